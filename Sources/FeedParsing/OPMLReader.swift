import CasewireModel
import TextTools

/// Bytes ──▶ `OPML`. A list that is broken or cut is read as far as it goes, by the same mender as feeds; as there, no
/// document type declaration and no entity of it gets through (HOSTILE.md S1, S12).
package enum OPMLReader {
    /// - Throws: where there is no list in the bytes. One that has no feed in it is none of that.
    package static func read(_ bytes: [UInt8]) throws(OPMLError) -> OPML {
        guard bytes.count <= Limits.opmlBytes else { throw .tooLarge(bytes: bytes.count) }
        let declared = XMLDeclaration.encoding(in: CharsetChoice.declarationBytes(of: bytes[...])[...])
        let text = Charset.decode(bytes, contentType: nil, declared: declared).text
        var mender = XMLMender()
        let parser = XMLPushParser()
        var reader = OutlineReader()
        var waiting: [UInt8] = []
        var index = 0
        repeat {
            let end = min(index + Limits.pieceBytes, text.count)
            waiting.append(contentsOf: text[index..<end])
            index = end
            let read = mender.mend(waiting.span, isLast: index == text.count)
            waiting.removeSubrange(..<read)
            pass(&mender, to: parser, &reader)
        } while index < text.count
        mender.closeAll()
        pass(&mender, to: parser, &reader)
        parser.finish()
        drain(parser, &mender, &reader)
        guard reader.isList else {
            throw .noList(reason: reason(head: Array(bytes.prefix(Limits.headBytes)), root: reader.rootName))
        }
        var list = reader.finished()
        list.problems = mender.problems.told + parser.problems.told + list.problems
        return list
    }

    private static func pass(
        _ mender: inout XMLMender, to parser: borrowing XMLPushParser, _ reader: inout OutlineReader
    ) {
        parser.push(mender.out.markup)
        mender.out.markup.removeAll(keepingCapacity: true)
        drain(parser, &mender, &reader)
    }

    private static func drain(
        _ parser: borrowing XMLPushParser, _ mender: inout XMLMender, _ reader: inout OutlineReader
    ) {
        var read = 0
        parser.drain { read = reader.take($0, mender.out) }
        mender.out.forget(runs: read)
    }

    private static func reason(head: [UInt8], root: String?) -> String {
        switch root?.lowercased() {
        case "rss", "feed", "rdf", "channel": "a feed, where a list of feeds was to be"
        case let name?: "XML whose outermost element is <\(PlainText.line(name).prefix(60))>"
        case nil: NoFeed.reason(head: head, root: nil)
        }
    }
}

/// The events of one list, one after the other.
struct OutlineReader {
    private enum Element { case outline(isFolder: Bool), title, other }

    private var list = OPML()
    private var open: [Element] = []
    private var folders: [String] = []
    private var title: [UInt8] = []
    private var problems = ProblemList()
    private(set) var isList = false
    /// Of the document's own outermost element.
    private(set) var rootName: String?

    /// - Parameter texts: holds the texts whose marks are among the events.
    /// - Returns: how many runs of `texts` were read.
    mutating func take(_ events: borrowing XMLEvents, _ texts: borrowing MendedXML) -> Int {
        var run = 0
        for event in events.list {
            switch event.kind {
            case .start: start(event, events)
            case .end: end()
            case .text:
                let range = texts.run(run)
                if case .title = open.last, title.count + range.count <= Limits.fieldBytes {
                    title.append(texts.text.span, range)
                }
                run += 1
            }
        }
        return run
    }

    consuming func finished() -> OPML {
        var list = list
        list.title = Self.line(String(decoding: title, as: UTF8.self))
        list.problems = problems.told
        return list
    }

    private mutating func start(_ event: XMLEvent, _ events: borrowing XMLEvents) {
        let name = events.string(event.bytes).lowercased()
        // The first element of all is the parser's own.
        if open.count == 1, rootName == nil { rootName = name }
        switch name {
        case "opml":
            isList = true
            open.append(.other)
        case "outline":
            isList = true
            outline(event, events)
        case "title" where title.isEmpty: open.append(.title)
        default: open.append(.other)
        }
    }

    private mutating func end() {
        if case .outline(isFolder: true) = open.popLast() { folders.removeLast() }
    }

    private mutating func outline(_ event: XMLEvent, _ events: borrowing XMLEvents) {
        let printed = Attributes(event, events)
        let title = printed["title"].flatMap(Self.line) ?? printed["text"].flatMap(Self.line)
        if let address = printed.feedAddress {
            add(address, title, site: printed["htmlurl"], line: event.line)
        } else if printed["type"]?.lowercased() == "include" {
            // OPML 2.0, "Inclusion": another list, which nobody here goes and fetches.
            problems.add(line: event.line, "an outline that includes another list is not followed")
        }
        // A feed may well have outlines below it, and is their folder then.
        let isFolder = folders.count < Limits.outlineFolders && title != nil
        if isFolder, let title { folders.append(title) }
        open.append(.outline(isFolder: isFolder))
    }

    private mutating func add(_ address: String, _ title: String?, site: String?, line: Int) {
        guard list.outlines.count < Limits.outlines else {
            return problems.add(line: line, "feeds after the first \(Limits.outlines) were left out")
        }
        guard address.utf8.count <= Limits.outlineAddress else {
            return problems.add(
                line: line, "a feed whose address has more than \(Limits.outlineAddress) bytes was left out")
        }
        let site = site.flatMap { $0.utf8.count <= Limits.outlineAddress ? Self.line($0) : nil }
        list.outlines.append(
            OPML.Outline(title: title, feedURL: address, siteURL: site, folders: folders, line: line))
    }

    /// nil where nothing is left.
    private static func line(_ text: String) -> String? {
        // Twice what is kept: white space goes.
        let line = PlainText.line(String(text.prefix(Limits.outlineTitle * 2))).prefix(Limits.outlineTitle)
        return line.isEmpty ? nil : String(line)
    }

    /// An outline's attributes by their names in lower case: readers write `xmlUrl`, `xmlurl` and `XMLURL`.
    private struct Attributes {
        private var values: [String: String] = [:]

        init(_ event: XMLEvent, _ events: borrowing XMLEvents) {
            for index in event.attributes {
                let attribute = events.attributes[index]
                values[events.string(attribute.printed).lowercased()] = events.string(attribute.value)
            }
        }

        subscript(name: String) -> String? { values[name] }

        /// `xmlUrl`; of some old readers `url` with a feed's `type`.
        var feedAddress: String? {
            let type = self["type"]?.lowercased() ?? ""
            let address = self["xmlurl"] ?? (["rss", "atom", "feed"].contains(type) ? self["url"] : nil)
            let line = address.map { PlainText.line($0) } ?? ""
            return line.isEmpty ? nil : line
        }
    }
}
