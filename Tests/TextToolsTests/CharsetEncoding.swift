import Glibc
import TextTools
import Testing

/// A text in a charset, as glibc has it; throws where it has not all of the text's characters.
func encoded(_ text: String, as name: String) throws -> [UInt8] {
    let charset = try #require(CharsetName(label: name)).iconv
    guard let handle = unsafe iconv_open(charset, "UTF-8"), Int(bitPattern: handle) != -1 else {
        throw NoSuchCharset(name: name)
    }
    defer { unsafe iconv_close(handle) }
    var input = Array(text.utf8)
    var output = [UInt8](repeating: 0, count: input.count * 4 + 8)
    let (inputCount, room) = (input.count, output.count)
    let left: (input: Int, room: Int) = unsafe input.withUnsafeMutableBytes { input in
        unsafe output.withUnsafeMutableBytes { output in
            var source = unsafe input.baseAddress?.assumingMemoryBound(to: CChar.self)
            var destination = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
            var (left, space) = (inputCount, room)
            unsafe iconv(handle, &source, &left, &destination, &space)
            return (left, space)
        }
    }
    try #require(left.input == 0, "\(name) has not all of \(text)")
    return Array(output[..<(room - left.room)])
}

struct NoSuchCharset: Error { var name: String }

/// The same numbers each time.
struct RepeatableNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    // SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
