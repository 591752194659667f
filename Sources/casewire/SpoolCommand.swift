import ArgumentParser
import CasewireModel
import Foundation
import Reporting
import Storage
import TextTools

struct SpoolCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spool",
        abstract: "Looks into the spool, and puts back what failed.",
        discussion: """
            Example:
              casewire spool list
              casewire spool show 5f0c2d9e41b7
              casewire spool requeue alerts
              casewire spool verify
            """,
        subcommands: [List.self, Show.self, Requeue.self, Verify.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the messages of a queue.")

        @OptionGroup var options: CommonOptions
        @Flag(help: "Print JSON: the messages themselves, a line each.") var json = false
        @Option(help: "alerts, cases, notices, or the name of a [[queue]].") var queue: String = "alerts"
        @Option(help: "Only those in this box: new, cur, done or failed.") var box: String?

        func run() throws {
            try reporting {
                let spool = Spool(root: options.spoolFolder(try options.settingsIfAny()))
                let queue = try options.queue(named: queue, in: spool)
                var table = Table("BOX", "CREATED", "ID", "REV", "WHO", "WHAT")
                try options.eachMessage(of: queue, in: spool) { message in
                    if let box, message.box != box { return }
                    if json {
                        Terminal.print(json: message.bytes)
                    } else {
                        table.add(
                            message.box, message.head.created, message.head.id, String(message.head.revision),
                            message.head.who, (message.head.isTest ? "(test) " : "") + message.head.what)
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
                let spool = Spool(root: options.spoolFolder(try options.settingsIfAny()))
                for queue in try storing({ try spool.queues() }) {
                    var latest: SpooledMessage?
                    try options.eachMessage(of: queue, in: spool, withID: id) { message in
                        if message.head.revision >= latest?.head.revision ?? 0 { latest = message }
                    }
                    guard let latest else { continue }
                    Terminal.print(json: latest.bytes)
                    return
                }
                throw Failure(.dataError, "no message \(id) in the spool; casewire spool list lists them")
            }
        }
    }

    struct Requeue: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Puts messages back into new/, those that failed or those of the ids given.")

        @OptionGroup var options: CommonOptions
        @Option(help: "The box to take them from: failed, done, or cur where they wait to be tried again.")
        var from = "failed"
        @Argument(help: "alerts, cases, notices, or the name of a [[queue]].") var queue: String
        @Argument(help: "Ids of messages; all of the box where none is given.") var ids: [String] = []

        func validate() throws {
            if !["failed", "done", "cur"].contains(from) { throw ValidationError("--from is failed, done or cur") }
        }

        func run() throws {
            try reporting {
                let queue = try options.spoolQueue(named: queue, try options.settingsIfAny())
                let wanted = Set(ids)
                let names = try storing { try queue.messages(in: from) }.filter { name in
                    wanted.isEmpty || Message.Name(fileName: name).map { wanted.contains($0.id) } ?? false
                }
                let count = try storing { try names.filter { try queue.requeue($0, from: from) }.count }
                Terminal.print(count == 1 ? "1 message put back\n" : "\(count) messages put back\n")
                if !wanted.isEmpty, count == 0 {
                    throw Failure(.dataError, "no such message in \(queue.name)/\(from)")
                }
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks that every message is whole and is what its name says.",
            discussion: "Ends with 65 where one is not.")

        @OptionGroup var options: CommonOptions

        func run() throws {
            try reporting {
                let spool = Spool(root: options.spoolFolder(try options.settingsIfAny()))
                var check = SpoolCheck(spool)
                try storing { for queue in try spool.queues() { try check.look(at: queue) } }
                for fault in check.faults { Terminal.print("\(PlainText.line(fault.path)): \(fault.text)\n") }
                let faults = check.faults.count == 1 ? "1 fault" : "\(check.faults.count) faults"
                guard check.faults.isEmpty else {
                    throw Failure(.dataError, "spool \(spool.root): \(check.messages) messages, \(faults)")
                }
                Terminal.print("\(check.messages) messages, no fault\n")
            }
        }
    }
}

struct SpooledMessage {
    let box: String
    let head: MessageHead
    let bytes: [UInt8]
}

extension CommonOptions {
    /// One after the other, so that a queue of any length takes the memory of one message.
    ///
    /// - Parameter id: only the messages that have it.
    fileprivate func eachMessage(
        of queue: Spool.Queue, in spool: Spool, withID id: String? = nil, _ take: (SpooledMessage) throws -> Void
    ) throws {
        for box in Spool.boxes where box != "tmp" {
            for name in try storing({ try spool.names(in: queue, box) }) {
                guard let named = Message.Name(fileName: name), id == nil || named.id == id else { continue }
                // A consumer may take it between the listing and the reading.
                guard let data = FileManager.default.contents(atPath: "\(spool.path(queue, box))/\(name)"),
                    let head = try? JSONDecoder().decode(MessageHead.self, from: data)
                else { continue }
                try take(SpooledMessage(box: box, head: head, bytes: [UInt8](data)))
            }
        }
    }
}
