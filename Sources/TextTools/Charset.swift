/// Which character encoding bytes are in, and the same bytes as UTF-8.
///
/// The order of RFC 7303 §3 (a byte-order mark, the `Content-Type` header, the document's own declaration), unless the
/// bytes refuse what they are said to be, or are another script's beyond doubt; then what they bear out. A decoding
/// failure stays local: one U+FFFD.
package enum Charset {
    package struct Decoded: Equatable, Sendable {
        /// Valid UTF-8 without a byte-order mark.
        package var text: [UInt8]
        /// The charset that the bytes were read with: its IANA name in lower case, or the alias that all know.
        package var name: String
        /// Did bytes not decode, or were they not what a header, a declaration or the lack of both says?
        package var hadErrors: Bool
    }

    /// - Parameters:
    ///   - contentType: a `Content-Type` header's value, whose `charset` goes before `declared`.
    ///   - declared: what the document says of itself (`<?xml encoding=…?>`, `<meta charset>`).
    package static func decode(_ bytes: [UInt8], contentType: String?, declared: String?) -> Decoded {
        let choice = CharsetChoice.of(
            bytes[...], header: contentType.flatMap(label(ofContentType:)), declared: declared)
        var decoder = CharsetDecoder(choice)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        decoder.decode(bytes[...], into: &text)
        decoder.finish(into: &text)
        return Decoded(text: text, name: choice.name, hadErrors: choice.isContradicted || decoder.failures > 0)
    }

    /// The `charset` parameter of a `Content-Type` header (RFC 9110 §8.3.2), without quotes; nil where there is none.
    package static func label(ofContentType header: String) -> String? {
        for parameter in header.split(separator: ";").dropFirst() {
            guard let equals = parameter.firstIndex(of: "=") else { continue }
            let name = parameter[..<equals].filter { !$0.isWhitespace }
            guard name.lowercased() == "charset" else { continue }
            let value = parameter[parameter.index(after: equals)...]
                .filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
            return value.isEmpty ? nil : String(value)
        }
        return nil
    }
}
