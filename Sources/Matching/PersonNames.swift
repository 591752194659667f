import CasewireModel
import TextTools

/// One spelling of a watched person's name, taken apart.
struct PersonName: Sendable {
    var alias: Int32
    /// Ids in the watchlist's lexicon; `given` is -1 for a name of one word.
    var surname: Int32
    var given: Int32
    /// Ids among the keys; -1 for a name of one word, which is only looked for as it is spelt.
    var surnameKey: Int32
    var givenKey: Int32
    /// The first letters of the given name's key: what an initial must agree with.
    var initial: UInt16
    /// nil where neither the given name nor the surname tells.
    var sex: GivenNames.Sex?
    /// The surname is a word of daily use as well.
    var isEveryday: Bool
}

/// Watched persons by surname, and by surname with given name.
struct PersonNames: Sendable {
    private(set) var names: [PersonName] = []
    private var bySurname = Chains()
    private var byPair = Chains()
    private var byKeyPair = Chains()
    private var bySurnameKey = Chains()
    private var givensByEntity = Chains()
    private var initialsByEntity = Chains()
    /// A man's surname by the listed woman's.
    private var femaleByMale: [Int32: Int32] = [:]

    var isEmpty: Bool { names.isEmpty }

    mutating func add(_ name: PersonName, of entity: Int32) {
        let index = Int32(names.count)
        names.append(name)
        bySurname.add(index, to: UInt64(name.surname))
        guard name.given >= 0 else { return }
        byPair.add(index, to: Self.pair(name.surname, name.given))
        givensByEntity.add(name.given, to: UInt64(entity))
        initialsByEntity.add(Int32(name.initial), to: UInt64(entity))
        guard name.surnameKey >= 0, name.givenKey >= 0 else { return }
        bySurnameKey.add(index, to: UInt64(name.surnameKey))
        byKeyPair.add(index, to: Self.pair(name.surnameKey, name.givenKey))
    }

    mutating func add(male: Int32, of surname: Int32) { femaleByMale[male] = surname }

    /// The listed woman's surname that this is the man's form of.
    func female(of male: Int32) -> Int32? { femaleByMale[male] }
    func isSurname(_ id: Int32) -> Bool { bySurname.has(UInt64(id)) }
    func isSurname(key: Int32) -> Bool { bySurnameKey.has(UInt64(key)) }
    /// The given names of all the spellings of an entity's name.
    func givens(of entity: Int32) -> Chains.Members { givensByEntity[UInt64(entity)] }
    func initials(of entity: Int32) -> Set<UInt16> {
        Set(initialsByEntity[UInt64(entity)].map { UInt16(truncatingIfNeeded: $0) })
    }

    func bearing(surname: Int32) -> Chains.Members { bySurname[UInt64(surname)] }
    func bearing(surname: Int32, given: Int32) -> Chains.Members { byPair[Self.pair(surname, given)] }
    func bearing(surnameKey: Int32) -> Chains.Members { bySurnameKey[UInt64(surnameKey)] }
    func bearing(surnameKey: Int32, givenKey: Int32) -> Chains.Members { byKeyPair[Self.pair(surnameKey, givenKey)] }

    private static func pair(_ first: Int32, _ second: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    }
}

/// Lists by key in two arrays: a hundred thousand short lists without an allocation each.
struct Chains: Sendable {
    private var first: [UInt64: Int32] = [:]
    private var links: [(member: Int32, next: Int32)] = []

    mutating func add(_ member: Int32, to key: UInt64) {
        links.append((member, first[key] ?? -1))
        first[key] = Int32(links.count - 1)
    }

    func has(_ key: UInt64) -> Bool { first[key] != nil }

    subscript(key: UInt64) -> Members { Members(links: links, place: first[key] ?? -1) }

    struct Members: Sequence, IteratorProtocol {
        fileprivate let links: [(member: Int32, next: Int32)]
        fileprivate var place: Int32

        mutating func next() -> Int32? {
            guard place >= 0 else { return nil }
            let link = links[Int(place)]
            place = link.next
            return link.member
        }
    }
}

/// How a person's name is made of words.
struct NameParts {
    var surname: Int
    /// nil for a name of one word.
    var given: Int?

    /// The parts of a name as it is listed, by position: the surname is last, or first where a patronymic is last or
    /// where only the second word is a given name that we know.
    init?(of words: Words) {
        let list = words.list.indices.filter { words.list[$0].letterCount > 1 }
        guard let last = list.last, let first = list.first else { return nil }
        guard list.count > 1 else {
            (surname, given) = (first, nil)
            return
        }
        func isPatronymic(_ position: Int) -> Bool { FoldingKey.isPatronymic(Self.key(words, list[position])) }
        if list.count >= 3, isPatronymic(list.count - 1), !isPatronymic(1) {
            (surname, given) = (first, list[1])
            return
        }
        let isReversed =
            list.count == 2 && GivenNameForms.sex(of: words.letters(of: words.list[first])) == nil
            && GivenNameForms.sex(of: words.letters(of: words.list[list[1]])) != nil && !isPatronymic(1)
        (surname, given) = isReversed ? (first, last) : (last, first)
    }

    private static func key(_ words: Words, _ index: Int) -> String {
        FoldingKey.ofWord(String(decoding: words.letters(of: words.list[index]), as: UTF16.self))
    }
}

/// What stands directly around a surname in a text: the rest of the name, if it has more.
struct NameSurroundings {
    /// Words that may be the given name, nearest first.
    var givens: [Int] = []
    var leftPatronymic: Int?
    var rightPatronymic: Int?
    /// The initials' letters stand before or after; the first of them is the given name's.
    var initials: [Int] = []

    init(of index: Int, in reading: FieldReading) {
        lookLeft(from: index, in: reading)
        lookRight(from: index, in: reading)
    }

    private mutating func lookLeft(from index: Int, in reading: FieldReading) {
        var at = index
        guard let before = Self.before(at, in: reading) else { return }
        if Self.isInitial(before, in: reading) {
            initials = [before]
            if let first = Self.before(before, in: reading), Self.isInitial(first, in: reading) {
                initials = [first, before]
            }
            return
        }
        if Self.isPatronymic(before, in: reading) {
            leftPatronymic = before
            at = before
        }
        if let given = Self.before(at, in: reading), !Self.isInitial(given, in: reading) {
            givens.append(given)
            // `Нур-Али`: either part.
            if given > 0, reading.list[given].gap == .hyphen { givens.append(given - 1) }
        }
    }

    private mutating func lookRight(from index: Int, in reading: FieldReading) {
        guard let after = Self.after(index, in: reading) else { return }
        if Self.isInitial(after, in: reading), reading.list[after].traits.contains(.beforeDot) {
            if initials.isEmpty {
                initials = [after]
                if let second = Self.after(after, in: reading), Self.isInitial(second, in: reading),
                    reading.list[second].traits.contains(.beforeDot)
                {
                    initials.append(second)
                }
            }
            return
        }
        var end = after
        if after + 1 < reading.list.count, reading.list[after + 1].gap == .hyphen { end = after + 1 }
        if let next = Self.after(end, in: reading) {
            if Self.isPatronymic(next, in: reading) {
                rightPatronymic = next
            } else if reading.list[next].isCapitalised, !Self.isInitial(next, in: reading) {
                // Another surname follows: the given name is that one's.
                return
            }
        }
        givens.append(after)
        if end > after { givens.append(end) }
    }

    /// The word before, where nothing but a space, or an initial's full stop, parts the two.
    private static func before(_ index: Int, in reading: FieldReading) -> Int? {
        guard index > 0 else { return nil }
        let gap = reading.list[index].gap
        if gap == .space { return index - 1 }
        return gap.isSubset(of: [.space, .dot]) && isInitial(index - 1, in: reading) ? index - 1 : nil
    }

    private static func after(_ index: Int, in reading: FieldReading) -> Int? {
        guard index + 1 < reading.list.count else { return nil }
        let gap = reading.list[index + 1].gap
        if gap == .space { return index + 1 }
        return gap.isSubset(of: [.space, .dot]) && isInitial(index, in: reading) ? index + 1 : nil
    }

    /// `М.`, `Zh.`; without its full stop a letter is a preposition as well.
    static func isInitial(_ index: Int, in reading: FieldReading) -> Bool {
        let word = reading.list[index]
        guard word.isCapitalised, word.traits.contains(.beforeDot), !word.traits.contains(.digits) else { return false }
        return word.letterCount == 1 || (word.letterCount == 2 && word.capitals == 1)
    }

    static func isPatronymic(_ index: Int, in reading: FieldReading) -> Bool {
        let word = reading.list[index]
        guard word.isCapitalised, word.letterCount >= 5 else { return false }
        let key = String(decoding: reading.key(at: index), as: UTF16.self)
        if FoldingKey.isPatronymic(key) { return true }
        // The oblique cases of -ович and -овна.
        return [
            "uviqa", "uviqu", "uviqem", "uviqe", "eviqa", "eviqu", "eviqem", "eviqe", "uvni", "uvne", "uvnu", "uvnui",
            "evni", "evne", "evnu", "evnui",
        ]
        .contains { key.hasSuffix($0) }
    }

    /// Is it a woman's: -овна, -қызы?
    static func isFemalePatronymic(_ index: Int, in reading: FieldReading) -> Bool {
        let key = String(decoding: reading.key(at: index), as: UTF16.self)
        return ["uvna", "evna", "iqna", "kizi", "uvni", "uvne", "uvnu", "uvnui", "evni", "evne", "evnu", "evnui"]
            .contains { key.hasSuffix($0) }
    }
}
