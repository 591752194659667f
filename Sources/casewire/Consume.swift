import ArgumentParser
import Configuration
import Foundation
import Storage

struct Consume: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consume",
        abstract: "Hands each message of a queue to a command, on its standard input.",
        discussion: """
            Where the command ends with 0, its message is done: it moves to done/, and is removed after keep-taken. Otherwise
            it waits in cur/ and is tried again, after a minute, then two, four, an hour at most; after the last try it moves
            to failed/, the reason beside it. The command is started as it stands, without a shell, and finds in its
            environment CASEWIRE_QUEUE, _FILE, _KIND, _ID, _REVISION, _TRY, _SUBJECT (a line), _TEXT (a few lines) and _LINK.

            Any number may consume one queue at a time: no message is taken twice, unless whoever had it was killed. On
            SIGTERM the command in hand may finish; a second one asks it to end, and its message goes back to new/.

            Ends with 0; with --once, with 75 where messages wait to be tried again; with 69 where the command can't be
            started, and nothing is taken then.

            Example:
              casewire consume alerts --once -- cat
              casewire consume cases --once --batch 50 -- wc -l
            """)

    @OptionGroup var options: CommonOptions
    @Argument(help: "alerts, cases, notices, or the name of a [[queue]].") var queue: String
    @Flag(help: "End when there is nothing to take at present, for a path unit or cron.") var once = false
    @Option(help: "Hand over up to so many messages at a time, a line each; what fails is tried again alone.")
    var batch = 1
    @Option(help: "How often a message is tried before it moves to failed/.") var tries = 12
    @Option(name: .customLong("retry-after"), help: "Until the second try; twice as long each time, up to an hour.")
    var retryAfter = DurationArgument(.seconds(60))
    @Option(name: .customLong("time-limit"), help: "How long the command may take for one message, or one batch.")
    var timeLimit = DurationArgument(.seconds(600))
    @Argument(parsing: .postTerminator, help: "The command and its arguments, after --.") var command: [String]

    func validate() throws {
        if command.isEmpty { throw ValidationError("no command; it stands after --, as in consume alerts -- cat") }
        if !(1...1000).contains(batch) { throw ValidationError("--batch is from 1 to 1000") }
        if !(1...1000).contains(tries) { throw ValidationError("--tries is from 1 to 1000") }
        if timeLimit.duration < .seconds(1) { throw ValidationError("--time-limit is from 1s") }
    }

    func run() throws {
        try reporting {
            let settings = try options.settingsIfAny()
            let policy = Consumption.Policy(
                batch: batch, tries: tries, firstPause: retryAfter.duration, isOnce: once)
            let consumption = Consumption(
                queue: try options.spoolQueue(named: queue, settings),
                command: ChildCommand(words: command, limit: timeLimit.duration), policy: policy)
            try storing { try consumption.run() }
        }
    }
}

/// `90s`, `15m`, `6h`, `30d`
struct DurationArgument: ExpressibleByArgument, CustomStringConvertible {
    let duration: Duration

    init(_ duration: Duration) { self.duration = duration }

    init?(argument: String) {
        guard let duration = DurationText.duration(argument) else { return nil }
        self.duration = duration
    }

    var description: String { "\(duration.components.seconds)s" }
    var defaultValueDescription: String { description }
}
