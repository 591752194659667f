import Testing

@testable import Deduplication

@Suite("The index of marks") struct MarkIndexTests {
    @Test("finds who has a mark, the first ones first, however often it grew")
    func finds() {
        var index = MarkIndex()
        for number in 0..<5_000 as Range<UInt32> { index.insert([number, number / 10 + 100_000], of: number) }
        for number in stride(from: 0, to: 5_000, by: 7) as StrideTo<UInt32> {
            #expect(index.holders(of: number, atMost: 16) == [number])
        }
        #expect(index.holders(of: 100_012, atMost: 16) == Array(120..<130))
        #expect(index.holders(of: 100_012, atMost: 3) == [120, 121, 122])
        #expect(index.holders(of: 99_999, atMost: 16).isEmpty)
        #expect(index.hasHolder(ofAny: [99_999, 4_999]))
        #expect(!index.hasHolder(ofAny: [99_999, 99_998]))
    }

    @Test("spreads marks over its table: a hundred thousand texts take no minute", .timeLimit(.minutes(1)))
    func spreads() {
        var index = MarkIndex(capacity: 100_000)
        for number in 0..<100_000 as Range<UInt32> { index.insert([number &* 20_731, number], of: number) }
        #expect(index.holders(of: 99_999 &* 20_731, atMost: 1) == [99_999])
    }

    @Test("keeps the first holders of a mark that all share")
    func capped() {
        var index = MarkIndex()
        for number in 0..<20_000 as Range<UInt32> { index.insert([7, number + 1_000], of: number) }
        #expect(index.holders(of: 7, atMost: 100) == Array(0..<UInt32(Limits.markHolders)))
        #expect(index.holders(of: 20_999, atMost: 1) == [19_999])
    }
}

@Suite("A text's signature") struct StorySignatureTests {
    @Test("is the same whatever the quotes, dashes, case and look-alike letters")
    func typography() {
        let one = StorySignature("Суд «приговорил» Ерлана Тастемира — к двум годам, сообщил адвокат.")
        let other = StorySignature("СУД \"пригoвopил\" Ерлана Таcтемира - к двум годам; сообщил адвокат")
        #expect(!one.marks.isEmpty)
        #expect(one == other)
    }

    @Test("of a text of a megabyte has no more marks than another's, and a text of nothing has none")
    func bounded() {
        let long = (0..<100_000).map { "word\($0)" }.joined(separator: " ")
        #expect(StorySignature(long).marks.count == StorySignature.capacity)
        #expect(StorySignature("").marks.isEmpty)
        #expect(StorySignature(" — … ").marks.isEmpty)
    }

    @Test("a text has passages up to the limit, and is compared by them")
    func passages() {
        let long = (0..<1_000).map { "Sentence number \($0) of the endless report." }.joined(separator: " ")
        #expect(StoryText(title: "T", body: long).passages.count == Limits.storyPassages)
    }

    @Test("shares marks with the text's opening, its rest, and its rest under another opening")
    func parts() {
        let sentences = (0..<8).map { "Here stands sentence \($0) with words \($0 * 7) and \($0 * 31) of its own." }
        let whole = Set(StorySignature(sentences.joined(separator: " ")).marks)
        #expect(!whole.isDisjoint(with: StorySignature(sentences[0]).marks))
        #expect(!whole.isDisjoint(with: StorySignature(sentences[3...].joined(separator: " ")).marks))
    }
}
