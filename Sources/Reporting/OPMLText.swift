import TextTools

/// A list of feeds for other readers: OPML 2.0 (opml.org/spec2.opml, "Subscription lists").
package enum OPMLText {
    package struct Feed: Equatable, Sendable {
        package var title: String
        package var url: String
        /// BCP 47.
        package var language: String?

        package init(title: String, url: String, language: String? = nil) {
            self.title = title
            self.url = url
            self.language = language
        }
    }

    /// In the order given. The same feeds give the same bytes: there is no date in it.
    package static func write(title: String, feeds: [Feed]) -> String {
        let outlines = feeds.map { feed in
            // `text` is what OPML asks for, `title` what readers look at; of the two types `rss` stands for all feeds.
            let name = attribute(feed.title)
            let language = feed.language.map { " language=\"\(attribute($0))\"" } ?? ""
            return
                "<outline type=\"rss\" text=\"\(name)\" title=\"\(name)\"\(language) xmlUrl=\"\(attribute(feed.url))\"/>"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0">
              <head>
                <title>\(attribute(title))</title>
              </head>
              <body>
            \(outlines.map { "    \($0)\n" }.joined())  </body>
            </opml>

            """
    }

    /// XML 1.0 §2.4 and §2.2: one line, in which nothing is markup and no character is forbidden.
    private static func attribute(_ text: String) -> String {
        var escaped = ""
        for scalar in PlainText.line(text).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\u{FFFE}", "\u{FFFF}": break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
