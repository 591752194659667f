import ArgumentParser
import CMalloc
import Configuration
import Foundation

/// Where the configuration, the spool and the state are: the same for every command that asks.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration.",
            discussion: """
                Default: $CASEWIRE_CONFIG, ./feeds.conf, /etc/casewire/feeds.conf, the first that is there.
                """, valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "Where messages are handed over. Default: from feeds.conf, else $XDG_STATE_HOME/casewire/spool.",
            valueName: "dir"))
    var spool: String?

    @Option(
        help: ArgumentHelp(
            "What is remembered. Default: from feeds.conf, else $STATE_DIRECTORY, else $XDG_STATE_HOME/casewire.",
            valueName: "dir"))
    var state: String?

    /// The settings; without a fault, or the command ends with 78 and every fault on a line of its own.
    func settings() throws -> Settings {
        let path = try configPath()
        do {
            let settings = try Settings.load(file: path)
            // The file's tree is ten times as large as what was made of it; the allocator would keep its room.
            malloc_trim(0)
            return settings
        } catch {
            throw Failure(.config, "\(error)")
        }
    }

    func configPath() throws -> String {
        if let config { return config }
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["CASEWIRE_CONFIG"], !named.isEmpty { return named }
        let usual = ["feeds.conf", "/etc/casewire/feeds.conf"]
        if let found = usual.first(where: { FileManager.default.fileExists(atPath: $0) }) { return found }
        throw Failure(
            .config,
            "no configuration: neither ./feeds.conf nor /etc/casewire/feeds.conf is there; name one with --config FILE")
    }

    func spoolFolder(_ settings: Settings?) -> String {
        spool ?? settings?.spool ?? "\(Self.userStateFolder)/spool"
    }

    func stateFolder(_ settings: Settings?) -> String {
        if let state = state ?? settings?.state { return state }
        // systemd gives a list where a unit has several folders; ours has one.
        let given = ProcessInfo.processInfo.environment["STATE_DIRECTORY"]?.split(separator: ":").first
        return given.map(String.init) ?? Self.userStateFolder
    }

    /// The settings for commands that only need to know where things are: none where there is no feeds.conf.
    func settingsIfAny() throws -> Settings? {
        if config == nil, state != nil, spool != nil { return nil }
        guard let path = try? configPath(), FileManager.default.fileExists(atPath: path) else { return nil }
        return try settings()
    }

    /// XDG Base Directory Specification.
    private static var userStateFolder: String {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") { return "\(folder)/casewire" }
        return "\(environment["HOME"] ?? "/root")/.local/state/casewire"
    }
}

/// How a command ends where it does not end well: sysexits.h's status and what stderr says.
struct Failure: Error {
    enum Status: Int32 {
        case dataError = 65
        case noInput = 66
        case systemError = 71
        case config = 78
    }

    let status: Int32
    let message: String

    init(_ status: Status, _ message: String) {
        self.status = status.rawValue
        self.message = message
    }

    init(status: Int32, _ message: String) {
        self.status = status
        self.message = message
    }
}

/// Runs a command's work and turns a `Failure` into its line and its status.
func reporting<Result>(_ work: () throws -> Result) throws -> Result {
    do { return try work() } catch let failure as Failure { throw failure.told() }
}

func reporting<Result>(_ work: () async throws -> Result) async throws -> Result {
    do { return try await work() } catch let failure as Failure { throw failure.told() }
}

extension Failure {
    fileprivate func told() -> ExitCode {
        Terminal.say(message)
        return ExitCode(status)
    }
}
