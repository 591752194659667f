/// What the XML parser saw since it was last asked: one reused buffer of bytes, and what they are.
///
/// A reader takes the events of a piece and empties the buffer. Names are told apart by number, without a String.
struct XMLEvents {
    /// Names, values and text, one after the other.
    var bytes: [UInt8] = []
    var list: [XMLEvent] = []
    var attributes: [XMLAttribute] = []

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        list.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
    }

    func string(_ range: Range<Int>) -> String { bytes.span.string(range) }

    /// An element's attribute; nil where it has none of that name.
    func attribute(_ name: FeedName, _ space: FeedNamespace = .none, of event: XMLEvent) -> String? {
        for attribute in attributes[event.attributes] where attribute.name == name && attribute.space == space {
            return string(attribute.value)
        }
        return nil
    }
}

struct XMLEvent {
    enum Kind { case start, end, text }

    var kind: Kind
    var space = FeedNamespace.none
    var name = FeedName.other
    /// Of a start tag: the local name as printed. Of text: the text.
    var bytes: Range<Int>
    var attributes: Range<Int> = 0..<0
    /// From 1.
    var line: Int
    /// The namespace that a start tag declares for names without a prefix; `.none` where it declares none.
    var defaultSpace = FeedNamespace.none
}

struct XMLAttribute {
    var space: FeedNamespace
    var name: FeedName
    /// As printed, with its prefix.
    var printed: Range<Int>
    var value: Range<Int>
}
