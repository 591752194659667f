package import CasewireModel
package import Configuration
package import Storage

/// What is known of each feed of feeds.conf, in one array: of ten thousand feeds it is the largest thing in memory, and
/// a dictionary of it holds half of its room empty.
package struct FeedMemories: Sendable {
    private let places: [FeedID: Int]
    private var memories: [FeedMemory]

    /// Nothing is known so far.
    package init(of feeds: [FeedSettings]) {
        places = Dictionary(feeds.enumerated().lazy.map { ($0.element.id, $0.offset) }) { first, _ in first }
        memories = feeds.map { FeedMemory(id: $0.id) }
    }

    /// A feed's index among those of feeds.conf.
    func place(of feed: FeedID) -> Int? { places[feed] }

    /// nil for a feed that feeds.conf does not name; what is set of one is dropped.
    package subscript(feed: FeedID) -> FeedMemory? {
        get { places[feed].map { memories[$0] } }
        set {
            guard let place = places[feed], let newValue else { return }
            memories[place] = newValue
        }
    }
}
