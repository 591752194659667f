import CasewireModel
import Foundation
import TestSupport
import Testing

/// One story once, by the built program over feeds that change from poll to poll.
@Suite("One story, polled by the built program", .timeLimit(.minutes(3))) struct StoriesTests {
    private static let lead =
        "A court in Oskemen on Friday sent driver Sanzhar Marat of the Union of Beekeepers to a colony for two years."
    private static let rest = [
        "Marat had driven four people to a square in May and waited for them there until the evening.",
        "His lawyer says that the trip cost each of them nine hundred tenges, which is less than the train.",
    ]

    private func feed(_ items: (guid: String, link: String, title: String, text: [String])...) -> Reply {
        let items = items.map { item in
            let text = item.text.map { "&lt;p&gt;\($0)&lt;/p&gt;" }.joined()
            return "<item><title>\(item.title)</title><guid isPermaLink=\"false\">\(item.guid)</guid>"
                + "<link>https://\(item.link)</link><description>\(text)</description></item>"
        }
        return .text(
            "<rss version=\"2.0\"><channel><title>F</title>\(items.joined())</channel></rss>",
            type: "application/rss+xml")
    }

    private func alerts(after answers: [String: [Reply]], polls: Int) async throws -> [Alert] {
        let server = try LoopbackServer(answers: answers)
        let feeds = Dictionary(
            uniqueKeysWithValues: answers.keys.map { (String($0.dropFirst()), "\(server.url)\($0)") })
        let monitored = try Monitored(
            feeds: feeds, more: "[[watch]]\nid = \"judges\"\nname = \"League of Judges\"\n")
        for _ in 0..<polls {
            // One after the other, so that it is known who was first.
            for feed in feeds.keys.sorted() { _ = try await monitored.run("once", "--all", feed) }
        }
        return try monitored.alerts().sorted { $0.revision < $1.revision }
    }

    @Test("a guid that starts again hides nothing: another text under it is another alert")
    func guidStartsAgain() async throws {
        let alerts = try await alerts(
            after: [
                "/a": [
                    feed(("1", "a.example/news/one", "Beekeepers", [Self.lead] + Self.rest)),
                    feed(
                        ("1", "a.example/news/two", "Honey", ["The Union of Beekeepers opens a shop near the station."])
                    ),
                    feed(
                        ("1", "a.example/news/two", "Honey", ["The Union of Beekeepers opens a shop near the station."])
                    ),
                ]
            ], polls: 4)
        #expect(alerts.map(\.revision) == [1, 1])
        #expect(Set(alerts.map(\.id)).count == 2)
    }

    @Test("guids that are all others overnight, and addresses with them, bring nothing")
    func guidsChange() async throws {
        let text = [Self.lead] + Self.rest
        let alerts = try await alerts(
            after: [
                "/a": [
                    feed(("1", "a.example/news/one", "Beekeepers", text)),
                    feed(("urn:x", "a.example/archive/2021/one", "Beekeepers", text)),
                ]
            ], polls: 3)
        #expect(alerts.count == 1)
    }

    @Test("a copy that is cut or has another paragraph before it is no alert, a correction's revision names its place")
    func copies() async throws {
        let corrected = [Self.lead.replacingOccurrences(of: "two", with: "three")] + Self.rest
        let alerts = try await alerts(
            after: [
                "/a": [
                    feed(("1", "a.example/news/one", "Beekeepers", [Self.lead] + Self.rest)),
                    feed(("1", "a.example/news/one", "Beekeepers", corrected)),
                ],
                "/b": [
                    feed(("b", "b.example/x/8", "Driver jailed", ["Our own readers saw it."] + [Self.lead] + Self.rest))
                ],
                "/c": [feed(("c", "c.example/y/9", "Colony for a driver", [Self.lead]))],
            ], polls: 2)
        #expect(alerts.map(\.revision) == [1, 2])
        #expect(alerts.last?.sightings.map(\.feed) == ["b", "c"])
    }

    @Test("a copy that names whom we watch is told where the part that stood elsewhere named nobody")
    func onlyCopyNames() async throws {
        let part = [
            "The trip cost each of them nine hundred tenges, driver Sanzhar Marat told the court in Oskemen on Friday."
        ]
        let alerts = try await alerts(
            after: [
                "/a": [feed(("1", "a.example/news/one", "Driver Marat on trial", part))],
                "/b": [feed(("b", "b.example/x/8", "Driver Marat on trial", part + [Self.lead]))],
            ], polls: 2)
        #expect(alerts.map(\.feed.id) == ["b"])
    }

    @Test(
        "a fuller copy that names somebody else whom we watch is the story's next revision, and the copies after it none"
    )
    func fuller() async throws {
        let more =
            "The court also called the League of Judges, of which driver Marat is no member, a danger to public order in "
            + "Oskemen, and fined seven people for greeting Marat in the corridor."
        let alerts = try await alerts(
            after: [
                "/a": [feed(("1", "a.example/news/one", "Driver Marat jailed", [Self.lead]))],
                "/b": [feed(("b", "b.example/x/8", "Driver Marat jailed", [Self.lead] + Self.rest + [more]))],
                "/c": [feed(("c", "c.example/y/9", "Colony for a driver", [Self.lead] + Self.rest + [more]))],
            ], polls: 2)
        #expect(alerts.map(\.revision) == [1, 2])
        #expect(Set(alerts.map(\.id)).count == 1)
        #expect(alerts.map(\.feed.id) == ["a", "b"])
        #expect(alerts.last?.matches.contains { $0.entity == "judges" } == true)
    }
}
