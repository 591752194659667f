internal import CLibXML2

/// One libxml2 push-parser context: made, fed and freed by whoever holds this value.
///
/// It reads what `XMLMender` lets through: no declaration of a document type or an entity ever arrives. No option that
/// loads, expands or allows huge nodes is set.
@safe struct XMLPushParser: ~Copyable {
    private let context: xmlParserCtxtPtr?
    /// The callbacks' only destination.
    private let sink = XMLSink()

    init() {
        var callbacks = unsafe xmlSAXHandler()
        unsafe callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe callbacks.startElementNs = startElement
        unsafe callbacks.endElementNs = endElement
        unsafe callbacks.characters = characters
        unsafe callbacks.ignorableWhitespace = characters
        unsafe callbacks.cdataBlock = characters
        unsafe callbacks.serror = structuredError
        // libxml2 copies the table.
        unsafe context = xmlCreatePushParserCtxt(&callbacks, Unmanaged.passUnretained(sink).toOpaque(), nil, 0, nil)
        unsafe xmlCtxtUseOptions(context, CInt(XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue))
        unsafe sink.context = unsafe context
        // The document itself is one element of this: what stands around it can't end the parser's work.
        push(Array("<feed-document>".utf8))
    }

    deinit {
        guard let context = unsafe context else { return }
        unsafe xmlFreeDoc(context.pointee.myDoc)
        unsafe xmlFreeParserCtxt(context)
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
        body(sink.events)
        sink.events.removeAll()
    }

    /// The faults that libxml2 itself found: none where the mender did its work, but for names and namespaces.
    var problems: ProblemList { sink.problems }
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
@safe private final class XMLSink {
    var events = XMLEvents()
    var problems = ProblemList()
    var context: xmlParserCtxtPtr?
    /// What names mean, by the address of libxml2's own copy of them, which lives as long as the parser.
    private var names: [UInt: FeedName] = [:]
    private var spaces: [SpaceKey: FeedNamespace] = [:]

    private struct SpaceKey: Hashable {
        var address: UInt
        var prefix: UInt
    }

    var line: Int {
        unsafe context.map { unsafe $0.pointee.input == nil ? 0 : Int($0.pointee.input.pointee.line) } ?? 0
    }

    func copy(_ text: UnsafePointer<xmlChar>, _ count: Int) -> Range<Int> {
        let start = events.bytes.count
        unsafe events.bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
        return start..<events.bytes.count
    }

    /// An attribute's value. libxml2 leaves `&` as `&#38;` in it, for a tree builder that would read it once more; as
    /// no other reference is left, each such is an `&`.
    func copyValue(_ text: UnsafePointer<xmlChar>, _ count: Int) -> Range<Int> {
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

    func name(_ text: UnsafePointer<xmlChar>) -> FeedName {
        let address = UInt(bitPattern: text)
        if let name = names[address] { return name }
        let name = unsafe FeedName.named(buffer(text).span)
        names[address] = name
        return name
    }

    /// What an element declares for names without a prefix.
    func defaultSpace(_ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int) -> FeedNamespace {
        guard let namespaces = unsafe namespaces else { return .none }
        for index in 0..<count where unsafe namespaces[index * 2] == nil {
            return unsafe space(namespaces[index * 2 + 1], nil)
        }
        return .none
    }

    /// A name without a namespace, but with a prefix, is taken as it is commonly meant.
    func space(_ uri: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?) -> FeedNamespace {
        let key = SpaceKey(address: UInt(bitPattern: uri), prefix: UInt(bitPattern: prefix))
        if let space = spaces[key] { return space }
        let space: FeedNamespace =
            if let uri = unsafe uri {
                unsafe FeedNamespace.of(uri: buffer(uri).span)
            } else if let prefix = unsafe prefix {
                unsafe FeedNamespace.of(prefix: buffer(prefix).span)
            } else {
                .none
            }
        spaces[key] = space
        return space
    }
}

/// A name of libxml2's, which outlives the callback that it was given to.
private func buffer(_ text: UnsafePointer<xmlChar>) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
}

private func sink(_ user: UnsafeMutableRawPointer?) -> XMLSink? {
    unsafe user.map { unsafe Unmanaged<XMLSink>.fromOpaque($0).takeUnretainedValue() }
}

private let startElement: startElementNsSAX2Func = {
    user, local, prefix, uri, declared, namespaces, count, _, attributes in
    guard let sink = unsafe sink(user), let local = unsafe local else { return }
    let first = sink.events.attributes.count
    if let attributes = unsafe attributes {
        for index in 0..<Int(count) {
            let entry = unsafe attributes.advanced(by: index * 5)
            guard let name = unsafe entry[0], let start = unsafe entry[3], let end = unsafe entry[4] else { continue }
            let printed: Range<Int>
            if let prefix = unsafe entry[1] {
                let begin = unsafe sink.copy(prefix, Int(xmlStrlen(prefix))).lowerBound
                sink.events.bytes.append(UInt8(ascii: ":"))
                printed = unsafe begin..<sink.copy(name, Int(xmlStrlen(name))).upperBound
            } else {
                printed = unsafe sink.copy(name, Int(xmlStrlen(name)))
            }
            unsafe sink.events.attributes.append(
                XMLAttribute(
                    space: sink.space(entry[2], entry[1]), name: sink.name(name), printed: printed,
                    value: sink.copyValue(start, unsafe end - start)))
        }
    }
    unsafe sink.events.list.append(
        XMLEvent(
            kind: .start, space: sink.space(uri, prefix), name: sink.name(local),
            bytes: sink.copy(local, Int(xmlStrlen(local))), attributes: first..<sink.events.attributes.count,
            line: sink.line, defaultSpace: sink.defaultSpace(namespaces, Int(declared))))
}

private let endElement: endElementNsSAX2Func = { user, _, _, _ in
    guard let sink = unsafe sink(user) else { return }
    let here = sink.events.bytes.count
    sink.events.list.append(XMLEvent(kind: .end, bytes: here..<here, line: sink.line))
}

private let characters: charactersSAXFunc = { user, text, count in
    guard let sink = unsafe sink(user), let text = unsafe text else { return }
    let range = unsafe sink.copy(text, Int(count))
    // libxml2 hands out long texts in pieces: as long as nothing comes between them they are one.
    if let last = sink.events.list.indices.last, sink.events.list[last].kind == .text,
        sink.events.list[last].bytes.upperBound == range.lowerBound
    {
        sink.events.list[last].bytes = sink.events.list[last].bytes.lowerBound..<range.upperBound
    } else {
        sink.events.list.append(XMLEvent(kind: .text, bytes: range, line: sink.line))
    }
}

private let structuredError: xmlStructuredErrorFunc = { user, error in
    guard let sink = unsafe sink(user), let error = unsafe error else { return }
    // A namespace's name that is no address (RFC 3986) is none of our business: such documents are well-formed.
    let code = unsafe xmlParserErrors(rawValue: UInt32(error.pointee.code))
    if code == XML_WAR_NS_URI || code == XML_WAR_NS_URI_RELATIVE { return }
    let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "not well-formed"
    let line = unsafe Int(error.pointee.line)
    sink.problems.add(
        line: line > 0 ? line : nil,
        String(message.prefix(200)).split(whereSeparator: \.isNewline).joined(separator: " "))
}
