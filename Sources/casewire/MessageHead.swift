import CasewireModel
import Foundation
import TextTools

/// As much of any message as a list or a notification shows.
struct MessageHead: Decodable {
    let id: String
    let revision: Int
    let created: String
    /// The item's title, a notice's sentence.
    let what: String
    /// The person of a case, the entities of an alert.
    let who: String
    /// The address of the item; http or https, else nil.
    let link: String?
    let isTest: Bool
    /// The sentences that mention somebody.
    private let contexts: [String]

    private struct Source: Decodable {
        let title: String
        let url: String?
    }
    private struct Mention: Decodable {
        let name: String
        let context: String
    }
    private struct Named: Decodable { let name: String }
    private struct Step: Decodable { let quote: String }
    private enum Key: CodingKey { case id, revision, created, item, person, text, matches, source, events, test }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decode(String.self, forKey: .id)
        revision = try container.decode(Int.self, forKey: .revision)
        created = try container.decode(String.self, forKey: .created)
        let item = try container.decodeIfPresent(Source.self, forKey: .item)
        let source = try item ?? container.decodeIfPresent(Source.self, forKey: .source)
        what = source?.title ?? (try? container.decodeIfPresent(String.self, forKey: .text)) ?? ""
        link = source?.url.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
        let mentions = try container.decodeIfPresent([Mention].self, forKey: .matches) ?? []
        let person = try container.decodeIfPresent(Named.self, forKey: .person)
        who = person?.name ?? Set(mentions.map(\.name)).sorted().joined(separator: ", ")
        let quotes = try container.decodeIfPresent([Step].self, forKey: .events) ?? []
        contexts = mentions.map(\.context) + quotes.map(\.quote)
        isTest = try container.decodeIfPresent(Bool.self, forKey: .test) ?? false
    }

    /// For a line that tells somebody that there is something: `Dana Agaidar: Court Sentences Beekeeper`.
    var subject: String {
        let words = [who, what].filter { !$0.isEmpty }.joined(separator: ": ")
        return String(PlainText.line(words).prefix(Limits.subjectLetters))
    }

    /// A few lines for a person: title, who, where, what it says.
    var text: String {
        var told: Set<String> = []
        let sentences = contexts.filter { told.insert($0).inserted }
        let parts = [what, who, link ?? ""].filter { !$0.isEmpty } + [""] + sentences.map { "“\($0)”" }
        let lines = parts.map(PlainText.line).joined(separator: "\n").trimmingCharacters(in: .newlines)
        return String(lines.prefix(Limits.textLetters))
    }

    private enum Limits {
        /// Mail and telephones show no more of a subject.
        static let subjectLetters = 200
        /// Telegram takes 4,096; and an environment has to hold it.
        static let textLetters = 3000
    }
}
