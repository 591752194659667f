package import CasewireModel

/// A `[[feed]]` table as a command proposes it. It is printed to be read and pasted: nothing of ours edits feeds.conf.
package struct FeedTable: Equatable, Sendable {
    /// Lines above the table, without their `#`.
    package var comments: [String] = []
    package var id: FeedID
    package var url: String
    package var title: String?
    /// Only where the feed itself does not say.
    package var language: String?
    package var proxy: String?
    package var allowPrivate = false
    /// Commented out: shown, and not in use once it is pasted.
    package var isOff = false

    package init(id: FeedID, url: String, title: String? = nil) {
        self.id = id
        self.url = url
        self.title = title
    }

    /// What keeps an address from being a feed's, as the end of a sentence about it; nil: nothing.
    package static func fault(ofAddress url: String) -> String? { Address.feedFault(url) }

    /// What keeps an address from being a proxy's, likewise.
    package static func fault(ofProxy url: String) -> String? { Address.proxyFault(url) }

    /// Whether it may stand as `language`.
    package static func isLanguage(_ tag: String) -> Bool { LanguageTag.isOne(tag) }

    /// With a newline at its end.
    package var text: String {
        var lines = ["[[feed]]", "id = \(TOMLText.quoted(id.rawValue))", "url = \(TOMLText.quoted(url))"]
        if let title { lines.append("title = \(TOMLText.quoted(title))") }
        if let language { lines.append("language = \(TOMLText.quoted(language))") }
        if let proxy { lines.append("proxy = \(TOMLText.quoted(proxy))") }
        if allowPrivate { lines.append("allow-private = true") }
        return TOMLText.commented(comments) + lines.map { (isOff ? "#" : "") + $0 + "\n" }.joined()
    }
}

/// A `[[watch]]` table as a command proposes it.
package struct WatchTable: Equatable, Sendable {
    package var comments: [String] = []
    package var id: EntityID
    package var name: String
    /// nil: feeds.conf's default.
    package var kind: WatchedEntity.Kind?
    package var aliases: [String] = []

    package init(id: EntityID, name: String) {
        self.id = id
        self.name = name
    }

    /// With a newline at its end.
    package var text: String {
        var lines = ["[[watch]]", "id = \(TOMLText.quoted(id.rawValue))", "name = \(TOMLText.quoted(name))"]
        if let kind { lines.append("kind = \(TOMLText.quoted(kind.rawValue))") }
        if !aliases.isEmpty { lines.append("aliases = [\(aliases.map(TOMLText.quoted).joined(separator: ", "))]") }
        return TOMLText.commented(comments) + lines.map { $0 + "\n" }.joined()
    }
}

/// Texts as TOML 1.0 writes them.
enum TOMLText {
    /// A basic string, of one line. What feeds.conf would refuse is not in it: the text is cut to what it takes, and
    /// unprintable characters become spaces.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in clean(text).unicodeScalars.prefix(Limits.text) {
            if scalar == "\"" || scalar == "\\" { quoted += "\\" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// Comment lines, none of which can end before its own end.
    static func commented(_ lines: [String]) -> String {
        lines.map { "# \(clean($0))\n" }.joined()
    }

    private static func clean(_ text: String) -> String {
        TextCheck.trimmed(String(String.UnicodeScalarView(text.unicodeScalars.map { isPlain($0) ? $0 : " " })))
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool { TextCheck.fault(in: String(scalar)) == nil }
}
