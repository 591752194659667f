/// What the XML parser saw since it was last asked: one reused buffer of bytes, and what they are.
///
/// A reader takes the events of a piece and empties the buffer. Names are told apart by number, without a String.
struct XMLEvents {
    /// Names and values, one after the other.
    var bytes: [UInt8] = []
    var list: [XMLEvent] = []
    var attributes: [XMLAttribute] = []

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        list.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
    }

    func string(_ range: Range<Int>) -> String { bytes.span.knownString(range) }

    /// An element's attribute; nil where it has none of that name.
    func attribute(_ name: FeedName, _ space: FeedNamespace = .none, of event: XMLEvent) -> String? {
        for index in event.attributes where attributes[index].name == name && attributes[index].space == space {
            return string(attributes[index].value)
        }
        return nil
    }
}

struct XMLEvent {
    /// Of texts there are only the marks here: `MendedXML` has them.
    enum Kind { case start, end, text }

    var kind: Kind
    var space = FeedNamespace.none
    var name = FeedName.other
    /// The namespace that a start tag declares for names without a prefix; `.none` where it declares none.
    var defaultSpace = FeedNamespace.none
    /// From 1.
    var line = 0
    /// Of a start tag: the local name as printed.
    var bytes = 0..<0
    var attributes = 0..<0
}

struct XMLAttribute {
    var space: FeedNamespace
    var name: FeedName
    /// As printed, with its prefix.
    var printed: Range<Int>
    var value: Range<Int>
}
