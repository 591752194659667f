/// Bytes of a chosen charset into UTF-8, as they arrive: a character cut by a push waits for the next.
package struct CharsetDecoder: ~Copyable {
    private var repair = UTF8Repair()
    /// For charsets of one byte a character.
    private var table: CharsetTable?
    /// For what is neither UTF-8 nor has a table.
    private var converter: IconvConverter?
    private var markLeft: Int

    package init(_ choice: CharsetChoice) {
        markLeft = choice.markLength
        table = CharsetTable(of: choice.charset)
        converter = choice.charset.form == .utf8 || table != nil ? nil : IconvConverter(from: choice.charset)
    }

    /// Undecodable stretches so far; each became one U+FFFD.
    package var failures: Int {
        let converted =
            switch converter {
            case .some(let converter): converter.failures
            case nil: 0
            }
        return converted + (table?.failures ?? 0) + repair.failures
    }

    package mutating func decode(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
        let mark = min(markLeft, bytes.count)
        markLeft -= mark
        let rest = bytes.dropFirst(mark)
        if table?.convert(rest, into: &text) != nil { return }
        if converter?.convert(rest, into: &text) == nil { repair.append(rest, to: &text) }
    }

    package mutating func finish(into text: inout [UInt8]) {
        converter?.finish(into: &text)
        repair.finish(into: &text)
    }
}

/// UTF-8 that may be broken into UTF-8 that is not: each maximal part of an ill-formed sequence becomes one U+FFFD
/// (Unicode §3.9, "U+FFFD Substitution of Maximal Subparts").
struct UTF8Repair {
    private(set) var failures = 0
    /// The beginning of a character whose end has not come yet: three bytes at most.
    private var tail: [UInt8] = []

    mutating func append(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
        var rest = bytes
        if !tail.isEmpty { endCharacter(with: &rest, into: &text) }
        if tail.isEmpty { take(rest, into: &text) }
    }

    /// The character that has begun, with as much of `rest` as it may take.
    private mutating func endCharacter(with rest: inout ArraySlice<UInt8>, into text: inout [UInt8]) {
        let length = tail[0] >= 0xF0 ? 4 : tail[0] >= 0xE0 ? 3 : 2
        let begun = tail.count
        tail.append(contentsOf: rest.prefix(length - begun))
        let fault = UTF8Scan.firstFault(in: tail[...])
        if let fault, fault.isCut {
            rest = []
            return
        }
        // What has begun well is a part of what fails.
        rest = rest.dropFirst((fault?.length ?? length) - begun)
        if fault == nil { text.append(contentsOf: tail) } else { replace(into: &text) }
        tail.removeAll()
    }

    mutating func finish(into text: inout [UInt8]) {
        if !tail.isEmpty {
            tail.removeAll()
            replace(into: &text)
        }
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
        var rest = bytes
        while let fault = UTF8Scan.firstFault(in: rest) {
            text.append(contentsOf: rest[..<fault.index])
            rest = rest[fault.index...]
            if fault.isCut {
                tail = Array(rest)
                return
            }
            replace(into: &text)
            rest = rest.dropFirst(fault.length)
        }
        text.append(contentsOf: rest)
    }

    private mutating func replace(into text: inout [UInt8]) {
        failures += 1
        text.append(contentsOf: [0xEF, 0xBF, 0xBD])
    }
}

/// Where UTF-8 stops being UTF-8.
enum UTF8Scan {
    struct Fault: Equatable {
        var index: Int
        /// Bytes of the ill-formed sequence: what one U+FFFD stands for.
        var length: Int
        /// Is it only that the bytes end within a character?
        var isCut: Bool
    }

    /// Bytes that are looked at one by one before it goes by blocks, which need some before them.
    private static let start = 16

    static func firstFault(in bytes: ArraySlice<UInt8>) -> Fault? {
        let span = bytes.span
        guard span.count > 4 * start else { return exactFault(in: bytes) }
        if let fault = exactFault(in: bytes.prefix(start)), !fault.isCut { return fault }
        let doubt = ByteScan.firstDoubtOfUTF8(in: span, from: start)
        // A character of four bytes that is not over begins three bytes before at most.
        var index = doubt
        for before in (doubt - 3..<doubt).reversed() where span[before] >= 0xC0 {
            index = before
            break
        }
        return exactFault(in: bytes[(bytes.startIndex + index)...])
    }

    /// The same one byte at a time; what the standard library says counts.
    static func exactFault(in bytes: ArraySlice<UInt8>) -> Fault? {
        let span = bytes.span
        do {
            _ = try UTF8Span(validating: span)
            return nil
        } catch {
            let range = error.byteOffsets
            let isCut = error.kind == .truncatedScalar && range.upperBound == span.count
            return Fault(index: bytes.startIndex + range.lowerBound, length: range.count, isCut: isCut)
        }
    }

    enum Kind { case whole, broken, cut }

    /// The character that begins at `index`, or as much of it as one U+FFFD stands for (Unicode §3.9, table 3-7).
    static func sequence(in bytes: Swift.Span<UInt8>, at index: Int) -> (length: Int, kind: Kind) {
        let length: Int
        var next: ClosedRange<UInt8> = 0x80...0xBF
        switch bytes[index] {
        case 0..<0x80: return (1, .whole)
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, next) = (3, 0xA0...0xBF)
        case 0xED: (length, next) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, next) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, next) = (4, 0x80...0x8F)
        default: return (1, .broken)
        }
        for offset in 1..<length {
            guard index + offset < bytes.count else { return (offset, .cut) }
            guard next ~= bytes[index + offset] else { return (offset, .broken) }
            next = 0x80...0xBF
        }
        return (length, .whole)
    }
}
