import Foundation
import Logging

/// The log of a command: the message alone, which names its place first, a line each on stderr.
struct StderrLog: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let start = Terminal.stderrIsTerminal ? "\r\u{1B}[K" : ""
        Terminal.say("\(start)\(event.message)")
    }

    static func logger(verbose: Bool) -> Logger {
        Logger(label: "casewire") { _ in StderrLog(logLevel: verbose ? .debug : .notice) }
    }
}
