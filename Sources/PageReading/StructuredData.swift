import Foundation
import TextTools

/// What a page says of its article in JSON-LD, in schema.org's words.
struct StructuredData {
    var title: String?
    var published: String?
    var authors: [String] = []
    var language: String?
    /// `articleBody`, as plain text.
    var body: String?

    init(of tree: PageTree) {
        for script in tree.elements(named: "script") {
            guard tree.attribute("type", of: script)?.lowercased().contains("ld+json") == true else { continue }
            let content = tree.content(of: script)
            guard content.count <= Limits.structuredData, let value = Self.json(content) else { continue }
            var objects: [[String: Any]] = []
            Self.collect(value, into: &objects, depth: 0)
            if let article = objects.first(where: Self.isArticle) { take(article, objects) }
        }
    }

    /// Some publishers wrap the JSON in a comment or a CDATA section, or leave line breaks in its strings.
    private static func json(_ bytes: [UInt8]) -> Any? {
        guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
            let end = bytes.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }), start < end
        else { return nil }
        let object = bytes[start...end].map { $0 < 0x20 ? 0x20 : $0 }
        return try? JSONSerialization.jsonObject(with: Data(object))
    }

    private static func collect(_ value: Any, into objects: inout [[String: Any]], depth: Int) {
        guard depth < Limits.structuredDataDepth else { return }
        if let list = value as? [Any] {
            for element in list { collect(element, into: &objects, depth: depth + 1) }
        } else if let object = value as? [String: Any] {
            objects.append(object)
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"] {
                if let inner = object[key] { collect(inner, into: &objects, depth: depth + 1) }
            }
        }
    }

    private static func isArticle(_ object: [String: Any]) -> Bool {
        let types = strings(object["@type"])
        return types.contains { type in
            let name = type.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? type
            return name.hasSuffix("Article") || name.hasSuffix("Posting") || name == "Report" || name == "Review"
                || name == "ClaimReview"
        }
    }

    /// The first article that says something is believed: later ones are those that the page recommends.
    private mutating func take(_ article: [String: Any], _ objects: [[String: Any]]) {
        title = title ?? Self.plain(article["headline"]) ?? Self.plain(article["name"])
        published =
            published ?? Self.strings(article["datePublished"]).first ?? Self.strings(article["dateCreated"]).first
        if authors.isEmpty { authors = Self.names(article["author"], objects) }
        language = language ?? Self.strings(article["inLanguage"]).first
        if body == nil, let text = Self.strings(article["articleBody"]).first {
            body = HTMLText.holdsMarkup(text) ? HTMLText.paragraphs(text) : PlainText.clean(text)
        }
    }

    /// Names of an author: a string, an object with a `name`, a reference to an object by `@id`, or a list of these.
    private static func names(_ value: Any?, _ objects: [[String: Any]]) -> [String] {
        let list = value as? [Any] ?? value.map { [$0] } ?? []
        return list.flatMap { author -> [String] in
            guard let object = author as? [String: Any] else { return plain(author).map { [$0] } ?? [] }
            if let name = object["name"] {
                // In a list of names, each is an author's.
                return strings(name).map(HTMLText.line)
            }
            let id = object["@id"] as? String
            return objects.first { id != nil && $0["@id"] as? String == id }.map { strings($0["name"]) } ?? []
        }
    }

    private static func plain(_ value: Any?) -> String? { strings(value).first.map(HTMLText.line) }

    private static func strings(_ value: Any?) -> [String] {
        if let text = value as? String { return text.isEmpty ? [] : [text] }
        if let list = value as? [Any] { return list.compactMap { $0 as? String }.filter { !$0.isEmpty } }
        if let object = value as? [String: Any] { return strings(object["@value"]) + strings(object["name"]) }
        return []
    }
}
