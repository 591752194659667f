package import CasewireModel
package import Foundation

/// Alerts as a feed that any reader reads: Atom (RFC 4287). What its items say is text, never markup.
package enum AtomExport {
    /// - Parameter updated: of the newest alert; where there is none, any time before the first.
    package static func head(updated: Date) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom">
        <title>Casewire: alerts</title>
        <id>\(tag)alerts</id>
        <updated>\(Timestamp.rfc3339(updated))</updated>
        <author><name>Casewire</name></author>

        """
    }

    package static let end = "</feed>\n"

    package static func entry(_ alert: Alert) -> String {
        let item = alert.item
        var lines = [
            "<entry>",
            "<id>\(tag)alert/\(XMLText.escaped(alert.id.rawValue))</id>",
            "<title>\(XMLText.escaped(item.title.isEmpty ? alert.id.rawValue : item.title))</title>",
            "<updated>\(Timestamp.rfc3339(alert.created))</updated>",
        ]
        if let published = item.published { lines.append("<published>\(Timestamp.rfc3339(published))</published>") }
        let authors = item.authors.filter { !$0.isEmpty }
        for author in authors.isEmpty ? [alert.feed.title ?? alert.feed.id.rawValue] : authors {
            lines.append("<author><name>\(XMLText.escaped(author))</name></author>")
        }
        if let url = item.url, WebLink.isSafe(url) {
            lines.append("<link rel=\"alternate\" href=\"\(XMLText.escaped(url))\"/>")
        }
        for entity in unique(alert.matches.map(\.entity.rawValue)) {
            lines.append("<category term=\"\(XMLText.escaped(entity))\"/>")
        }
        let passages = unique(alert.matches.map(\.context))
        if !passages.isEmpty {
            lines.append("<summary type=\"text\">\(XMLText.escaped(passages.joined(separator: "\n")))</summary>")
        }
        let body = item.text.flatMap { $0.isEmpty ? nil : $0 } ?? item.summary ?? item.title
        lines.append("<content type=\"text\"\(language(item))>\(XMLText.escaped(body))</content>")
        return (lines + ["</entry>"]).joined(separator: "\n") + "\n"
    }

    /// RFC 4151: an id for what has no address. The domain is one that nobody can own (RFC 2606).
    private static let tag = "tag:casewire.invalid,2026:"

    private static func language(_ item: Item) -> String {
        item.language.map { " xml:lang=\"\(XMLText.escaped($0))\"" } ?? ""
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}
