package import CasewireModel
import Foundation

/// Ids for tables that a command proposes: such as feeds.conf takes, and each once.
package struct ProposedIDs {
    private var taken: Set<String>
    /// The last number that was tried after each stem.
    private var numbers: [String: Int] = [:]

    /// Bytes of an id before the number that may follow; people type ids.
    private static let length = 40

    /// - Parameter taken: those of feeds.conf.
    package init(taken: some Sequence<String>) { self.taken = Set(taken) }

    /// From the feed's host, and where that is taken from its title too, or else from its path: `hivetown`,
    /// `hivetown-sport`, `hivetown-2`.
    package mutating func feed(url: String, title: String?) -> FeedID {
        let (host, path) = Self.parts(of: url)
        let first = host.isEmpty ? ["feed"] : host
        let byTitle = Slug.words(of: title ?? "").filter { !first.contains($0) && !Self.plainWords.contains($0) }
        let byPath = Slug.words(of: path).filter { !first.contains($0) && !Self.plainWords.contains($0) }
        return FeedID(propose([first, first + byTitle.prefix(3), first + byPath.suffix(2)]))
    }

    /// From the entity's name.
    package mutating func entity(name: String) -> EntityID {
        let words = Slug.words(of: name).prefix(4)
        return EntityID(propose([words.isEmpty ? ["entity"] : Array(words)]))
    }

    private mutating func propose(_ candidates: [[String]]) -> String {
        let names = candidates.map { $0.joined(separator: "-").prefix(Self.length) }.map { name in
            String(name).trimmingCharacters(in: ["-"])
        }
        for name in names where taken.insert(name).inserted { return name }
        // The last says most of what it is.
        let stem = names.last ?? "feed"
        while true {
            let number = numbers[stem, default: 1] + 1
            numbers[stem] = number
            if taken.insert("\(stem)-\(number)").inserted { return "\(stem)-\(number)" }
        }
    }

    /// Words that say of a feed only that it is one.
    private static let plainWords: Set<String> = [
        "rss", "rss2", "atom", "feed", "feeds", "xml", "rdf", "json", "php", "index", "api", "default", "posts", "http",
        "https", "www", "com", "org", "the", "of", "and", "i", "v", "na",
    ]

    /// What of an address may name it: the host's labels without `www` and the top-level domain; the path.
    private static func parts(of url: String) -> (host: [String], path: String) {
        let rest = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let authority = rest.prefix { !"/?#".contains($0) }
        let path = rest[authority.endIndex...].prefix { !"?#".contains($0) }
        let host = authority.hasPrefix("[") ? authority : authority.prefix { $0 != ":" }
        var labels = host.lowercased().split(separator: ".").map(String.init)
        let isNumbers = host.hasPrefix("[") || labels.last.map { $0.allSatisfy(\.isNumber) } ?? true
        if !isNumbers, labels.count > 1 {
            labels.removeLast()
            // `example.com.kz`, `example.co.uk`
            if labels.count > 1, ["com", "co", "org", "net", "gov", "edu", "ac"].contains(labels[labels.count - 1]) {
                labels.removeLast()
            }
            let names = labels.filter { !["www", "rss", "feed", "feeds", "m"].contains($0) }
            if !names.isEmpty { labels = names }
        }
        return (labels.flatMap(Slug.words), String(path))
    }
}

/// Words as ids write them: `a` to `z` and digits. Cyrillic letters are transliterated, Latin ones lose their marks, of
/// other scripts nothing is left.
enum Slug {
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in text.lowercased().precomposedStringWithCanonicalMapping.unicodeScalars {
            guard let letters = latin(scalar) else {
                if !word.isEmpty { words.append(word) }
                word = ""
                continue
            }
            word += letters
        }
        return word.isEmpty ? words : words + [word]
    }

    /// nil where the character parts words.
    private static func latin(_ scalar: Unicode.Scalar) -> String? {
        if let known = cyrillic[scalar] { return known }
        let plain = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? scalar
        switch plain {
        case "a"..."z", "0"..."9": return String(plain)
        case "'", "’", "ʼ", "\u{300}"..."\u{36F}": return ""
        default: return nil
        }
    }

    private static let cyrillic: [Unicode.Scalar: String] = [
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
        "я": "ya", "ә": "a", "ғ": "g", "қ": "q", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ї": "i",
        "є": "e", "ґ": "g", "ў": "u",
    ]
}
