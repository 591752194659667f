import CaseExtraction
import CasewireModel
import Testing

/// Which watched entities a person is tied to, what the charge is, and what they say to it.
@Suite("Ties and charges") struct TieTests {
    private func organisations(_ text: String, title: String = "News") -> [[EntityID]] {
        CaseExtractor.cases(in: matched(title: title, text), kinds: Watched.kinds).map(\.organisations)
    }

    @Test(
        "are those that the text tells of the person",
        arguments: [
            ("Nurlan Ospanov was sentenced to a year in prison for taking part in Free Steppe.", ["steppe"]),
            ("Nurlan Ospanov was convicted of ties to Free Steppe and the Morning League.", ["league", "steppe"]),
            ("Nurlan Ospanov was detained on suspicion of financing Free Steppe.", ["steppe"]),
            ("Free Steppe activist Nurlan Ospanov was detained on July 1.", ["steppe"]),
            ("Nurlan Ospanov, the founder of Free Steppe, was detained on July 1.", ["steppe"]),
            ("Nurlan Ospanov was detained as a supporter of Free Steppe.", ["steppe"]),
            ("Nurlan Ospanov was detained. Investigators say that he supports Free Steppe.", ["steppe"]),
            ("Nurlan Ospanov was detained. Investigators link him to Free Steppe.", ["steppe"]),
            ("Nurlan Ospanov was detained at a Free Steppe rally.", ["steppe"]),
            ("Nurlan Ospanov was detained. He is a friend of Timur Saryev.", ["leader"]),
            ("Nurlan Ospanov was detained. He was charged with helping Timur Saryev to flee.", ["leader"]),
            ("Nurlan Ospanov, whose sister has represented Timur Saryev in court, was detained.", ["leader"]),
        ] as [(String, [EntityID])])
    func ties(text: String, expected: [EntityID]) {
        #expect(organisations(text) == [expected])
    }

    @Test(
        "are none in the background",
        arguments: [
            "Nurlan Ospanov was detained amid a crackdown on supporters of Free Steppe.",
            "Unlike supporters of Free Steppe, Nurlan Ospanov was not held; he was fined 5,000 tenge.",
            "Nurlan Ospanov was detained.\n\nRights groups still count several people jailed over Free Steppe.",
            "Nurlan Ospanov was detained.\n\nFree Steppe was banned in 2018.",
            "Nurlan Ospanov was detained.\n\nTimur Saryev lives abroad.",
            "Nurlan Ospanov was detained.\n\nFree Steppe has called for rallies.",
        ])
    func background(text: String) {
        #expect(organisations(text) == [[]])
    }

    @Test("carry over to another on the same charge") func sameCharge() {
        let text = """
            Nurlan Ospanov was sentenced in June to a year in prison for links to Free Steppe.

            Aigul Omarova was sentenced to two years on the same charge in July.
            """
        #expect(organisations(text) == [["steppe"], ["steppe"]])
    }

    @Test("to a leader's movement are no ties to the leader") func leadersMovement() {
        #expect(
            organisations(
                "Nurlan Ospanov was jailed for 15 days over ties to Timur Saryev's banned Free Steppe movement.") == [
                    ["steppe"]
                ])
    }

    @Test("tie a leader to the movement that is said to be led by them") func leader() {
        let text = "Free Steppe is led by Timur Saryev. Saryev was sentenced in absentia to life in prison on August 3."
        #expect(organisations(text) == [["steppe"]])
    }

    @Test("need a watched entity in the item at all") func unwatched() {
        #expect(CaseExtractor.cases(in: matched("Nurlan Ospanov was detained on July 1."), kinds: Watched.kinds) == [])
    }

    @Test("tell an unkinded entity's kind from its name in the text") func unkinded() {
        let text = "Nurlan Ospanov was detained. He is a friend of Timur Saryev. Free Steppe is banned."
        #expect(CaseExtractor.cases(in: matched(text)).map(\.organisations) == [["leader"]])
    }

    @Test(
        "go with the words of the charge and its article",
        arguments: [
            ("Nurlan Ospanov was convicted of inciting social unrest.", "inciting social unrest", nil),
            (
                "Nurlan Ospanov was detained on suspicion of spreading false information.",
                "spreading false information", nil
            ),
            (
                "Nurlan Ospanov was tried under Article 274 of the criminal code and fined 5,000 tenge.", "Article 274",
                "274"
            ),
            (
                "Nurlan Ospanov was charged on Monday with taking part in a banned group (Article 405, Part 2).",
                "taking part in a banned group (Article 405, Part 2)", "405-2"
            ),
        ] as [(String, String, String?)])
    func charges(text: String, charge: String, article: String?) {
        #expect(cases(text).first?.charges.first == Case.Charge(text: charge, article: article))
    }

    @Test(
        "go with what the person says to the charge",
        arguments: [
            ("He pleaded not guilty.", .denies), ("He denies the charges.", .denies),
            ("He rejects the charges, calling them politically motivated.", .denies),
            ("He insists on his innocence.", .denies), ("He calls the case political.", .denies),
            ("He did not admit guilt.", .denies),
            ("He pleaded guilty.", .admits), ("He partly admitted guilt.", .admits), ("He said nothing.", nil),
            ("His lawyer pleaded with the judge.", nil),
        ] as [(String, Case.Stance?)])
    func stance(words: String, expected: Case.Stance?) {
        #expect(cases("Nurlan Ospanov was detained on July 1. \(words)").first?.stance == expected)
    }
}
