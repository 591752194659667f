import ArgumentParser
import CasewireModel
import Configuration
import Deduplication
import Foundation
import Monitoring
import Storage

struct CasesJoin: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Says that two cases are one person's.",
        discussion: """
            All that is known of either is told under the first from now on, and so is what comes later; the second is closed
            and names the first. Kept for ever: casewire cases split can part them again.

            Example:
              casewire cases join 5f0c2d9e41b7 0a91c3d2e4f5
            """)

    @OptionGroup var options: CommonOptions
    @Argument(help: "The case that stays.") var id: String
    @Argument(help: "The case that is joined to it.") var other: String

    func run() throws {
        try reporting {
            try options.change { desk, state in
                try desk.join(CaseID(other), to: CaseID(id), in: state, at: Date())
                return "case \(other) is joined to case \(id)"
            }
        }
    }
}

struct CasesSplit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Says that some of a case's steps are another person's.",
        discussion: """
            Makes a case of its own of them. Kept for ever: what tells of these steps later is told there.

            Example:
              casewire cases split 5f0c2d9e41b7 3f9a1c
            """)

    @OptionGroup var options: CommonOptions
    @Argument(help: "The case.") var id: String
    @Argument(help: ArgumentHelp("Its steps, by the digits of casewire cases show.", valueName: "event"))
    var events: [String]

    func run() throws {
        try reporting {
            try options.change { desk, state in
                let new = try desk.split(events, off: CaseID(id), in: state, at: Date())
                return "case \(new?.rawValue ?? id) has what was split off case \(id)"
            }
        }
    }
}

extension CommonOptions {
    /// Changes the register in one transaction, and hands over what it owes; where another casewire holds the state, that
    /// one does.
    fileprivate func change(_ work: (RegisterDesk, StateTransaction) throws -> String) throws {
        let settings = try settingsIfAny()
        let folder = stateFolder(settings)
        // Nothing is made of a folder that was misspelt.
        _ = try look(into: folder) { try $0.owedCount() }
        var isHeld = false
        let state: State
        do {
            do {
                state = try State(folder: folder, at: Date())
            } catch .locked {
                isHeld = true
                state = try State(besideHolderOf: folder)
            }
        } catch {
            throw Failure(status: error.exitStatus, "\(error)")
        }
        Terminal.print("\(try changed(state, RegisterDesk(settings: settings), work))\n")
        guard !isHeld else { return }
        do {
            let spool = Spool(root: spoolFolder(settings))
            try spool.prepare(extra: (settings?.queues ?? []).map { Spool.extraQueue(named: $0.name) })
            _ = try state.deliver(to: spool)
        } catch {
            throw Failure(status: error.exitStatus, "\(error); what is owed waits in the state")
        }
    }

    private func changed(
        _ state: State, _ desk: RegisterDesk, _ work: (RegisterDesk, StateTransaction) throws -> String
    ) throws -> String {
        var refusal: PersonsWord.Refusal?
        do {
            let said = try state.transaction { transaction -> String in
                do {
                    return try work(desk, transaction)
                } catch let error as PersonsWord.Refusal {
                    refusal = error
                    return ""
                }
            }
            if let refusal { throw Failure(.dataError, refusal.words) }
            return said
        } catch let error as StorageError {
            throw Failure(status: error.exitStatus, "\(error)")
        }
    }
}

extension PersonsWord.Refusal {
    fileprivate var words: String {
        switch self {
        case .unknownCase(let id): "no case \(id); casewire cases lists them"
        case .isJoined(let id, let root): "case \(id) was joined to case \(root) before; name that one"
        case .sameCase(let id): "case \(id) is named twice"
        case .unknownEvent(let event): "the case has no step \(event); casewire cases show lists them"
        case .nothingLeft(let id): "nothing would be left of case \(id)"
        }
    }
}
