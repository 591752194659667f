import CasewireModel

/// Articles of the code and what people say to a charge.
enum KazakhCharges {
    /// `405-баптың 2-бөлігі`, `Қылмыстық кодекстің 405-бабының екінші бөлігі`, `488-бабы`.
    static func charges(in passage: KazakhPassage, text: (Range<Int>) -> String) -> [Case.Charge] {
        var charges: [Case.Charge] = []
        for position in passage.tokens.indices where isArticle(passage.base(position)) {
            guard position > 0, passage.tokens[position - 1].kind == .number,
                let number = Int(passage.tokens[position - 1].text),
                (1...999).contains(number), !isProcedure(passage, position)
            else { continue }
            var article = String(number)
            var end = position + 1
            if let (part, after) = part(at: end, passage) {
                article += "-\(part)"
                end = after
            }
            charges.append(Case.Charge(text: text((position - 1)..<end), article: article))
        }
        return charges
    }

    private static func isArticle(_ word: String) -> Bool {
        for stem in ["бап", "баб"] where word.hasPrefix(stem) && word.count <= stem.count + 7 {
            return KazakhEnding(word.dropFirst(3)) != nil || word == "баппен"
        }
        return false
    }

    /// The code of procedure charges nobody.
    private static func isProcedure(_ passage: KazakhPassage, _ position: Int) -> Bool {
        (max(0, position - 4)..<position).contains { ["кпк", "процестик"].contains(passage.base($0)) }
    }

    private static func part(at start: Int, _ passage: KazakhPassage) -> (Int, Int)? {
        guard passage.base(start + 1).hasPrefix("болиг") || passage.base(start + 1).hasPrefix("болим") else {
            return nil
        }
        if let number = Int(passage.base(start)) { return (number, start + 2) }
        guard let ordinal = KazakhNumbers.ordinals[passage.base(start)] else { return nil }
        return (ordinal, start + 2)
    }

    // MARK: Stance

    static func stance(in passage: KazakhPassage) -> Case.Stance? {
        let tokens = passage.tokens
        for position in tokens.indices {
            let word = tokens[position].base
            let before = tokens[max(0, position - 5)..<position]
            let isOfGuilt = before.contains { ["айып", "кина"].contains(where: $0.base.hasPrefix) }
            if let (form, isNegative) = KazakhVerbForm.of(word, stem: "мойында")
                ?? KazakhVerbForm.of(word, stem: "мойын")
            {
                guard isOfGuilt else { continue }
                let isDenied = isNegative || ["жок", "емес", "бас"].contains(passage.base(position + 1))
                return isDenied ? .denies : form == .noun ? nil : .admits
            }
            if word == "жокка", passage.base(position + 1).hasPrefix("шыгар"), isOfGuilt { return .denies }
            if word == "кинасиз", ["деп", "екенин", "екенимди"].contains(passage.base(position + 1)) { return .denies }
            if word.hasPrefix("келиспе"),
                before.contains(where: { $0.base.hasPrefix("айып") || $0.base.hasPrefix("уким") })
            {
                return .denies
            }
        }
        return nil
    }
}
