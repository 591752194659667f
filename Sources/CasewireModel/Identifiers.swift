/// A name that only means something beside others of its kind: an `Identifier<FeedKind>` is no `Identifier<StoryKind>`.
///
/// It travels as a plain string in JSON and in the state.
package struct Identifier<Kind>: RawRepresentable, Hashable, Comparable, Sendable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ rawValue: String) { self.rawValue = rawValue }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension Identifier: CustomStringConvertible, ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self.init(value) }
    package var description: String { rawValue }
}

package enum FeedKind {}
package enum ItemKind {}
package enum StoryKind {}
package enum EntityKind {}
package enum CaseKind {}

/// A feed's `id` in feeds.conf.
package typealias FeedID = Identifier<FeedKind>
/// The publisher's own identity of an item: `guid`, `atom:id` (RFC 4287 §4.2.6), JSON Feed's `id`; where none is
/// printed, one that we derive. Never resolved, never changed.
package typealias ItemID = Identifier<ItemKind>
/// What makes items of several feeds one story: 12 lower-case hexadecimal digits, an alert's `id`.
package typealias StoryID = Identifier<StoryKind>
/// A watched entity's `id` in feeds.conf.
package typealias EntityID = Identifier<EntityKind>
/// One person's case in the register: 12 lower-case hexadecimal digits, a case message's `id`.
package typealias CaseID = Identifier<CaseKind>
