package import CasewireModel
package import Foundation

/// What we know of one feed between two polls.
package struct FeedMemory: Equatable, Sendable {
    package var id: FeedID
    /// As the feed calls itself.
    package var title: String?
    /// Of the last answer that was read, and the address that gave them.
    package var validators = Validators()
    package var validatedURL: String?
    package var lastPoll: Date?
    /// When it last answered with something that could be read, a 304 included.
    package var lastAnswer: Date?
    /// Not before this; the distant past for a feed that was never asked.
    package var nextPoll = Date(timeIntervalSince1970: 0)
    /// In a row.
    package var failures = 0
    package var failingSince: Date?
    /// Why the last poll failed; nil where it did not.
    package var error: String?
    /// Windows so far: answers that printed the feed's items whole. One without items, or with the changed ones alone
    /// (226), belongs to the window before it.
    package var polls = 0
    /// In the last good answer.
    package var items = 0
    /// When and how it is to be asked, beyond all that.
    package var etiquette = Etiquette()

    package init(id: FeedID) { self.id = id }
}
