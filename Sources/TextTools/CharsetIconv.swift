import Glibc

/// One conversion of glibc's iconv: opened, run and closed by whoever holds this value.
@safe struct IconvConverter: ~Copyable {
    private let handle: iconv_t
    private let passesFaults: Bool
    /// Undecodable stretches, each of which became one U+FFFD.
    private(set) var failures = 0
    /// Bytes of a character whose end has not come yet: a handful at most.
    private var tail: [UInt8] = []

    /// nil where iconv has no such charset.
    init?(from charset: CharsetName) {
        guard let handle = unsafe iconv_open("UTF-8", charset.iconv), Int(bitPattern: handle) != -1 else { return nil }
        unsafe self.handle = handle
        passesFaults = charset.iconv == "UHC"
    }

    deinit { unsafe iconv_close(handle) }

    /// Appends `bytes` as UTF-8 to `text`, U+FFFD where they are undecodable. A character cut by the end waits for the
    /// next call.
    mutating func convert(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
        var input = tail
        input.append(contentsOf: bytes)
        let used = run(&input, into: &text)
        tail = Array(input[used...])
    }

    /// What was still waiting is undecodable now.
    mutating func finish(into text: inout [UInt8]) {
        release(into: &text)
        if !tail.isEmpty {
            note(into: &text)
            tail.removeAll()
        }
    }

    /// Appends a letter that was held back for the mark that might follow, as in Big5-HKSCS.
    private func release(into text: inout [UInt8]) {
        var piece = [UInt8](repeating: 0, count: 16)
        let room = piece.count
        let written = unsafe piece.withUnsafeMutableBytes { output in
            var destination = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
            var space = room
            unsafe iconv(handle, nil, nil, &destination, &space)
            return room - space
        }
        text.append(contentsOf: piece[..<written])
    }

    private mutating func note(into text: inout [UInt8]) {
        failures += 1
        text.append(contentsOf: [0xEF, 0xBF, 0xBD])
    }

    /// - Returns: how many bytes of `input` were read; what is left is the beginning of a character.
    private mutating func run(_ input: inout [UInt8], into text: inout [UInt8]) -> Int {
        // A charset's character becomes three times as many bytes at most; what does not fit goes into the next round.
        var piece = [UInt8](repeating: 0, count: min(input.count * 3, 1 << 16) + 16)
        var used = 0
        while used < input.count {
            let step = step(&input, from: used, into: &piece)
            text.append(contentsOf: piece[..<step.written])
            let begin = used
            used += step.read
            switch step.error {
            case 0, E2BIG: continue
            case EINVAL: return used
            default:
                note(into: &text)
                if !hasPassedFault(in: input[begin..<used]) { used = min(used + 1, input.count) }
            }
        }
        return used
    }

    /// glibc stops before a fault; but for UHC, where two bytes stand for nothing, behind it: then what was read holds
    /// the fault.
    private func hasPassedFault(in read: ArraySlice<UInt8>) -> Bool {
        guard passesFaults, !read.isEmpty else { return false }
        var again = Array(read)
        var piece = [UInt8](repeating: 0, count: again.count * 3 + 16)
        return step(&again, from: 0, into: &piece).error != 0
    }

    private func step(
        _ input: inout [UInt8], from used: Int, into piece: inout [UInt8]
    ) -> (read: Int, written: Int, error: CInt) {
        let (inputCount, room) = (input.count, piece.count)
        return unsafe input.withUnsafeMutableBytes { raw in
            unsafe piece.withUnsafeMutableBytes { output in
                var source = unsafe raw.baseAddress?.advanced(by: used).assumingMemoryBound(to: CChar.self)
                var destination = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = inputCount - used
                var space = room
                let status = unsafe iconv(handle, &source, &left, &destination, &space)
                let error = status == -1 ? errno : 0
                return (inputCount - used - left, room - space, error)
            }
        }
    }
}
