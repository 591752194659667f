import CasewireModel
import Configuration
import Storage

/// Which of feeds.conf's queues a message goes into besides its kind's own.
struct QueueFilter {
    let queues: [QueueSettings]

    /// - Parameters:
    ///   - entities: those that the item mentions, or that a case's person is tied to.
    ///   - feed: nil for what is not of one feed.
    ///   - places: as printed.
    func queues(
        for kind: Message.Kind, entities: Set<EntityID>, feed: FeedID?, language: String?, places: [String]
    ) -> [Spool.Queue] {
        queues.filter { queue in
            queue.kinds.contains(kind)
                && (queue.watch.map { $0.contains { entities.contains($0) } } ?? true)
                && (queue.feeds.map { feeds in feed.map(feeds.contains) ?? false } ?? true)
                && (queue.languages.map { $0.contains { Self.isLanguage($0, language) } } ?? true)
                && (queue.places.map { Self.meets($0, places) } ?? true)
        }.map { Spool.extraQueue(named: $0.name) }
    }

    /// `ru` lets `ru-KZ` through (RFC 4647 §3.3.1).
    private static func isLanguage(_ range: String, _ language: String?) -> Bool {
        guard let language = language?.lowercased() else { return false }
        return language == range || language.hasPrefix("\(range)-")
    }

    private static func meets(_ wanted: [String], _ places: [String]) -> Bool {
        let printed = Set(places.map { $0.lowercased() })
        return wanted.contains { printed.contains($0.lowercased()) }
    }
}
