package import Foundation
import Synchronization

/// A clock that is told the time: it stands still until `advance`.
package final class ManualClock: Sendable {
    private let time: Mutex<Date>

    /// - Parameter start: RFC 3339, or any day of a test's choosing.
    package init(_ start: Date) { time = Mutex(start) }

    package var now: Date { time.withLock { $0 } }

    /// May go backwards too, as clocks of machines do.
    package func advance(by duration: Duration) {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        time.withLock { $0.addTimeInterval(seconds) }
    }
}
