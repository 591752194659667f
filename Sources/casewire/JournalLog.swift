import Foundation
import Logging
import TextTools

/// The log of a service: entries of systemd's journal, each with its priority and the ids that it is about, so that
/// `journalctl -u casewire -p warning` and `journalctl CASEWIRE_FEED=daily-ru` find it.
///
/// Entries go to the journal's own socket, because a line on stderr can carry a priority but no field. Where the socket
/// does not take one, it goes to stderr, which is the journal's as well, with the priority as `<4>` (sd-daemon(3)).
struct JournalLog: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    private let journal: DatagramAddress?

    /// - Returns: nil where stderr is not the journal's: a terminal, cron's pipe, a file.
    init?(
        level: Logger.Level, environment: [String: String] = ProcessInfo.processInfo.environment,
        stderr: Int32 = STDERR_FILENO, socket: String = "/run/systemd/journal/socket"
    ) {
        guard let stream = environment["JOURNAL_STREAM"], stream == Self.stream(of: stderr) else { return nil }
        logLevel = level
        journal = DatagramAddress(socket)
    }

    /// `8:1045`: device and inode, as `$JOURNAL_STREAM` has them (systemd.exec(5)). The variable alone says nothing: it
    /// is handed on to children whose stderr is a file.
    private static func stream(of descriptor: Int32) -> String? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return nil }
        return "\(status.st_dev):\(status.st_ino)"
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let cause = event.error.map { ": \($0)" } ?? ""
        let message = PlainText.clean("\(event.message)\(cause)")
        let ids = metadata.merging(event.metadata ?? [:]) { _, ofEvent in ofEvent }
        if journal?.send(Self.entry(event.level, message, ids)) == true { return }
        Terminal.say(Self.lines(event.level, message))
    }

    /// What may become a field. A closed list, since whatever is printed is kept for years and read by many: ids, never
    /// a title, a person's name or a text.
    private static let printableKeys = ["feed", "item", "queue", "message", "code"]

    /// An entry in the journal's own protocol (systemd.io/JOURNAL_NATIVE_PROTOCOL).
    static func entry(_ level: Logger.Level, _ message: String, _ ids: Logger.Metadata) -> [UInt8] {
        var entry: [UInt8] = []
        append("PRIORITY", "\(level.syslogPriority)", to: &entry)
        append("SYSLOG_IDENTIFIER", "casewire", to: &entry)
        for key in printableKeys {
            guard let id = ids[key] else { continue }
            append("CASEWIRE_\(key.uppercased())", PlainText.line("\(id)"), to: &entry)
        }
        append("MESSAGE", message, to: &entry)
        return entry
    }

    private static func append(_ name: String, _ value: String, to entry: inout [UInt8]) {
        let value = Array(value.utf8)
        entry += name.utf8
        if value.contains(UInt8(ascii: "\n")) {
            // Else what follows the line break would be read as the next field.
            entry.append(UInt8(ascii: "\n"))
            let count = UInt64(value.count)
            entry += (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
        } else {
            entry.append(UInt8(ascii: "="))
        }
        entry += value
        entry.append(UInt8(ascii: "\n"))
    }

    /// Each line of a message with its priority.
    static func lines(_ level: Logger.Level, _ message: String) -> String {
        message.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "<\(level.syslogPriority)>\($0)" }.joined(separator: "\n")
    }
}

extension Logger.Level {
    /// syslog(3)'s number, as the journal's PRIORITY has it: 7 is debug, 2 critical.
    fileprivate var syslogPriority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
