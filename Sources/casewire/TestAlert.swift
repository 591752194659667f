import ArgumentParser
import CasewireModel
import Configuration
import Foundation
import Storage

struct TestAlert: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test-alert",
        abstract: "Sends a marked test message through every queue, so that consumers can be tried.",
        discussion: """
            Each default queue gets a message of its kind, each [[queue]] one of each kind that it takes, whatever else it
            filters by. They have "test": true and say so in their titles; state, register and report know nothing of them.

            Example:
              casewire test-alert
            """)

    @OptionGroup var options: CommonOptions

    func run() throws {
        try reporting {
            let settings = try options.settings()
            let spool = Spool(root: options.spoolFolder(settings))
            let now = Date()
            let messages = try TestMessages.all(at: now)
            try storing { try spool.prepare(extra: settings.queues.map { Spool.extraQueue(named: $0.name) }) }
            for message in messages {
                let extra = settings.queues.filter { $0.kinds.contains(message.kind) }
                let queues = [Spool.defaultQueue(of: message.kind)] + extra.map { Spool.extraQueue(named: $0.name) }
                try storing { try spool.deliverTest(message, to: queues) }
                Terminal.print(queues.map { "\($0)/new/\(message.fileName)\n" }.joined())
            }
        }
    }
}

/// One message of each kind that is plainly a test.
enum TestMessages {
    static func all(at now: Date) throws -> [Message] {
        let id = id(at: now)
        let item = Item(
            guid: ItemID("casewire-test-\(id)"), title: "Casewire test message: nothing happened",
            summary: "Whoever reads this gets Casewire's alerts. No news item stands behind it.", published: now,
            language: "en")
        let feed = FeedReference(id: "casewire-test", title: "Casewire test", url: "https://example.org/")
        let source = CaseSource(feed: feed.id, item: item)
        let alert = Alert(
            id: StoryID(id), revision: 1, created: now, feed: feed, item: item, matches: [], cases: [CaseID(id)])
        let record = CaseRecord(
            id: CaseID(id), revision: 1, created: now, person: Person(name: "Test Person", key: "test person"),
            organisations: [], charges: [], stance: nil, events: [], source: source, sources: [source], previous: nil)
        let notice = Notice(
            id: id, revision: 1, created: now, about: "spool", code: .spoolFull, since: now, until: now,
            text: "This is a test notice: nothing is full.")
        return try [
            message(.case, record, id, now), message(.alert, alert, id, now), message(.notice, notice, id, now),
        ]
    }

    private static func message(
        _ kind: Message.Kind, _ content: some Encodable, _ id: String, _ now: Date
    ) throws -> Message {
        let body = [UInt8](try JSONEncoder.casewire().encode(Marked(content: content))) + [0x0A]
        return Message(kind: kind, id: id, revision: 1, created: now, body: body)
    }

    /// Twelve digits as other ids have, of the second: two tests within one are one test.
    private static func id(at now: Date) -> String {
        let seconds = String(Int(now.timeIntervalSince1970), radix: 16)
        return "7e57" + String(repeating: "0", count: max(0, 8 - seconds.count)) + seconds
    }

    private struct Marked<Content: Encodable>: Encodable {
        let content: Content
        private enum Key: CodingKey { case test }

        func encode(to encoder: any Encoder) throws {
            try content.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(true, forKey: .test)
        }
    }
}
