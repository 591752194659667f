import CasewireModel
import Foundation
import Testing

@testable import Deduplication

@Suite("One story once") struct StoryBookTests {
    /// The stories of items that arrive in order, as numbers, and which earlier one each revises.
    private struct Run {
        let book = StoryBook()
        var count = 0

        mutating func take(
            _ title: String, _ body: String, feed: FeedID = "agency", guid: String? = nil, url: String? = nil,
            day: Double = 0
        ) throws -> StoryBook.Answer {
            count += 1
            let item = StoryItem(
                feed: feed, guid: guid ?? "g\(count)", url: url ?? "https://\(feed).example/news/\(count)-item",
                published: Date(timeIntervalSince1970: 1_620_000_000 + day * 86_400),
                text: StoryText(title: title, body: body))
            return try book.take(item, named: StoryID("\(count)"))
        }
    }

    static let samples = [StorySample.english, .russian, .kazakh]

    /// Is the second text, in another feed, a copy of the sample's?
    private func isCopy(_ title: String, _ body: String, of sample: StorySample) throws -> Bool {
        var run = Run()
        _ = try run.take(sample.title, sample.body)
        return try run.take(title, body, feed: "partner").story == "1"
    }

    @Test("a copy under another headline", arguments: samples)
    func headline(_ sample: StorySample) throws { #expect(try isCopy("Partner's own words", sample.body, of: sample)) }

    @Test("a copy cut after its opening, or after some words", arguments: samples)
    func cut(_ sample: StorySample) throws {
        #expect(try isCopy("T", sample.lead, of: sample))
        #expect(try isCopy("T", "\(sample.lead) \(sample.rest[0].prefix(25))… Read more", of: sample))
        #expect(try isCopy("T", ([sample.lead] + sample.rest).joined(separator: "\n"), of: sample))
    }

    @Test("a whole copy after one that was cut", arguments: samples)
    func cutFirst(_ sample: StorySample) throws {
        var run = Run()
        _ = try run.take(sample.title, sample.lead, feed: "partner")
        #expect(try run.take(sample.title, sample.body).story == "1")
    }

    @Test("a copy under a paragraph of the site's own, whole and cut", arguments: samples)
    func local(_ sample: StorySample) throws {
        #expect(try isCopy("T", "\(sample.local)\n\(sample.body)", of: sample))
        #expect(try isCopy("T", "\(sample.local)\n\(sample.lead)\n\(sample.rest[0])", of: sample))
    }

    @Test("a copy whose opening was told anew", arguments: samples)
    func retold(_ sample: StorySample) throws {
        #expect(
            try isCopy("T", ([sample.retold] + sample.rest + [sample.background]).joined(separator: "\n"), of: sample))
    }

    @Test("a copy with appeals and links in it", arguments: samples)
    func dressed(_ sample: StorySample) throws {
        let body = [sample.lead, sample.appeal, sample.rest[0], sample.rest[1], sample.background, sample.appeal]
        #expect(try isCopy("T", body.joined(separator: "\n"), of: sample))
    }

    @Test("a copy with other quotes, dashes, ё, look-alike letters and a slip of the copyist", arguments: samples)
    func typography(_ sample: StorySample) throws {
        let typed = sample.body.replacingOccurrences(of: "«", with: "\"").replacingOccurrences(of: "»", with: "\"")
            .replacingOccurrences(of: "--", with: "—").replacingOccurrences(of: "ё", with: "е")
            .replacingOccurrences(of: "о", with: "o").replacingOccurrences(of: "е", with: "e")
        #expect(try isCopy("T", typed, of: sample))
        let slipped = sample.body.replacingOccurrences(of: "Orynbek", with: "Orinbek")
            .replacingOccurrences(of: "Орынбек", with: "Оринбек")
        #expect(slipped != sample.body)
        #expect(try isCopy("T", slipped, of: sample))
    }

    @Test("is not another newsroom's report of the same event", arguments: samples)
    func independent(_ sample: StorySample) throws { #expect(try !isCopy(sample.title, sample.own, of: sample)) }

    @Test("is not another person's story over the same background", arguments: samples, ["agency", "partner"])
    func boilerplate(_ sample: StorySample, feed: String) throws {
        var run = Run()
        _ = try run.take(sample.title, sample.body)
        let other = try run.take("T", "\(sample.otherPerson)\n\(sample.background)", feed: FeedID(feed))
        #expect(other.story == "2")
    }

    @Test("is not the next step of the case over the same background", arguments: samples, ["agency", "partner"])
    func nextStep(_ sample: StorySample, feed: String) throws {
        var run = Run()
        _ = try run.take(sample.title, sample.body)
        let next = try run.take("T", "\(sample.nextStep)\n\(sample.background)", feed: FeedID(feed), day: 35)
        #expect(next.story == "2")
    }

    @Test("is not its translation")
    func translation() throws {
        #expect(try !isCopy(StorySample.russian.title, StorySample.russian.body, of: .english))
        #expect(try !isCopy(StorySample.kazakh.title, StorySample.kazakh.body, of: .russian))
    }

    @Test(
        "is not a formula with another name, town or number in it",
        arguments: [
            (
                "The court in Taraz jailed Samat Ongar for ten days, the court's press service said on Friday evening.",
                "The court in Taraz jailed Samal Ongarbai for ten days, the court's press service said on Friday evening."
            ),
            (
                "Суд Актобе арестовал на 5 суток Руслана Жакина. Об этом сообщила пресс-служба суда вечером в пятницу.",
                "Суд Актобе арестовал на 7 суток Руслана Жакина. Об этом сообщила пресс-служба суда вечером в пятницу."
            ),
            (
                "Орал соты белсенді Бекзат Тоқанды бес тәулікке қамады.",
                "Атырау соты белсенді Бекзат Тоқанды бес тәулікке қамады."
            ),
        ])
    func formula(_ one: String, _ other: String) throws {
        for feed in ["agency", "partner"] {
            var run = Run()
            _ = try run.take("Court news", one)
            #expect(try run.take("Court news", other, feed: FeedID(feed)).story == "2")
        }
    }

    @Test(
        "a line taken over, with who says so or without",
        arguments: [
            ("Almaty singer Aigul Sadyr freed on bail", "Almaty singer Aigul Sadyr freed on bail - sources"),
            ("В Семее отпустили Ербола Кунанбая, сообщил адвокат", "В Семее отпустили Ербола Кунанбая"),
            ("Семейде белсенді Ербол Құнанбай босатылды", "Семейде белсенді Ербол Құнанбай босатылды"),
        ])
    func line(_ one: String, _ other: String) throws {
        var run = Run()
        _ = try run.take(one, "")
        #expect(try run.take(other, "", feed: "partner").story == "1")
        #expect(try run.take(other, "", feed: "third", day: 200).story == "3", "a year later it is other news")
    }

    @Test(
        "one verb makes a line other news",
        arguments: [
            ("Almaty singer Aigul Sadyr freed on bail", "Almaty singer Aigul Sadyr held on bail"),
            ("В Семее задержали Ербола Кунанбая", "В Семее отпустили Ербола Кунанбая"),
            ("Семейде белсенді Ербол Құнанбай ұсталды", "Семейде белсенді Ербол Құнанбай босатылды"),
        ])
    func verb(_ one: String, _ other: String) throws {
        var run = Run()
        _ = try run.take(one, "")
        #expect(try run.take(other, "", feed: "partner").story == "2")
        #expect(try run.take(other, "").story != "1")
    }

    @Test("a digest that prints a story's opening word for word is a story of its own", arguments: samples)
    func digest(_ sample: StorySample) throws {
        let digest = [sample.lead, "Wheat is up by two per cent.", "Snow is expected in the north on Sunday."]
        #expect(try !isCopy("The day in brief", digest.joined(separator: "\n"), of: sample))
        var run = Run()
        _ = try run.take("The day in brief", digest.joined(separator: "\n"), feed: "brief")
        #expect(try run.take(sample.title, sample.body).story == "2", "and the story itself is none of it")
        _ = try run.take("The day in brief", digest.joined(separator: "\n"), feed: "partner")
    }

    @Test("a formula without a name says nothing of an item")
    func sameSummary() throws {
        var run = Run()
        let summary = "Read the whole of this article on our website."
        _ = try run.take("Union leader detained in Karaganda", summary)
        #expect(try run.take("Union leader's lawyer barred", summary).story == "2")
        #expect(try run.take("Union leader detained in Karaganda", summary, feed: "partner").story == "1")
    }

    @Test("the same text by the same site under a new address, a year later", arguments: samples)
    func moved(_ sample: StorySample) throws {
        var run = Run()
        _ = try run.take(sample.title, sample.body)
        let again = try run.take(sample.title, sample.body, day: 365)
        #expect(again == StoryBook.Answer(story: "1", revised: nil))
    }

    @Test(
        "put up again with a slip mended it is a revision, with another number it is another story", arguments: samples)
    func movedAndMended(_ sample: StorySample) throws {
        var run = Run()
        _ = try run.take(sample.title, sample.body)
        let mended = sample.body.replacingOccurrences(of: "Orynbek", with: "Orinbek")
            .replacingOccurrences(of: "Орынбек", with: "Оринбек")
        #expect(try run.take(sample.title, mended) == StoryBook.Answer(story: "1", revised: 0))
        let other = sample.body.replacingOccurrences(of: "61", with: "81")
        #expect(try run.take(sample.title, other).story == "3")
    }

    @Test("a guid or an address that stands for everything says nothing")
    func untrusted() throws {
        var run = Run()
        let texts = ["Police held nine people in a park.", "The river is falling.", "A teacher was fined in Oskemen."]
        for (number, text) in texts.enumerated() {
            let answer = try run.take("Online", text, guid: "0", url: "https://agency.example/live")
            #expect(answer == StoryBook.Answer(story: StoryID("\(number + 1)"), revised: nil))
        }
    }

    @Test("a post of a live page is a story, by whatever form of its address it comes")
    func livePosts() throws {
        var run = Run()
        let page = "https://agency.example/live/trial"
        _ = try run.take("Live: trial", "The judge enters.", url: "\(page)#p7")
        #expect(try run.take("Live: trial", "The judge leaves.", url: "\(page)#p8").story == "2")
        #expect(try run.take("Live: trial", "The judge leaves.", url: "\(page)?utm_source=x#p8").story == "2")
    }

    @Test("a correction at its own address is a revision, and a flash that becomes an article", arguments: samples)
    func revisions(_ sample: StorySample) throws {
        var run = Run()
        let url = "https://agency.example/news/welder"
        _ = try run.take(sample.title, sample.lead, guid: "w", url: url)
        let whole = try run.take(sample.title, sample.body, guid: "w", url: url)
        #expect(whole == StoryBook.Answer(story: "1", revised: 0))
        let corrected = sample.body.replacingOccurrences(of: "61", with: "16")
        #expect(try run.take(sample.title, corrected, guid: "new", url: url) == .init(story: "1", revised: 1))
        #expect(try run.take("Another headline", corrected, guid: "new", url: url) == .init(story: "1", revised: 2))
        #expect(
            try run.take("Another headline", "\(corrected)\n\(sample.appeal)", guid: "new", url: url)
                == .init(story: "1", revised: nil), "a trimming of the site's is none")
        #expect(
            try run.take("Another headline", corrected, feed: "partner") == .init(story: "1", revised: nil),
            "and a partner that takes it over revises nothing")
    }
}
