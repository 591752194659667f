import CasewireModel
import Configuration
import Fetching
import Foundation
import Logging
import Monitoring
import Storage

/// What `once` and `run` need before they can ask anybody.
extension CommonOptions {
    /// The state, locked. One that can't be read was set aside, which is said.
    func openedState(_ settings: Settings, _ log: Logger) throws -> State {
        let state: State
        do {
            state = try State(folder: stateFolder(settings), at: Date())
        } catch {
            throw Failure(status: error.exitStatus, "\(error)")
        }
        if let aside = state.setAside {
            log.warning(
                "state \(state.folder): can't be read (\(aside.reason)); moved to \(aside.path), going on with an empty one"
            )
        }
        return state
    }

    /// Makes the spool ready. One that can't be keeps no feed from being asked: what is owed waits in the state.
    func spoolFault(_ settings: Settings) -> StorageError? {
        do {
            try Spool(root: spoolFolder(settings)).prepare(
                extra: settings.queues.map { Spool.extraQueue(named: $0.name) })
            return nil
        } catch {
            return error
        }
    }

    func monitor(_ settings: Settings, _ state: State, hasSpool: Bool, _ log: Logger) throws -> Monitor {
        let fetcher: CurlLoop
        do {
            fetcher = try CurlLoop(
                transfers: settings.polling.transfers, perHost: settings.polling.perHost,
                spacing: settings.polling.spacing)
        } catch {
            throw Failure(.systemError, "\(error)")
        }
        return Monitor(
            settings: settings, state: state, spool: hasSpool ? Spool(root: spoolFolder(settings)) : nil,
            fetcher: fetcher, version: Version.current, log: log)
    }
}
