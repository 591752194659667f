import CasewireModel
import Configuration
import Foundation
import Storage

/// One feed's turn in a cycle.
struct FeedTurn: Sendable {
    let settings: FeedSettings
    let memory: FeedMemory
    let question: Question
}

/// One address that is fetched once, however many entries of feeds.conf name it (E29).
struct FeedUnit: Sendable {
    /// At least one, the first in the order of feeds.conf first.
    let turns: [FeedTurn]

    var url: String { turns[0].question.url }

    /// One entry, asked as if for the first time.
    init(asking feed: FeedSettings) {
        let memory = FeedMemory(id: feed.id)
        turns = [
            FeedTurn(
                settings: feed, memory: memory, question: Question(memory, of: feed, at: Date(timeIntervalSince1970: 0))
            )
        ]
    }

    private init(turns: [FeedTurn]) { self.turns = turns }

    /// The units of some entries that name one address: one, unless they were led to different places.
    ///
    /// Validators are sent where all hold the same: one that has none, or others, must see the whole feed.
    static func units(of feeds: [(settings: FeedSettings, memory: FeedMemory)], at now: Date) -> [FeedUnit] {
        let turns = feeds.map { feed in
            FeedTurn(
                settings: feed.settings, memory: feed.memory,
                question: Question(feed.memory, of: feed.settings, at: now))
        }
        guard turns.count > 1 else { return turns.isEmpty ? [] : [FeedUnit(turns: turns)] }
        var places: [String] = []
        for turn in turns where !places.contains(turn.question.url) { places.append(turn.question.url) }
        return places.map { url in
            let there = turns.filter { $0.question.url == url }
            let first = there[0]
            let isOneMind = there.allSatisfy {
                $0.question.validators == first.question.validators
                    && $0.memory.validatedURL == first.memory.validatedURL
            }
            return FeedUnit(
                turns: isOneMind
                    ? there
                    : there.map { turn in
                        var question = turn.question
                        question.validators = Validators()
                        return FeedTurn(settings: turn.settings, memory: turn.memory, question: question)
                    })
        }
    }

    /// Entries that are asked alike, by their places in `feeds` and in its order: the same address by the same way in the
    /// same name.
    static func groups(of feeds: [FeedSettings]) -> [[Int]] {
        struct Way: Hashable {
            let url: String
            let proxy: String?
            let credential: String?
            let allowPrivate: Bool
            let allowInsecureRedirect: Bool
            let userAgent: String?
        }
        var groups: [[Int]] = []
        var places: [Way: Int] = [:]
        for (index, feed) in feeds.enumerated() {
            let way = Way(
                url: feed.url, proxy: feed.proxy, credential: feed.credential, allowPrivate: feed.allowPrivate,
                allowInsecureRedirect: feed.polling.allowInsecureRedirect, userAgent: feed.polling.userAgent)
            if let place = places[way] {
                groups[place].append(index)
            } else {
                places[way] = groups.count
                groups.append([index])
            }
        }
        return groups
    }
}
