import CasewireModel
import Testing
import TextTools

@Suite("Passages") struct PassagesTests {
    /// Each row is a text with `|` where a sentence ends; the white space around the mark is the text's own.
    @Test(
        "end where sentences of English, Russian and Kazakh end",
        arguments: [
            "She went home. |He stayed.",
            "Was it so? |Nobody knew! |They left.",
            "Judge A. B. Serikov read the verdict. |Mr. Omarov wept.",
            "It rose by 2.5 percent. |Prices of 3.99 stayed.",
            "On Oct. 2 the trial began. |It ended on Nov. 30.",
            "He flew to the U.S. last year. |Then he came back.",
            "He lives in the U.S. |The court in Taraz knew.",
            "They met at 5 p.m. Friday. |At 6 p.m. |The doors closed.",
            "\"I will go.\" |The guard laughed.",
            "\"No!\" she cried. |\"Never.\"",
            "He said. |\"No.\"",
            "Article No. 405 holds. |No. |He said so.",
            "TARAZ. |Aug. 4. |The court ruled.",
            "Wait... |The rest is known.",
            "the group Ar.Rukh.Khaq said so. |It is small.",
            "1. The court ruled. |2. The man left.",
            "Суд по ст. 405 ч. 2 УК назначил срок. |А.С. Ахметов не согласен.",
            "Дело 2021 г. |Суд вернул. |В г. Алматы прошёл суд.",
            "Штраф 87 тыс. тенге. |Его оплатили и т.д. |Суд закрыт.",
            "Он живёт на ул. Абая. |Там тихо.",
            "2021 ж. 4 тамызда сот өтті. |Ол келмеді.",
            "«Мен кетемін». |Ол үндемеді. |Сот А. Оспановты ақтады.",
            "A heading without a stop\n|The text begins here.",
            "One line.\n\n|  Another.",
        ])
    func ends(marked: String) {
        let text = marked.replacing("|", with: "")
        let expected = marked.split(separator: "|").map { $0.trimmed() }
        #expect(Passages.spans(in: text).map { String(text[$0]) } == expected)
    }

    @Test(
        "cover every word once and in order, whatever the text",
        arguments: [
            "", " ", ".", "...", "\n\n\n", "a", "A.", ".\n.", "“”", "!?!?", "a.b.c. d. E.", "🙂. 🙂 Да! Нет",
            "x\u{2028}y",
        ])
    func cover(text: String) {
        let spans = Passages.spans(in: text)
        #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start })
        let kept = spans.map { String(text[$0]) }.joined().filter { !$0.isWhitespace }
        #expect(kept == text.filter { !$0.isWhitespace })
    }

    @Test("count Unicode scalars, not characters") func scalars() {
        let text = "Ка\u{301}нат. Да."
        #expect(Passages.spans(in: text) == [Span(0, 7), Span(8, 11)])
    }

    @Test(
        "stay linear in hostile texts", .timeLimit(.minutes(1)),
        arguments: [
            ("a", 1_000_000), (".", 1_000_000), ("A. ", 300_000), ("\" . ", 250_000), ("г. А", 250_000),
            ("1. ", 300_000),
        ])
    func linear(unit: String, count: Int) {
        let text = String(repeating: unit, count: count)
        #expect(Passages.spans(in: text).last?.end == text.unicodeScalars.count - (unit.hasSuffix(" ") ? 1 : 0))
    }
}

extension Substring {
    fileprivate func trimmed() -> String {
        var rest = self
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
