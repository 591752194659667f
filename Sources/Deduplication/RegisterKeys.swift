import TextTools

/// What a case is filed under, so that the few that a name may mean are found among a hundred thousand without looking at
/// the others.
enum RegisterKeys {
    /// - Parameter names: all that the case's items print.
    static func filed(_ names: [PrintedName]) -> Set<String> {
        var keys: Set<String> = []
        let isNamedInFull = names.contains { $0.isFull }
        for name in names where !name.words.isEmpty {
            if name.isFull {
                keys.formUnion(full(name))
                keys.formUnion(near(name))
                keys.formUnion(patronymic(name))
            }
            // A surname beside full names is one of theirs, or a former one that they are filed under already.
            guard name.isFull || !isNamedInFull else { continue }
            for surname in name.surnames {
                keys.insert("surname \(surname)")
                if !isNamedInFull { keys.insert("only \(surname)") }
            }
        }
        return keys
    }

    /// Under which keys those are filed whom a person of these names may be.
    static func wanted(_ names: [PrintedName]) -> Set<String> {
        let inFull = names.filter(\.isFull)
        guard !inFull.isEmpty else { return Set(names.flatMap(\.surnames).map { "surname \($0)" }) }
        var keys: Set<String> = []
        for name in inFull {
            keys.formUnion(full(name))
            keys.formUnion(near(name, slack: 1))
            keys.formUnion(patronymic(name))
            keys.formUnion(name.surnames.map { "only \($0)" })
        }
        return keys
    }

    private static func full(_ name: PrintedName) -> [String] { ["name \(name.key)"] }

    private static func patronymic(_ name: PrintedName) -> [String] {
        guard let given = name.given, let father = name.father else { return [] }
        return ["father \(given) \(father.prefix(3))"]
    }

    /// A letter of difference leaves one half of a word as it is: the first half or the last of it.
    ///
    /// - Parameter slack: how much longer or shorter the other word may be, whose halves are meant.
    private static func near(_ name: PrintedName, slack: Int = 0) -> Set<String> {
        var keys: Set<String> = []
        for index in name.words.indices {
            let word = name.words[index]
            guard word.count >= Spelling.shortestWord - slack else { continue }
            var others = name.words
            others.remove(at: index)
            let rest = others.sorted().joined(separator: " ")
            for length in (word.count - slack)...(word.count + slack) {
                let half = length / 2
                keys.formUnion(["head \(rest) \(word.prefix(half))", "tail \(rest) \(word.suffix(half))"])
            }
        }
        return keys
    }
}
