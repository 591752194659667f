/// Bytes of a chosen charset into UTF-8, as they arrive: a character cut by a push waits for the next.
package struct CharsetDecoder: ~Copyable {
    private var repair = UTF8Repair()
    /// nil for UTF-8, which needs no conversion.
    private var converter: IconvConverter?
    private var markLeft: Int

    package init(_ choice: CharsetChoice) {
        markLeft = choice.markLength
        converter = choice.charset.form == .utf8 ? nil : IconvConverter(from: choice.charset.iconv)
    }

    /// Undecodable stretches so far; each became one U+FFFD.
    package var failures: Int {
        switch converter {
        case .some(let converter): converter.failures
        case nil: repair.failures
        }
    }

    package mutating func decode(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
        let mark = min(markLeft, bytes.count)
        markLeft -= mark
        let rest = bytes.dropFirst(mark)
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
        if tail.isEmpty {
            take(bytes, into: &text)
        } else {
            let joined = tail + bytes
            tail.removeAll()
            take(joined[...], into: &text)
        }
    }

    mutating func finish(into text: inout [UInt8]) {
        if !tail.isEmpty {
            tail.removeAll()
            replace(into: &text)
        }
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
        var index = bytes.startIndex
        var start = index
        while let fault = UTF8Scan.firstFault(in: bytes[index...]) {
            text.append(contentsOf: bytes[start..<fault.index])
            if fault.isCut {
                tail = Array(bytes[fault.index...])
                return
            }
            replace(into: &text)
            index = fault.index + fault.length
            start = index
        }
        text.append(contentsOf: bytes[start...])
    }

    private mutating func replace(into text: inout [UInt8]) {
        failures += 1
        text.append(contentsOf: [0xEF, 0xBF, 0xBD])
    }
}

/// Where UTF-8 stops being UTF-8.
enum UTF8Scan {
    struct Fault {
        var index: Int
        /// Bytes of the ill-formed sequence: what one U+FFFD stands for.
        var length: Int
        /// Is it only that the bytes end within a character?
        var isCut: Bool
    }

    static func firstFault(in bytes: ArraySlice<UInt8>) -> Fault? {
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
}
