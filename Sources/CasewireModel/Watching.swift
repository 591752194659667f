/// Whom we look for: a `[[watch]]` table of feeds.conf.
package struct WatchedEntity: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case person, organisation, place, term
    }

    package var id: EntityID
    package var name: String
    package var kind: Kind
    /// Other spellings and scripts of `name`, which is looked for as well.
    package var aliases: [Alias]
    /// Hold for `name` and for every alias that has none of its own.
    package var conditions: Conditions

    package init(
        id: EntityID, name: String, kind: Kind = .term, aliases: [Alias] = [], conditions: Conditions = Conditions()
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.aliases = aliases
        self.conditions = conditions
    }
}

package struct Alias: Equatable, Sendable {
    package var text: String
    /// nil: those of the entity hold.
    package var conditions: Conditions?

    package init(_ text: String, conditions: Conditions? = nil) {
        self.text = text
        self.conditions = conditions
    }
}

/// What must, and must not, stand beside a name for it to count.
package struct Conditions: Equatable, Sendable {
    package enum Scope: String, CaseIterable, Sendable { case item, sentence }

    /// Counts only if one of these is in the scope; empty: always.
    package var near: [String]
    package var nearScope: Scope
    /// Counts only if one of `near` stands at most this many words away; nil: anywhere in the scope.
    package var within: Int?
    /// Does not count inside one of these.
    package var never: [String]

    package init(near: [String] = [], nearScope: Scope = .item, within: Int? = nil, never: [String] = []) {
        self.near = near
        self.nearScope = nearScope
        self.within = within
        self.never = never
    }
}

/// One mention of a watched entity.
package struct Match: Codable, Equatable, Sendable {
    package var entity: EntityID
    /// The entity's name in feeds.conf.
    package var name: String
    /// The spelling in feeds.conf that was found: the name or one of the aliases.
    package var alias: String
    package var field: Item.Field
    /// In `field`'s text.
    package var span: Span
    /// The words as they stand in the field.
    package var text: String
    /// The sentence that they stand in.
    package var context: String
    /// By what it was found that is not its spelling; absent where it is.
    package var folded: Folding?

    package enum Folding: String, Codable, Sendable { case lookalike, script }

    package init(
        entity: EntityID, name: String, alias: String, field: Item.Field, span: Span, text: String, context: String,
        folded: Folding? = nil
    ) {
        self.entity = entity
        self.name = name
        self.alias = alias
        self.field = field
        self.span = span
        self.text = text
        self.context = context
        self.folded = folded
    }
}

/// An item and all its matches, of which there is at least one.
package struct MatchedItem: Equatable, Sendable {
    package var item: Item
    package var matches: [Match]

    package init(item: Item, matches: [Match]) {
        self.item = item
        self.matches = matches
    }
}
