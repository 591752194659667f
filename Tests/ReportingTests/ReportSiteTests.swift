import CasewireModel
import Foundation
import FoundationXML
import Testing

@testable import Reporting

@Suite("The report") struct ReportSiteTests {
    private func pages(_ records: [CaseRecord], _ alerts: [Alert]) throws -> [String: String] {
        var pages: [String: String] = [:]
        let feeds = [
            ReportSite.Feed(id: "hive", title: "Hive news", lastAnswer: Reported.now, items: 3, error: nil),
            ReportSite.Feed(id: "other", title: nil, lastAnswer: nil, items: 0, error: "HTTP 500"),
        ]
        var site = try ReportSite(
            .init(
                feeds: feeds, watched: Reported.watched, eachCase: { try records.forEach($0) },
                eachAlert: { try alerts.forEach($0) }))
        try site.make { pages[$0] = String(decoding: $1, as: UTF8.self) }
        return pages
    }

    private func usual() throws -> [String: String] { try pages([Reported.record()], [Reported.alert()]) }

    @Test("has its pages in three languages, each naming its own, with a link to the others")
    func languages() throws {
        let pages = try usual()
        let names = ["index.html", "cases.html", "feeds.html", "case-c1c1c1c1c1c1.html", "alert-a1a1a1a1a1a1.html"]
        #expect(Set(pages.keys) == Set(["", "ru/", "kk/"].flatMap { folder in names.map { folder + $0 } }))
        for (path, html) in pages {
            let language = path.contains("/") ? path.prefix(2) : "en"
            #expect(html.contains("<html lang=\"\(language)\">"))
            for link in Tags(html).all("a").compactMap({ $0["href"] })
            where !link.hasPrefix("#") && !link.contains("://") {
                #expect(pages[resolve(link, from: path)] != nil, "\(path) links to \(link)")
            }
        }
        #expect(pages["ru/case-c1c1c1c1c1c1.html"]?.contains("4 августа 2021 г.") == true)
        #expect(pages["kk/case-c1c1c1c1c1c1.html"]?.contains("2021 ж. 4 тамыз") == true)
    }

    private func resolve(_ link: String, from path: String) -> String {
        let isBelow = path.contains("/")
        if link.hasPrefix("../") { return String(link.dropFirst(3)) }
        return isBelow ? String(path.prefix(3)) + link : link
    }

    @Test("is well-formed, forbids scripts, and asks nobody for anything")
    func selfContained() throws {
        for (path, html) in try usual() {
            #expect(Self.isWellFormed(html), "\(path)")
            let tags = Tags(html)
            let policy = tags.all("meta").first { $0["http-equiv"] == "Content-Security-Policy" }?["content"]
            #expect(policy?.hasPrefix("default-src 'none'; style-src 'sha256-") == true)
            for name in ["script", "img", "iframe", "object", "embed", "link", "form", "video", "audio", "base"] {
                #expect(tags.all(name).isEmpty, "\(path) has <\(name)>")
            }
            #expect(!html.contains("@import") && !html.contains("url("))
            #expect(!html.contains("{{") && !html.contains("}}"))
        }
    }

    @Test(
        "lets nothing that a feed says act or become markup",
        arguments: Reported.hostile + ["\"\u{301} onclick=x", "\u{600}<b>"])
    func hostile(text: String) throws {
        let item = Reported.item(text, url: "javascript:alert(1)//\(text)")
        var record = try Reported.record(name: text, quote: text, item: item)
        record.person.roles = [text]
        record.charges = [.init(text: text)]
        let plain = try usual()
        for (path, html) in try pages([record], [Reported.alert(item)]) {
            #expect(Self.isWellFormed(html), "\(path)")
            let tags = Tags(html)
            #expect(tags.all("script").isEmpty && tags.all("img").isEmpty && !html.contains("href=\"javascript:"))
            let names = Set(tags.tags.flatMap(\.attributes.keys))
            let usual = Set(plain.values.flatMap { Tags($0).tags.flatMap(\.attributes.keys) })
            #expect(names.subtracting(usual) == [], "\(path) has attributes of a stranger's")
            let forbidden: Set<Unicode.Scalar> = ["\u{1B}", "\u{7}", "\u{202E}", "\0"]
            #expect(!html.unicodeScalars.contains { forbidden.contains($0) })
        }
    }

    @Test("marks what was found, in the text as it is")
    func marks() throws {
        let html = try #require(try usual()["alert-a1a1a1a1a1a1.html"])
        #expect(html.contains("sentenced Dana Agaidar of the <mark>Union of Beekeepers</mark>.</p>"))
    }

    @Test("shows each step with its quotation, its source, its date and the hash of its evidence")
    func timeline() throws {
        let html = try #require(try usual()["case-c1c1c1c1c1c1.html"])
        for part in [
            "<h3>Sentenced</h3>", "4 August 2021", "Aqtobe", "City Court", "B. Judge", "Imprisonment: 24 months",
            "A court sentenced Dana Agaidar to two years.", "href=\"https://example.org/1\"", "confidence 90 %",
            String(repeating: "ab", count: 32), "1 August 2021 – 10 August 2021",
        ] { #expect(html.contains(part), "\(part)") }
    }

    @Test("puts reports that differ side by side")
    func differences() throws {
        var record = try Reported.record()
        #expect(try !#require(try pages([record], [])["case-c1c1c1c1c1c1.html"]).contains("Where reports differ"))
        var other = record.events[1]
        other.sentences = [Sentence(kind: .imprisonment, months: 36)]
        record.events.append(other)
        let html = try #require(try pages([record], [])["case-c1c1c1c1c1c1.html"])
        #expect(html.contains("Where reports differ: Sentenced"))
    }

    @Test("says that a case was withdrawn, and counts it nowhere")
    func withdrawn() throws {
        var record = try Reported.record()
        record.status = .withdrawn
        let all = try pages([record], [])
        #expect(all["case-c1c1c1c1c1c1.html"]?.contains("All sources of this case have taken it back.") == true)
        #expect(
            all["index.html"]?.contains("<span class=\"number\">0</span> <span class=\"label\">Cases</span>") == true)
    }

    @Test("is there with nothing in it yet")
    func empty() throws {
        for (path, html) in try pages([], []) { #expect(Self.isWellFormed(html), "\(path)") }
    }

    @Test("removes only pages of its own kind")
    func ownPages() {
        #expect(ReportSite.isPage("case-a1.html") && ReportSite.isPage("ru/alert-a1.html"))
        for path in ["index.html", "notes.html", "case-a1.txt", "private/case-a1.html", "ru/x/case-a1.html"] {
            #expect(!ReportSite.isPage(path), "\(path)")
        }
    }

    /// What HTML leaves open is closed first: of its void elements, those that the pages have.
    static func isWellFormed(_ html: String) -> Bool {
        var xml = html.replacing("<!DOCTYPE html>\n", with: "")
        for line in Tags(html).tags where line.name == "meta" {
            xml = xml.replacing(line.source, with: String(line.source.dropLast()) + "/>")
        }
        return XMLParser(data: Data(xml.utf8)).parse()
    }
}

@Suite("The report, for those who don't see it or see it otherwise") struct ReportAccessibilityTests {
    private func pages() throws -> [String: String] {
        var pages: [String: String] = [:]
        let record = try Reported.record()
        var site = try ReportSite(
            .init(
                feeds: [.init(id: "hive", title: "Hive", lastAnswer: nil, items: 0, error: nil)],
                watched: Reported.watched,
                eachCase: { try $0(record) }, eachAlert: { try $0(Reported.alert()) }))
        try site.make { pages[$0] = String(decoding: $1, as: UTF8.self) }
        return pages
    }

    @Test("has one first heading a page, and leaves out no level below it")
    func headings() throws {
        for (path, html) in try pages() {
            let levels = Tags(html).tags.compactMap { tag in
                tag.name.count == 2 && tag.name.hasPrefix("h") ? Int(tag.name.dropFirst()) : nil
            }
            #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1, "\(path)")
            for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1, "\(path): \(levels)") }
        }
    }

    @Test("names every drawing, table, region and landmark")
    func names() throws {
        for (path, html) in try pages() {
            let tags = Tags(html)
            let ids = tags.tags.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count, "\(path) has an id twice")
            for svg in tags.all("svg") {
                #expect(svg["role"] == "img")
                let named = svg["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
                #expect(named.count == 2 && named.allSatisfy(ids.contains), "\(path)")
            }
            for tag in tags.tags
            where ["section", "div"].contains(tag.name) && (tag.name == "section" || tag.attributes["role"] != nil) {
                let label = tag.attributes["aria-labelledby"]
                #expect(label.map(ids.contains) ?? (tag.attributes["aria-label"] != nil), "\(path): \(tag.source)")
            }
            #expect(tags.all("main").count == 1 && tags.all("nav").allSatisfy { $0["aria-label"] != nil })
            #expect(tags.all("th").allSatisfy { $0["scope"] != nil }, "\(path)")
            #expect(tags.all("a").first?["href"] == "#main", "the first link skips to the content")
        }
    }

    /// Text, and what it stands on.
    private static let pairs = [
        ("text", "ground"), ("text", "panel"), ("faint", "ground"), ("faint", "panel"), ("link", "ground"),
        ("mark-text", "mark"), ("warn-text", "warn"), ("text", "land"),
    ]

    @Test("has text of a contrast of 4.5:1 or more, in light, in dark and on paper")
    func contrast() throws {
        let schemes = Self.schemes(of: ReportStyle.text)
        #expect(schemes.count == 3)
        for scheme in schemes {
            for (text, ground) in Self.pairs {
                let ratio = Self.contrast(try #require(scheme[text]), try #require(scheme[ground]))
                #expect(ratio >= 4.5, "--\(text) on --\(ground) is \(ratio)")
            }
        }
    }

    /// The colours of each `:root`, by name.
    private static func schemes(of style: String) -> [[String: String]] {
        style.components(separatedBy: ":root {").dropFirst().map { part in
            let rules = part.prefix { $0 != "}" }.split(separator: ";")
            return rules.reduce(into: [:]) { colours, rule in
                let sides = rule.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
                if sides.count == 2, sides[0].hasPrefix("--") { colours[String(sides[0].dropFirst(2))] = sides[1] }
            }
        }
    }

    /// WCAG 2.2, "contrast ratio" and "relative luminance".
    private static func contrast(_ one: String, _ other: String) -> Double {
        let (high, low) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)
    }

    private static func luminance(_ colour: String) -> Double {
        let value = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [value >> 16, value >> 8 & 255, value & 255].map { part -> Double in
            let part = Double(part) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}

/// The tags of a page as a browser would see them: names, attributes, and how they are written.
struct Tags {
    struct Tag {
        let name: String
        let attributes: [String: String]
        let source: String
    }

    let tags: [Tag]

    init(_ html: String) {
        var (tags, rest): ([Tag], Substring) = ([], html[...])
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...]
            var (end, quote): (Substring.Index?, Character?) = (nil, nil)
            for index in rest.indices {
                let character = rest[index]
                if let open = quote {
                    if character == open { quote = nil }
                } else if character == "\"" || character == "'" {
                    quote = character
                } else if character == ">" {
                    end = index
                    break
                }
            }
            guard let end else { break }
            let source = String(rest[start...end])
            if source.dropFirst().first?.isLetter == true { tags.append(Self.tag(source)) }
            rest = rest[rest.index(after: end)...]
        }
        self.tags = tags
    }

    func all(_ name: String) -> [[String: String]] { tags.filter { $0.name == name }.map(\.attributes) }

    private static func tag(_ source: String) -> Tag {
        var inner = source.dropFirst().dropLast()
        if inner.hasSuffix("/") { inner.removeLast() }
        let name = inner.prefix { !$0.isWhitespace }
        var attributes: [String: String] = [:]
        var rest = inner.dropFirst(name.count)
        while true {
            rest = rest.drop { $0.isWhitespace }
            let key = rest.prefix { $0 != "=" && !$0.isWhitespace }
            if key.isEmpty { break }
            rest = rest.dropFirst(key.count)
            guard rest.hasPrefix("=\"") else {
                attributes[String(key)] = ""
                continue
            }
            rest = rest.dropFirst(2)
            let value = rest.prefix { $0 != "\"" }
            attributes[String(key)] = String(value)
            rest = rest.dropFirst(value.count + 1)
        }
        return Tag(name: name.lowercased(), attributes: attributes, source: source)
    }
}
