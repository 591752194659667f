import TextTools

/// A person's name as an item prints it, taken apart for comparing. All words are folding keys.
struct PrintedName: Equatable {
    /// Given name and surname in their printed order: what is no initial and no patronymic.
    let words: [String]
    /// The father's name that the patronymic is made of, `serik`.
    let father: String?
    /// First letters of the given name and of the patronymic, where no more is printed.
    let initials: [Character]
    let sex: Sex?
    /// Where among `words` the given name stands; nil where nothing tells.
    private let givenIndex: Int?

    enum Sex { case male, female }

    init(_ name: String) {
        let parts = Self.parts(of: name)
        var words = parts.words
        let patronymic = Self.patronymic(in: words)
        if let patronymic { words.remove(at: patronymic.index) }
        self.words = words
        initials = parts.initials
        father = patronymic?.father
        givenIndex = Self.givenIndex(in: words)
        let given = Self.givenIndex(in: words) ?? 0
        let surname = words.indices.last { $0 != given || words.count == 1 }.map { words[$0] }
        let givenName = words.count > 1 ? words[given] : nil
        sex = patronymic?.sex ?? givenName.flatMap(KnownGivenNames.sex) ?? surname.flatMap(Self.sex(ofSurname:))
    }

    /// A name made of another's given name and a surname that the item prints beside it.
    init(given: String, surname: String, sex: Sex?) {
        words = [given, surname]
        givenIndex = 0
        father = nil
        initials = []
        self.sex = sex
    }

    /// Given name and surname, at least.
    var isFull: Bool { words.count >= 2 }

    /// The words sorted, since agencies print the surname first as well as last.
    var key: String { words.sorted().joined(separator: " ") }

    var given: String? { isFull ? words[givenIndex ?? 0] : nil }

    /// The word that is the surname; both where nothing tells which is.
    var surnames: [String] {
        guard isFull else { return words }
        guard let givenIndex else { return words }
        return words.indices.filter { $0 != givenIndex }.map { words[$0] }
    }

    /// Both words are given names, so that their order is what tells the person (Talghat Aidar, Aidar Talghat).
    var isOfTwoGivenNames: Bool { words.count == 2 && words.allSatisfy(KnownGivenNames.isKnown) }

    // MARK: Parts

    private static func parts(of name: String) -> (words: [String], initials: [Character]) {
        var words: [String] = []
        var initials: [Character] = []
        for part in name.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            let pieces = part.split(separator: ".")
            for (index, piece) in pieces.enumerated() {
                let isDotted = index < pieces.count - 1 || part.hasSuffix(".")
                let key = FoldingKey.ofWord(piece)
                guard let first = key.first else { continue }
                // `Zh.` and `Ю.` are initials, and so is one letter without its full stop.
                if piece.count == 1 || isDotted && piece.count <= 2 {
                    initials.append(first)
                } else if key == "uli" || key == "kizi", let last = words.popLast() {
                    words.append(last + key)  // `Ахмет ұлы` is `Ахметұлы`
                } else {
                    words.append(key)
                }
            }
        }
        return (words, initials)
    }

    private static func patronymic(in words: [String]) -> (index: Int, father: String, sex: Sex)? {
        guard words.count >= 2 else { return nil }
        for index in words.indices.dropFirst() {
            guard let ending = Patronymic.ending(of: words[index]) else { continue }
            // Of two words the last is the surname, but for `Иван Петрович`.
            let isAddress = ending.isRussian && words.count == 2 && KnownGivenNames.isKnown(words[0])
            if words.count >= 3 || isAddress {
                return (index, Patronymic.father(in: words[index], ending), ending.sex)
            }
        }
        return nil
    }

    private static func givenIndex(in words: [String]) -> Int? {
        guard words.count >= 2 else { return nil }
        let known = words.indices.filter { KnownGivenNames.isKnown(words[$0]) }
        if known.count == 1 { return known[0] }
        let surnames = words.indices.filter { isSurname(words[$0]) }
        if surnames.count == 1, words.count == 2 { return 1 - surnames[0] }
        return nil
    }

    private static let maleEndings = ["uv", "ev", "in", "ski", "cki", "uli"]
    private static let femaleEndings = ["uva", "eva", "ina", "skaia", "ckaia", "kizi"]

    private static func isSurname(_ word: String) -> Bool { sex(ofSurname: word) != nil }

    private static func sex(ofSurname word: String) -> Sex? {
        func ends(_ endings: [String]) -> Bool {
            endings.contains { word.count >= $0.count + 3 && word.hasSuffix($0) }
        }
        return ends(femaleEndings) ? .female : ends(maleEndings) ? .male : nil
    }
}

/// Patronymics by their keys: Russian `-ович`, `-овна`, Kazakh `-ұлы`, `-қызы`.
enum Patronymic {
    struct Ending {
        let text: String
        let sex: PrintedName.Sex
        let isRussian: Bool
    }

    private static let endings = [
        Ending(text: "uviq", sex: .male, isRussian: true), Ending(text: "eviq", sex: .male, isRussian: true),
        Ending(text: "uvna", sex: .female, isRussian: true), Ending(text: "evna", sex: .female, isRussian: true),
        Ending(text: "iqna", sex: .female, isRussian: true), Ending(text: "uli", sex: .male, isRussian: false),
        Ending(text: "kizi", sex: .female, isRussian: false), Ending(text: "iq", sex: .male, isRussian: true),
    ]

    static func ending(of key: String) -> Ending? {
        endings.first { key.count >= $0.text.count + 3 && key.hasSuffix($0.text) }
    }

    static func father(in key: String, _ ending: Ending) -> String { String(key.dropLast(ending.text.count)) }

    /// May two fathers' names be one, spelt twice? A key has no doubled letters and a Russian ending swallows vowels:
    /// `Серікқызы` is `seri` beside `Серикович`, and `Сергеевич` is `serg` beside `Сергейұлы`.
    static func alike(_ left: String, _ right: String) -> Bool {
        if left == right || Spelling.differInOneLetter(left, right) { return true }
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        guard short.count >= 3, long.hasPrefix(short) else { return false }
        return ["k", "a", "e", "i", "ai", "ei"].contains(long.dropFirst(short.count))
    }
}

/// The frequent given names by their folding keys.
enum KnownGivenNames {
    static func isKnown(_ key: String) -> Bool { entries[key] != nil }

    /// nil where it is unknown, or borne by both.
    static func sex(of key: String) -> PrintedName.Sex? {
        let sexes = Set((entries[key] ?? []).map { GivenNames.all[$0].sex })
        if sexes == [.male] { return .male }
        return sexes == [.female] ? .female : nil
    }

    /// Are these two names, and not two spellings of one?
    static func areTwo(_ left: String, _ right: String) -> Bool {
        guard let one = entries[left], let other = entries[right] else { return false }
        return one.isDisjoint(with: other)
    }

    private static let entries: [String: Set<Int>] = {
        var entries: [String: Set<Int>] = [:]
        for (index, entry) in GivenNames.all.enumerated() {
            for spelling in entry.spellings { entries[FoldingKey.ofWord(spelling), default: []].insert(index) }
        }
        return entries
    }()
}

/// Spellings that keys don't bridge.
enum Spelling {
    /// Letters of the shortest word in which one letter of difference may be a matter of spelling.
    static let shortestWord = 6

    /// Do two keys differ in one letter that is lost, added or another, or by Latin `sh` for `s` and `h`? Never in the
    /// final `a` after `v`, `n` or `i` that tells a woman, and never by an ending.
    static func differInOneLetter(_ left: String, _ right: String) -> Bool {
        let (one, other) = (Array(left.utf8), Array(right.utf8))
        guard min(one.count, other.count) >= shortestWord else { return false }
        let head = zip(one, other).prefix { $0 == $1 }.count
        let room = min(one.count, other.count) - head
        let tail = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.prefix(room).count
        let (middle, otherMiddle) = (one[head..<one.count - tail], other[head..<other.count - tail])
        // What one has beyond the other's end is a suffix: Даулет, Даулетов; Сейтов, Сейтова.
        if tail == 0, one.count != other.count { return false }
        if middle.count <= 1, otherMiddle.count <= 1 { return true }
        let middles = [Array(middle), Array(otherMiddle)]
        return middles.contains(Array("x".utf8)) && middles.contains(Array("sk".utf8))
    }
}
