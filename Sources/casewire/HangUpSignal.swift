import Dispatch
import Foundation
import Synchronization

/// SIGHUP, which asks for the configuration to be read again.
final class HangUpSignal {
    private let isHeard: Heard
    private let source: any DispatchSourceSignal

    private final class Heard: Sendable { let flag = Atomic<Bool>(false) }

    init() {
        let heard = Heard()
        isHeard = heard
        signal(SIGHUP, SIG_IGN)  // the source hears it all the same
        source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: .global())
        source.setEventHandler { heard.flag.store(true, ordering: .relaxed) }
        source.resume()
    }

    deinit { source.cancel() }

    /// Was it sent since the last call?
    func take() -> Bool { isHeard.flag.exchange(false, ordering: .relaxed) }
}
