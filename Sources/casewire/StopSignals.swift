import Dispatch
import Foundation

/// SIGTERM and SIGINT as the cancelling of a task.
struct StopSignals {
    private let sources: [any DispatchSourceSignal]

    init() {
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)  // the source hears it all the same
            return DispatchSource.makeSignalSource(signal: number, queue: .global())
        }
    }

    func cancelling<Result: Sendable>(_ work: sending @escaping () async -> Result) async -> Result {
        let task = Task { await work() }
        for source in sources {
            source.setEventHandler { task.cancel() }
            source.resume()
        }
        defer { for source in sources { source.cancel() } }
        return await task.value
    }
}
