import CasewireModel
import Foundation

/// Strings and numbers: which are kept, and as what.
extension JSONFeedReader {
    /// What becomes of a string that is too long, or that the document ends within.
    private enum Use {
        /// It means nothing.
        case none
        /// Half an id, an address, a date or a name would be another one: it is left out.
        case word
        /// As much as there is of it is kept.
        case text
    }

    private var use: Use {
        guard ignored == 0, let name else { return .none }
        switch frames.last {
        case .feed:
            switch name {
            case .title, .description: return .text
            case .version, .homePageURL, .feedURL, .icon, .favicon, .language, .id, .author, .authors: return .word
            default: return .none
            }
        case .item:
            switch name {
            case .title, .summary, .contentHTML, .contentText: return .text
            case .id, .url, .externalURL, .datePublished, .dateModified, .language, .author, .authors, .tags:
                return .word
            default: return .none
            }
        case .person: return name == .name || name == .url || name == .email ? .word : .none
        case .attachment: return name == .url || name == .mimeType || name == .sizeInBytes ? .word : .none
        case .hub: return name == .url ? .word : .none
        case .list: return name == .tags || name.isPerson ? .word : .none
        case .document, nil: return .none
        }
    }

    /// Bytes of the next string or number that are kept.
    var limit: Int {
        switch use {
        case .none: 0
        case .word: item == nil ? Limits.fieldBytes : Limits.itemBytes - itemBytes
        case .text: item == nil ? Limits.fieldBytes : max(0, Limits.itemBytes - Limits.jsonReserveBytes - itemBytes)
        }
    }

    /// Takes the string or number that the tokenizer is at. A number counts as its digits: many print one as `id`.
    mutating func takeValue(isString: Bool) {
        let use = use
        guard use != .none else { return }
        if frames.last == .feed, name == .title, isString { hasTitle = true }
        if tokens.isLonger { noteLonger() }
        if use == .word && (tokens.isHalf || tokens.isLonger) { return }
        let range = tokens.text.span.trimmed(tokens.text.indices)
        guard !range.isEmpty else { return }
        if item != nil { itemBytes += range.count }
        take(tokens.text.span.knownString(range), isString: isString)
    }

    private mutating func noteLonger() {
        problems.add(
            line: tokens.textLine,
            item == nil
                ? "a text longer than \(Limits.fieldBytes) bytes was cut"
                : "items longer than \(Limits.itemBytes) bytes were cut")
    }

    private mutating func take(_ text: String, isString: Bool) {
        guard let name else { return }
        switch frames.last {
        case .feed: takeOfFeed(text, name, isString: isString)
        case .item: takeOfItem(text, name)
        case .person: takeOfPerson(text, name)
        case .attachment: takeOfAttachment(text, name)
        case .hub: if feed.hubLinks.count < Limits.valuesPerField { feed.hubLinks.append(address(text)) }
        case .list: takeOfList(text, name)
        case .document, nil: break
        }
    }

    private mutating func takeOfFeed(_ text: String, _ name: JSONFeedName, isString: Bool) {
        switch name {
        case .version: if isString { version = text }
        case .title: feed.title = Self.line(text)
        case .description: feed.description = Self.line(text)
        case .homePageURL:
            feed.link = address(text)
            hasOwnMember = true
        case .feedURL:
            feed.selfLink = address(text)
            hasOwnMember = true
        case .icon: feed.image = address(text)
        case .favicon: feed.icon = address(text)
        case .language: feed.language = text
        case .id: feed.id = text
        case .author, .authors: take(Author(name: Self.line(text)), of: name)
        default: break
        }
    }

    private mutating func takeOfItem(_ text: String, _ name: JSONFeedName) {
        switch name {
        case .id: item?.id = text
        case .url: item?.url = text
        case .title: item?.value.title = Self.line(text)
        case .summary: item?.value.summary = text
        case .language: item?.value.language = text
        case .author, .authors: take(Author(name: Self.line(text)), of: name)
        case .tags: takeOfList(text, name)
        default:
            hasOwnMember = true
            takeOfJSONFeedItem(text, name)
        }
    }

    /// What only JSON Feed has by such a name.
    private mutating func takeOfJSONFeedItem(_ text: String, _ name: JSONFeedName) {
        switch name {
        case .externalURL: item?.externalURL = text
        case .contentHTML: item?.html = text
        case .contentText: item?.plain = text
        case .datePublished: if let date = date(text) { item?.value.published = date }
        case .dateModified: if let date = date(text) { item?.value.updated = date }
        default: break
        }
    }

    private mutating func takeOfPerson(_ text: String, _ name: JSONFeedName) {
        switch name {
        case .name: person.name = Self.line(text)
        case .url: person.uri = address(text)
        case .email: person.email = text
        default: break
        }
    }

    private mutating func takeOfAttachment(_ text: String, _ name: JSONFeedName) {
        switch name {
        case .url: enclosure.url = address(text)
        case .mimeType: enclosure.type = text
        case .sizeInBytes: enclosure.length = Int(text) ?? Double(text).flatMap { Int(exactly: $0.rounded(.down)) }
        default: break
        }
    }

    private mutating func takeOfList(_ text: String, _ name: JSONFeedName) {
        if name == .tags { item?.tags.append(Self.line(text)) } else { take(Author(name: Self.line(text)), of: name) }
    }

    /// What an item does not say of its authors its feed does (`authors`, top level).
    mutating func take(_ author: Author, of name: JSONFeedName) {
        if item != nil { item?.authors.take(author, of: name) } else { authors.take(author, of: name) }
    }

    private static func line(_ text: String) -> String { PrintedText.collapsed(text) }

    private func address(_ text: String) -> String { URLReference.resolve(text, base: base) }

    private mutating func date(_ text: String) -> Date? {
        if let date = FeedDate.parse(text) { return date }
        problems.add(line: tokens.textLine, "\"\(text.prefix(60))\" is no date")
        return nil
    }
}
