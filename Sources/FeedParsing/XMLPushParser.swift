internal import CLibXML2

/// One libxml2 push-parser context: made, fed and freed by whoever holds this value.
///
/// It reads what `XMLMender` lets through: no declaration of a document type or an entity ever arrives. No option that
/// loads, expands or allows huge nodes is set.
@safe struct XMLPushParser: ~Copyable {
    private let context: xmlParserCtxtPtr?
    /// The callbacks' only destination. (In memory of its own and not in a class: each access to a class's property would
    /// be checked for exclusivity, and there are ten for each element.)
    private let sink: UnsafeMutablePointer<XMLSink>

    init() {
        unsafe sink = .allocate(capacity: 1)
        unsafe sink.initialize(to: XMLSink())
        var callbacks = unsafe xmlSAXHandler()
        unsafe callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe callbacks.startElementNs = startElement
        unsafe callbacks.endElementNs = endElement
        unsafe callbacks.characters = characters
        unsafe callbacks.ignorableWhitespace = characters
        unsafe callbacks.serror = structuredError
        // libxml2 copies the table.
        unsafe context = xmlCreatePushParserCtxt(&callbacks, sink, nil, 0, nil)
        unsafe xmlCtxtUseOptions(context, CInt(XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue))
        unsafe sink.pointee.context = unsafe context
        // The document itself is one element of this: what stands around it can't end the parser's work.
        push(Array("<feed-document>".utf8))
    }

    deinit {
        if let context = unsafe context {
            unsafe xmlFreeDoc(context.pointee.myDoc)
            unsafe xmlFreeParserCtxt(context)
        }
        unsafe sink.deinitialize(count: 1)
        unsafe sink.deallocate()
    }

    func push(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        unsafe bytes.withUnsafeBytes { raw in
            _ = unsafe xmlParseChunk(context, raw.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(raw.count), 0)
        }
    }

    func finish() {
        push(Array("</feed-document>".utf8))
        _ = unsafe xmlParseChunk(context, nil, 0, 1)
    }

    /// The events since the last call go to `body`, and are gone after it.
    func drain(_ body: (borrowing XMLEvents) -> Void) {
        unsafe body(sink.pointee.events)
        unsafe sink.pointee.events.removeAll()
    }

    /// The faults that libxml2 itself found: none where the mender did its work, but for names and namespaces.
    var problems: ProblemList { unsafe sink.pointee.problems }
}

/// HTML's named characters (HTML 4, as libxml2 knows them).
enum HTMLEntity {
    static func scalar(named name: [UInt8]) -> UInt32? {
        unsafe (name + [0]).withUnsafeBufferPointer { buffer in
            guard let entity = unsafe htmlEntityLookup(buffer.baseAddress) else { return nil }
            return unsafe entity.pointee.value
        }
    }
}

/// Where the callbacks put what they are given.
@safe private struct XMLSink {
    var events = XMLEvents()
    var problems = ProblemList()
    var context: xmlParserCtxtPtr?
    private var names = [KnownName](repeating: KnownName(), count: Self.slots)
    private var spaces = [KnownSpace](repeating: KnownSpace(), count: Self.slots)

    /// What a name means, by the address of libxml2's own copy of it, which lives as long as the parser: a look-up that
    /// compares no bytes. Two names that fall into one slot take turns.
    private struct KnownName {
        var address: UInt = 0
        var length = 0
        var name = FeedName.other
    }

    private struct KnownSpace {
        var uri: UInt = 0
        var prefix: UInt = 0
        var space = FeedNamespace.none
    }

    /// A power of two; feeds have some 40 names.
    private static let slots = 256

    var line: Int {
        unsafe context.map { unsafe $0.pointee.input == nil ? 0 : Int($0.pointee.input.pointee.line) } ?? 0
    }

    mutating func copy(_ text: UnsafePointer<xmlChar>, _ count: Int) -> Range<Int> {
        let start = events.bytes.count
        unsafe events.bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
        return start..<events.bytes.count
    }

    /// A name as printed, and what it means.
    mutating func copyName(_ text: UnsafePointer<xmlChar>) -> (printed: Range<Int>, name: FeedName) {
        let known = unsafe known(text)
        return unsafe (copy(text, known.length), known.name)
    }

    private mutating func known(_ text: UnsafePointer<xmlChar>) -> KnownName {
        let address = UInt(bitPattern: text)
        let slot = Int(truncatingIfNeeded: address ^ address >> 8) & (Self.slots - 1)
        if names[slot].address == address { return names[slot] }
        let bytes = unsafe buffer(text)
        names[slot] = unsafe KnownName(address: address, length: bytes.count, name: FeedName.named(bytes.span))
        return names[slot]
    }

    /// An attribute's value. libxml2 leaves `&` as `&#38;` in it, for a tree builder that would read it once more; as
    /// no other reference is left, each such is an `&`.
    mutating func copyValue(_ text: UnsafePointer<xmlChar>, _ count: Int) -> Range<Int> {
        let value = unsafe UnsafeBufferPointer(start: text, count: count)
        guard unsafe value.contains(UInt8(ascii: "&")) else { return unsafe copy(text, count) }
        let start = events.bytes.count
        let escape = Array("&#38;".utf8)
        var index = 0
        while index < count {
            events.bytes.append(unsafe value[index])
            let isEscape = unsafe value[index] == escape[0] && value[index...].starts(with: escape)
            index += isEscape ? escape.count : 1
        }
        return start..<events.bytes.count
    }

    /// What an element declares for names without a prefix.
    mutating func defaultSpace(
        _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
    ) -> FeedNamespace {
        guard let namespaces = unsafe namespaces else { return .none }
        for index in 0..<count where unsafe namespaces[index * 2] == nil {
            return unsafe space(namespaces[index * 2 + 1], nil)
        }
        return .none
    }

    /// A name without a namespace, but with a prefix, is taken as it is commonly meant.
    mutating func space(_ uri: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?) -> FeedNamespace {
        let (first, second) = (UInt(bitPattern: uri), UInt(bitPattern: prefix))
        if first == 0 && second == 0 { return .none }
        let key = first ^ second << 1
        let slot = Int(truncatingIfNeeded: key ^ key >> 8) & (Self.slots - 1)
        if spaces[slot].uri == first && spaces[slot].prefix == second { return spaces[slot].space }
        let space: FeedNamespace =
            if let uri = unsafe uri {
                unsafe FeedNamespace.of(uri: buffer(uri).span)
            } else if let prefix = unsafe prefix {
                unsafe FeedNamespace.of(prefix: buffer(prefix).span)
            } else {
                .none
            }
        spaces[slot] = KnownSpace(uri: first, prefix: second, space: space)
        return space
    }
}

/// A name of libxml2's, which outlives the callback that it was given to.
private func buffer(_ text: UnsafePointer<xmlChar>) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
}

private func sink(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLSink>? {
    unsafe user?.assumingMemoryBound(to: XMLSink.self)
}

private let startElement: startElementNsSAX2Func = {
    user, local, prefix, uri, declared, namespaces, count, _, attributes in
    guard let sink = unsafe sink(user), let local = unsafe local else { return }
    let first = unsafe sink.pointee.events.attributes.count
    if let attributes = unsafe attributes {
        for index in 0..<Int(count) {
            unsafe sink.pointee.append(attribute: attributes.advanced(by: index * 5))
        }
    }
    var event = XMLEvent(kind: .start)
    unsafe event.space = sink.pointee.space(uri, prefix)
    unsafe (event.bytes, event.name) = sink.pointee.copyName(local)
    unsafe event.attributes = first..<sink.pointee.events.attributes.count
    unsafe event.line = sink.pointee.line
    if declared > 0 { unsafe event.defaultSpace = sink.pointee.defaultSpace(namespaces, Int(declared)) }
    unsafe sink.pointee.events.list.append(event)
}

extension XMLSink {
    /// - Parameter entry: local name, prefix, address of the namespace, begin and end of the value.
    fileprivate mutating func append(attribute entry: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) {
        guard let name = unsafe entry[0], let start = unsafe entry[3], let end = unsafe entry[4] else { return }
        var begin: Int?
        if let prefix = unsafe entry[1] {
            begin = unsafe copyName(prefix).printed.lowerBound
            events.bytes.append(UInt8(ascii: ":"))
        }
        let (printed, meaning) = unsafe copyName(name)
        unsafe events.attributes.append(
            XMLAttribute(
                space: space(entry[2], entry[1]), name: meaning,
                printed: (begin ?? printed.lowerBound)..<printed.upperBound, value: copyValue(start, end - start)))
    }
}

private let endElement: endElementNsSAX2Func = { user, _, _, _ in
    guard let sink = unsafe sink(user) else { return }
    var event = XMLEvent(kind: .end)
    unsafe event.line = sink.pointee.line
    unsafe sink.pointee.events.list.append(event)
}

/// Of texts, only their marks come here, and the newlines that were in them.
private let characters: charactersSAXFunc = { user, text, count in
    guard let sink = unsafe sink(user), let text = unsafe text else { return }
    for index in 0..<Int(count) where unsafe text[index] == MendedXML.mark {
        unsafe sink.pointee.events.list.append(XMLEvent(kind: .text))
    }
}

private let structuredError: xmlStructuredErrorFunc = { user, error in
    guard let sink = unsafe sink(user), let error = unsafe error else { return }
    // A namespace's name that is no address (RFC 3986) is none of our business: such documents are well-formed.
    let code = unsafe xmlParserErrors(rawValue: UInt32(error.pointee.code))
    if code == XML_WAR_NS_URI || code == XML_WAR_NS_URI_RELATIVE { return }
    let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "not well-formed"
    let line = unsafe Int(error.pointee.line)
    unsafe sink.pointee.problems.add(
        line: line > 0 ? line : nil,
        String(message.prefix(200)).split(whereSeparator: \.isNewline).joined(separator: " "))
}
