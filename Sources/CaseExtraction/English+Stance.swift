import CasewireModel

/// What people say to the charge.
enum EnglishStance {
    /// Where each stance is told, in order.
    static func found(in tokens: [Token], from start: Int) -> [(tokens: Range<Int>, stance: Case.Stance)] {
        var found: [(Range<Int>, Case.Stance)] = []
        for position in tokens.indices where position >= start {
            for (pattern, stance) in phrases[tokens[position].base] ?? [] {
                if let range = pattern.match(at: position, in: tokens) { found.append((range, stance)) }
            }
        }
        return found
    }

    private static let phrases: [String: [(pattern: WordPattern, stance: Case.Stance)]] = {
        var phrases: [String: [(pattern: WordPattern, stance: Case.Stance)]] = [:]
        for (lines, stance) in [(denials, Case.Stance.denies), (admissions, .admits)] {
            for line in lines.split(separator: "\n") {
                let pattern = WordPattern(line)
                for word in pattern.firstWords { phrases[word, default: []].append((pattern, stance)) }
            }
        }
        return phrases
    }()

    private static let denials = """
        plead~/pleaded/pled not guilty
        plead~ innocent
        maintain~/insist~/claim~/proclaim~/profess~ … innocence
        deny~/reject~/dismiss~ … charge/charges/accusation/accusations/allegation/allegations/guilt/wrongdoing/claims
        deny~ it/this/being/having/any/that
        call~ … politically/political/fabricated/trumped-up/groundless/lie/baseless/absurd/retaliation/revenge
        call~ the/his/her/their case/charge/charges/trial … politically/political/fabricated/revenge
        call~ the/his/her/their verdict/sentence/accusation … politically/political/fabricated/revenge
        is/are/was/were … politically motivated
        brought for political reasons
        admit~ no guilt
        not admit/admitted … guilt
        never admitted … guilt
        not plead/pleaded guilty
        refused/refuses to admit
        dispute~ that
        disagree~ with … verdict/sentence/charges/ruling/court
        neither of which he/she admits
        which he/she/they denies/deny
        consider~ … politically
        """

    private static let admissions = """
        pleaded/pleads/pled/pleading guilty
        admitted/admits/confessed … guilt
        partly/partially admitted … guilt
        """
}
