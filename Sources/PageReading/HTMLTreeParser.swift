internal import CLibXML2

/// HTML as libxml2 reads it, broken or not, as a `PageTree`: the one place that touches libxml2 and its pointers.
///
/// libxml2's own tree ends at 256 elements in each other; its events do not, so the tree is ours.
enum HTMLTreeParser {
    /// - Parameter html: valid UTF-8. What a `<meta charset>` in it says is not looked at any more.
    static func tree(of html: [UInt8]) -> PageTree {
        let sink = TreeSink()
        let text = AttributeLimiter.limited(html)
        unsafe text.withUnsafeBytes { buffer in unsafe parse(buffer, into: sink) }
        return sink.builder.finished()
    }

    private static func parse(_ buffer: UnsafeRawBufferPointer, into sink: TreeSink) {
        guard let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
            let context = unsafe htmlCreateMemoryParserCtxt(start, CInt(buffer.count))
        else { return }
        defer { unsafe htmlFreeParserCtxt(context) }
        // Before the handlers: the options set some of them.
        _ = unsafe htmlCtxtUseOptions(
            context,
            CInt(
                HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                    | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue))
        unsafe xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        sink.stop = { unsafe xmlStopParser(context) }
        unsafe context.pointee.sax.pointee = treeHandler()
        unsafe context.pointee.userData = Unmanaged.passUnretained(sink).toOpaque()
        _ = unsafe htmlParseDocument(context)
        sink.stop = nil
    }
}

/// Where the callbacks put what they are given.
private final class TreeSink {
    var builder = PageTreeBuilder()
    /// Ends the parse; nil when none runs.
    var stop: (() -> Void)?
}

/// Only the callbacks that make the tree: all the others, those that would write to stderr included, are nil.
private func treeHandler() -> htmlSAXHandler {
    var handler = unsafe htmlSAXHandler()
    unsafe handler.initialized = 1
    unsafe handler.startElement = treeStartElement
    unsafe handler.endElement = treeEndElement
    unsafe handler.characters = treeCharacters
    unsafe handler.cdataBlock = treeCharacters
    unsafe handler.ignorableWhitespace = treeCharacters
    return unsafe handler
}

private func treeSink(_ pointer: UnsafeMutableRawPointer?) -> TreeSink? {
    unsafe pointer.map { unsafe Unmanaged<TreeSink>.fromOpaque($0).takeUnretainedValue() }
}

private let treeStartElement: startElementSAXFunc = { pointer, name, attributes in
    guard let sink = unsafe treeSink(pointer), let name = unsafe name else { return }
    guard sink.builder.depth < Limits.depth, sink.builder.tree.nodes.count < Limits.nodes else {
        sink.stop?()
        return
    }
    var kept: [PageTree.Attribute] = []
    if let attributes = unsafe attributes {
        var index = 0
        while let key = unsafe attributes[index] {
            let attribute = unsafe String(cString: key)
            if let value = unsafe attributes[index + 1], keptAttributes.contains(attribute),
                unsafe xmlStrlen(value) <= Limits.attributeValue
            {
                unsafe kept.append(PageTree.Attribute(name: attribute, value: String(cString: value)))
            } else if attribute == "hidden" {
                kept.append(PageTree.Attribute(name: attribute, value: ""))
            }
            index += 2
        }
    }
    sink.builder.start(unsafe String(cString: name), kept)
}

private let treeEndElement: endElementSAXFunc = { pointer, name in
    guard let sink = unsafe treeSink(pointer), let name = unsafe name else { return }
    sink.builder.end(unsafe String(cString: name))
}

private let treeCharacters: charactersSAXFunc = { pointer, text, length in
    guard let sink = unsafe treeSink(pointer), let text = unsafe text, length > 0 else { return }
    unsafe sink.builder.text(UnsafeBufferPointer(start: text, count: Int(length)))
}

/// The attributes that something is read from.
private let keptAttributes: Set<String> = [
    "aria-hidden", "class", "content", "datetime", "hidden", "href", "id", "itemprop", "itemscope", "itemtype", "lang",
    "name", "property", "pubdate", "rel", "role", "style", "title", "type", "xml:lang",
]
