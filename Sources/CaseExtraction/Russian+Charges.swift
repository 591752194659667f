import CasewireModel

/// What people are accused or convicted of, and what they say to it.
enum RussianCharges {
    static func charges(_ steps: RussianSteps, text: (Range<Int>) -> String) -> [(Int, Case.Charge)] {
        var charges: [(Int, Case.Charge)] = []
        let articles = articles(steps.tokens, from: steps.start)
        for position in steps.start..<max(steps.start, steps.tokens.count) {
            guard let zone = zone(at: position, steps) else { continue }
            let people = owners(position, steps)
            guard !people.isEmpty else { continue }
            let inside = articles.first { $0.position >= zone.lowerBound && $0.position <= zone.upperBound + 6 }
            for person in people { charges.append((person, Case.Charge(text: text(zone), article: inside?.article))) }
        }
        for article in articles where !charges.contains(where: { $0.1.article == article.article }) {
            for person in owners(article.position, steps) {
                charges.append((person, Case.Charge(text: text(article.tokens), article: article.article)))
            }
        }
        return charges
    }

    /// "в участии в …" after an accusing word, "за посты о …" after a judgment: to the end of the clause.
    private static func zone(at position: Int, _ steps: RussianSteps) -> Range<Int>? {
        let word = steps.base(position)
        let isAccusing = RussianWords.begins(word, with: ["обвин", "виновн", "подозрева", "заподозр"])
        let isJudging =
            steps.founds.contains {
                $0.range.lowerBound == position && [.sentenced, .detained, .charged].contains($0.type)
            } || word.hasPrefix("судил")
        guard isAccusing || isJudging else { return nil }
        let limit = min(steps.tokens.count, position + 16)
        guard
            let first = (position + 1..<max(position + 1, limit)).first(where: {
                isAccusing && ["в", "во"].contains(steps.base($0))
                    || steps.base($0) == "за" && steps.base($0 + 1) != "день"
            }), first + 1 < steps.tokens.count
        else { return nil }
        var end = first + 1
        while end < steps.tokens.count, end - first < 24,
            ![",", ".", "(", ";", ":", "—"].contains(steps.tokens[end].text),
            !(steps.base(end) == "и" && RussianWords.isVerbLike(steps.base(end + 1)))
        {
            end += 1
        }
        return end > first + 1 ? (first + 1)..<end : nil
    }

    private static func owners(_ position: Int, _ steps: RussianSteps) -> [Int] {
        if let found = steps.founds.last(where: { $0.range.lowerBound <= position }),
            let people = steps.peopleOf[found.range.lowerBound]
        {
            return people
        }
        let clause = steps.clauses.clauseOf[position]
        let near = steps.mentions.filter { !$0.people.isEmpty && !$0.isOfficial && $0.role?.isAside != true }
        let own = near.filter { steps.clauses.clauseOf[$0.head] == clause }
        return (own.first ?? near.last { $0.head < position } ?? near.first)?.people ?? []
    }

    private struct Article {
        var article: String
        var position: Int
        var tokens: Range<Int>
    }

    /// "часть 2 статьи 405", "ст. 174 ч. 1", "статьям 258 и 405", "ст. 405-2".
    private static func articles(_ tokens: [Token], from start: Int) -> [Article] {
        func base(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].base : "" }
        var articles: [Article] = []
        for position in start..<max(start, tokens.count)
        where base(position).hasPrefix("стат") && base(position).count <= 7 || base(position) == "ст" {
            var next = position + 1
            while base(next) == "." || base(next) == "ст" { next += 1 }
            let before = part(endingAt: position, tokens)
            var first = true
            while tokens.indices.contains(next), let (number, printed) = articleNumber(base(next)) {
                var part = first ? before ?? printed : printed
                let end = next + 1
                if part == nil { part = self.part(after: end, tokens) }
                articles.append(
                    Article(
                        article: part.map { "\(number)-\($0)" } ?? number, position: position, tokens: position..<end))
                first = false
                guard [",", "и"].contains(base(end)) else { break }
                next = end + 1
            }
        }
        return articles
    }

    private static func articleNumber(_ word: String) -> (String, String?)? {
        let parts = word.split(separator: "-")
        guard let number = parts.first, (2...3).contains(number.count), number.allSatisfy(\.isNumber),
            Int(number) != nil
        else { return nil }
        guard parts.count == 2, parts[1].allSatisfy(\.isNumber) else { return (String(number), nil) }
        return (String(number), String(parts[1]))
    }

    private static let ordinals = ["перв": "1", "втор": "2", "трет": "3", "четверт": "4", "пят": "5"]

    /// "части 2 статьи", "второй части статьи", "ч. 3 ст."
    private static func part(endingAt position: Int, _ tokens: [Token]) -> String? {
        func base(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].base : "" }
        let number = base(position - 1)
        if !number.isEmpty, number.allSatisfy(\.isNumber), number.count <= 2 {
            let noun = base(position - 2) == "." ? base(position - 3) : base(position - 2)
            if noun.hasPrefix("част") || noun == "ч" { return number }
        }
        if base(position - 1).hasPrefix("част") {
            return ordinals.first { base(position - 2).hasPrefix($0.key) }?.value
        }
        return nil
    }

    private static func part(after position: Int, _ tokens: [Token]) -> String? {
        func base(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].base : "" }
        var next = position
        if base(next) == "," { next += 1 }
        guard base(next).hasPrefix("част") || base(next) == "ч" else { return nil }
        next += 1
        if base(next) == "." { next += 1 }
        let number = base(next)
        return !number.isEmpty && number.allSatisfy(\.isNumber) && number.count <= 2 ? number : nil
    }

    // MARK: Stance

    static func stances(_ steps: RussianSteps) -> [(Int, Case.Stance)] {
        var stances: [(Int, Case.Stance)] = []
        for position in steps.start..<max(steps.start, steps.tokens.count) {
            guard let stance = stance(at: position, steps) else { continue }
            let clause = steps.clauses.clauseOf[position]
            let near = steps.mentions.filter {
                !$0.people.isEmpty && !$0.isOfficial && $0.preposition == nil && !$0.isPossessive && !$0.isOwned
                    && $0.role?.isAside != true
            }
            let own = near.filter { steps.clauses.clauseOf[$0.head] == clause }
            let people = (own.last ?? near.last { $0.head < position })?.people ?? steps.topic
            for person in people { stances.append((person, stance)) }
        }
        return stances
    }

    private static func stance(at position: Int, _ steps: RussianSteps) -> Case.Stance? {
        let word = steps.base(position)
        func near(_ stems: [String]) -> Bool {
            (max(steps.start, position - 5)..<min(steps.tokens.count, position + 6)).contains {
                RussianWords.begins(steps.base($0), with: stems)
            }
        }
        if word.hasPrefix("призна"), near(["вину", "виновн"]), !RussianWords.begins(word, with: ["признать"]),
            !near(["виновным", "виновной", "виновными"]) || near(["себя"])
        {
            return steps.base(position - 1) == "не" || near(["никто"]) ? .denies : .admits
        }
        if RussianWords.begins(word, with: ["отрица", "отверг"]), near(["вин", "обвинени", "причастн"]) {
            return .denies
        }
        if word.hasPrefix("соглас"), steps.base(position - 1) == "не" { return .denies }
        if RussianWords.begins(word, with: ["называ", "счита", "назва"]),
            near(["местью", "политическ", "сфабрикован", "незаконн", "абсурд", "заказн"])
        {
            return .denies
        }
        return nil
    }
}
