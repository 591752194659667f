package import CasewireModel
import Foundation

/// A feed as JSON: `casewire.feed/1`, one object on one line. What is nil or empty is left out, but for `entries`,
/// `warnings` and `recovered`, which are always there.
package enum FeedJSON {
    package static let schema = "casewire.feed/1"

    /// Appends it to `bytes`, without a newline at the end.
    ///
    /// - Parameter file: the argument that named the file, repeated byte for byte.
    package static func write(_ feed: Feed, file: String?, into bytes: inout [UInt8]) {
        var json = JSONBytes()
        swap(&json.bytes, &bytes)
        json.object { write(feed, file: file, into: &$0) }
        swap(&json.bytes, &bytes)
    }

    package static func write(_ feed: Feed, file: String?) -> [UInt8] {
        var bytes: [UInt8] = []
        write(feed, file: file, into: &bytes)
        return bytes
    }

    private static func write(_ feed: Feed, file: String?, into json: inout JSONBytes) {
        json.text("schema", schema)
        json.text("file", file)
        json.text("format", feed.format)
        json.text("encoding", feed.encoding)
        json.text("title", feed.title)
        json.text("description", feed.description)
        json.text("copyright", feed.copyright)
        json.text("link", feed.link)
        json.text("self_link", feed.selfLink)
        json.texts("hub_links", feed.hubLinks)
        json.objects("links", feed.links) { write($0, into: &$1) }
        json.text("language", feed.language)
        json.text("id", feed.id)
        json.text("generator", feed.generator)
        json.text("image", feed.image)
        json.text("icon", feed.icon)
        json.date("published", feed.published)
        json.date("updated", feed.updated)
        json.number("ttl_minutes", feed.ttlMinutes)
        if !feed.skipHours.isEmpty { json.array("skip_hours", feed.skipHours) { $1.element($0) } }
        json.texts("skip_days", feed.skipDays)
        json.number("update_period_minutes", feed.updatePeriodMinutes)
        json.objects("authors", feed.authors) { write($0, into: &$1) }
        json.objects("contributors", feed.contributors) { write($0, into: &$1) }
        json.objects("categories", feed.categories) { write($0, into: &$1) }
        json.objects("entries", feed.items, orEmpty: true) { write($0, into: &$1) }
        json.bool("recovered", feed.recovered)
        json.array("warnings", feed.problems) { problem, json in
            json.object {
                $0.number("line", problem.line)
                $0.text("message", problem.message)
            }
        }
    }

    private static func write(_ item: PrintedItem, into json: inout JSONBytes) {
        json.text("id", item.id)
        json.bool("guid_is_permalink", item.guidIsPermalink)
        json.text("link", item.link)
        json.objects("links", item.links) { write($0, into: &$1) }
        json.text("title", item.title)
        json.text("summary", item.summary)
        json.text("summary_type", item.summaryType?.rawValue)
        json.objects("content", item.content) { content, json in
            json.text("type", content.type)
            json.text("value", content.value)
            json.text("language", content.language)
            json.text("src", content.src)
        }
        json.date("published", item.published)
        json.date("updated", item.updated)
        json.objects("authors", item.authors) { write($0, into: &$1) }
        json.objects("contributors", item.contributors) { write($0, into: &$1) }
        json.objects("categories", item.categories) { write($0, into: &$1) }
        json.objects("enclosures", item.enclosures) { enclosure, json in
            json.text("url", enclosure.url)
            json.text("type", enclosure.type)
            json.number("length", enclosure.length)
        }
        json.text("comments", item.comments)
        json.text("language", item.language)
        json.text("rights", item.rights)
        if let source = item.source {
            json.key("source")
            json.object {
                $0.text("id", source.id)
                $0.text("title", source.title)
                $0.text("link", source.link)
                $0.date("updated", source.updated)
            }
        }
    }

    private static func write(_ link: Link, into json: inout JSONBytes) {
        json.text("rel", link.rel)
        json.text("href", link.href.isEmpty ? nil : link.href)
        json.text("type", link.type)
        json.text("title", link.title)
        json.text("hreflang", link.hreflang)
        json.number("length", link.length)
    }

    private static func write(_ author: Author, into json: inout JSONBytes) {
        json.text("name", author.name)
        json.text("email", author.email)
        json.text("uri", author.uri)
    }

    private static func write(_ category: CasewireModel.Category, into json: inout JSONBytes) {
        json.text("term", category.term)
        json.text("scheme", category.scheme)
        json.text("label", category.label)
    }
}

/// JSON (RFC 8259) into a buffer of bytes. A nil or an empty list writes nothing, its key neither.
private struct JSONBytes {
    var bytes: [UInt8] = []
    /// Does something stand before in the object or list at hand?
    private var needsComma = false

    mutating func key(_ key: StaticString) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(key)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    mutating func object(_ body: (inout JSONBytes) -> Void) {
        begin(UInt8(ascii: "{"))
        body(&self)
        end(UInt8(ascii: "}"))
    }

    mutating func array<Element>(_ key: StaticString, _ elements: [Element], _ body: (Element, inout JSONBytes) -> Void)
    {
        self.key(key)
        begin(UInt8(ascii: "["))
        for element in elements { body(element, &self) }
        end(UInt8(ascii: "]"))
    }

    mutating func objects<Element>(
        _ key: StaticString, _ elements: [Element], orEmpty: Bool = false, _ body: (Element, inout JSONBytes) -> Void
    ) {
        guard orEmpty || !elements.isEmpty else { return }
        self.key(key)
        begin(UInt8(ascii: "["))
        // Of a span an element is looked at where it is: of an array each would be copied, some twenty texts and lists.
        let span = elements.span
        for index in span.indices {
            begin(UInt8(ascii: "{"))
            body(span[index], &self)
            end(UInt8(ascii: "}"))
        }
        end(UInt8(ascii: "]"))
    }

    private mutating func begin(_ bracket: UInt8) {
        comma()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    mutating func text(_ key: StaticString, _ text: String?) {
        guard let text else { return }
        self.key(key)
        element(text)
    }

    mutating func texts(_ key: StaticString, _ texts: [String]) {
        if !texts.isEmpty { array(key, texts) { $1.element($0) } }
    }

    mutating func number(_ key: StaticString, _ number: Int?) {
        guard let number else { return }
        self.key(key)
        element(number)
    }

    mutating func bool(_ key: StaticString, _ value: Bool?) {
        guard let value else { return }
        self.key(key)
        bytes.append(value ? "true" : "false")
        needsComma = true
    }

    /// RFC 3339 in UTC, to the second.
    mutating func date(_ key: StaticString, _ date: Date?) {
        guard let date else { return }
        self.key(key)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: FeedDate.bytes(date))
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    mutating func element(_ number: Int) {
        comma()
        bytes.append(contentsOf: String(number).utf8)
        needsComma = true
    }

    mutating func element(_ text: String) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.makeContiguousUTF8()
        append(text.utf8.span)
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }

    private mutating func append(_ text: ByteSpan) {
        var copied = 0
        while true {
            let index = text.firstOfJSONEscape(from: copied)
            bytes.append(text, copied..<index)
            guard index < text.count else { return }
            copied = index + 1
            switch text[index] {
            case UInt8(ascii: "\""): bytes.append("\\\"")
            case UInt8(ascii: "\\"): bytes.append("\\\\")
            case 0x0A: bytes.append("\\n")
            case 0x0D: bytes.append("\\r")
            case 0x09: bytes.append("\\t")
            case let byte:
                bytes.append("\\u00")
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            }
        }
    }
}
