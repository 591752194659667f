import ArgumentParser
import CasewireModel
import Foundation
import Reporting
import Storage

struct SpoolCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spool",
        abstract: "Looks into the spool.",
        discussion: """
            Example:
              casewire spool list
              casewire spool show 5f0c2d9e41b7
            """,
        subcommands: [List.self, Show.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the messages of a queue.")

        @OptionGroup var options: CommonOptions
        @Flag(help: "Print JSON: the messages themselves, a line each.") var json = false
        @Option(help: "alerts, cases, notices, or queues/NAME.") var queue: String = "alerts"

        func run() throws {
            try reporting {
                var table = Table("BOX", "CREATED", "ID", "REV", "WHAT", "WHO")
                for message in try options.messages(in: queue) {
                    if json {
                        Terminal.print(message.bytes)
                    } else {
                        table.add(
                            message.box, message.head.created, message.head.id, String(message.head.revision),
                            message.head.what, message.head.who)
                    }
                }
                if !json { Terminal.print(table.text(width: Terminal.width)) }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Prints a message, its latest revision.")

        @OptionGroup var options: CommonOptions
        @Argument(help: "Its id.") var id: String

        func run() throws {
            try reporting {
                for queue in Message.Kind.allCases.map(Spool.defaultQueue) {
                    let found = try options.messages(in: queue).filter { $0.head.id == id }
                    guard let latest = found.max(by: { $0.head.revision < $1.head.revision }) else { continue }
                    Terminal.print(latest.bytes)
                    return
                }
                throw Failure(.dataError, "no message \(id) in the spool; casewire spool list lists them")
            }
        }
    }
}

/// As much of any message as a list shows.
private struct MessageHead: Decodable {
    let id: String
    let revision: Int
    let created: String
    let what: String
    let who: String

    private struct Titled: Decodable { let title: String }
    private struct Mention: Decodable { let entity: String }
    private struct Named: Decodable { let name: String }
    private enum Key: CodingKey { case id, revision, created, item, person, text, matches, source }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decode(String.self, forKey: .id)
        revision = try container.decode(Int.self, forKey: .revision)
        created = try container.decode(String.self, forKey: .created)
        let item = try container.decodeIfPresent(Titled.self, forKey: .item)
        let source = try container.decodeIfPresent(Titled.self, forKey: .source)
        what = item?.title ?? source?.title ?? (try? container.decodeIfPresent(String.self, forKey: .text)) ?? ""
        let mentions = try container.decodeIfPresent([Mention].self, forKey: .matches) ?? []
        let person = try container.decodeIfPresent(Named.self, forKey: .person)
        who = person?.name ?? Set(mentions.map(\.entity)).sorted().joined(separator: ", ")
    }
}

extension CommonOptions {
    fileprivate func messages(in queue: String) throws -> [(box: String, head: MessageHead, bytes: [UInt8])] {
        let spool = Spool(root: spoolFolder(try settingsIfAny()))
        var messages: [(box: String, head: MessageHead, bytes: [UInt8])] = []
        do {
            for box in Spool.boxes where box != "tmp" {
                for name in try spool.names(in: queue, box) {
                    // A consumer may take it between the listing and the reading.
                    guard let bytes = try? InputFile.bytes("\(spool.path(queue, box))/\(name)"),
                        let head = try? JSONDecoder().decode(MessageHead.self, from: Data(bytes))
                    else { continue }
                    messages.append((box, head, bytes))
                }
            }
        } catch {
            throw Failure(status: error.exitStatus, "\(error)")
        }
        return messages
    }
}
