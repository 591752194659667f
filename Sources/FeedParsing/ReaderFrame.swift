import Foundation

/// An open element, and what it means.
struct Frame {
    var meaning: Meaning
    /// Which of the reader's scopes holds in it.
    var scope = 0
    /// Depth of the element whose text this one belongs to.
    var field = 0
    /// Is its text being kept?
    var isCollecting = false
    /// Where its text begins among what is collected.
    var start = 0
    /// Is its text to be written as markup: escaped, with elements?
    var isMarkup = false
    var kind = Construct.Kind.unknown
    /// Markup that is left out itself, its text not.
    var isSilent = false
    var isVoid = false
    /// Where its name begins among the names of open markup.
    var nameStart = 0

    init(meaning: Meaning) { self.meaning = meaning }
}

/// What elements hand down (XML Base; XML 1.0 §2.12).
struct Scope {
    var base: String?
    var language: String?
}

/// How a text construct's characters are to be read (RFC 4287 §3.1.1; `type` and `mode` of Atom 0.3).
struct Construct: Equatable {
    enum Kind { case unknown, text, html, xhtml, base64 }

    static let unknown = Construct(kind: .unknown)

    var kind: Kind
    /// As printed: `html`, `text/html`, `image/png`.
    var type: String?
    var src: String?
    /// RSS's `isPermaLink`; nil where it isn't said.
    var isPermalink: Bool?

    init(kind: Kind) { self.kind = kind }

    init(_ field: Field, _ event: XMLEvent, _ events: borrowing XMLEvents, isAtom: Bool) {
        kind = .unknown
        if event.space == .content { kind = .html }
        if event.space == .xhtml { kind = .xhtml }
        if case .id = field {
            isPermalink = events.attribute(.ispermalink, of: event).map { $0.lowercased() != "false" }
        }
        guard field.holdsMarkup else { return }
        let type = events.attribute(.type, of: event).map { PrintedText.trimmed($0).lowercased() }
        let mode = events.attribute(.mode, of: event)?.lowercased()
        self.type = type
        src = events.attribute(.src, of: event)
        switch mode {
        case "base64": kind = .base64
        case "escaped": kind = type.map(Self.isText) == true ? .text : type == nil ? .text : .html
        case "xml": kind = Self.isHTML(type) || type == nil ? .xhtml : .unknown
        default: if isAtom || type != nil { kind = Self.kind(type, isAtom: isAtom) }
        }
    }

    private static func isText(_ type: String) -> Bool { type == "text" || type == "text/plain" }

    private static func isHTML(_ type: String?) -> Bool { type?.contains("html") == true }

    private static func kind(_ type: String?, isAtom: Bool) -> Kind {
        guard let type, !type.isEmpty else { return isAtom ? .text : .unknown }
        switch type {
        case "text", "text/plain": return .text
        case "html", "text/html": return .html
        case "xhtml", "application/xhtml+xml": return .xhtml
        case _ where type.hasSuffix("+xml") || type.hasSuffix("/xml"): return .xhtml
        case _ where type.hasPrefix("text/") || !type.contains("/"): return .unknown
        default: return .base64
        }
    }

    /// nil where it isn't said.
    var isHTML: Bool? {
        switch kind {
        case .unknown: nil
        case .text: false
        case .html, .xhtml: true
        case .base64: type?.contains("html") == true
        }
    }

    /// What the characters printed stand for.
    func value(_ printed: String) -> String {
        guard kind == .base64, let data = Data(base64Encoded: printed, options: .ignoreUnknownCharacters),
            let text = String(data: data, encoding: .utf8)
        else { return printed }
        return PrintedText.trimmed(text)
    }
}

/// One text that was collected, and what stood around it.
struct CollectedText {
    /// Without white space around it.
    var value: String
    /// Is there a `<` or an `&` in it?
    var mayHoldMarkup: Bool
    /// Is it markup that was made of elements?
    var isMarkup: Bool
    var construct: Construct
    var base: String?
    var language: String?
    var line: Int

    /// As a plain line; nil where empty.
    var plain: String? {
        PrintedText.line(value, isMarkup: mayHoldMarkup ? isMarkup ? true : construct.isHTML : false)
    }
    /// What stands there, as one line; nil where empty.
    var words: String? { PrintedText.line(value, isMarkup: false) }
    var address: String? { value.isEmpty ? nil : URLReference.resolve(value, base: base) }
}

extension [UInt8] {
    /// The text of `range` as it must stand in markup.
    mutating func appendEscaped(_ text: ByteSpan, _ range: Range<Int>, inAttribute: Bool) {
        let text = text.extracting(range)
        var copied = 0
        while true {
            let index = text.firstToEscape(from: copied)
            append(text, copied..<index)
            guard index < text.count else { return }
            switch text[index] {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append(inAttribute ? ">" : "&gt;")
            default: append(inAttribute ? "&quot;" : "\"")
            }
            copied = index + 1
        }
    }
}
