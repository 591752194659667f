package import Configuration
package import Foundation
import Reporting
package import Storage

/// How a feed stands, in a word: what `casewire feeds` says first.
package enum FeedStanding: String, CaseIterable, Codable, Sendable {
    /// It answers, and its turn has not come.
    case ok
    /// It answers, and is asked with the next pass.
    case due
    /// It answers, and is asked later than its interval says: its server or the feed itself wants it so.
    case waiting
    case failing
    /// A wall against robots answers in its place (FETCHING.md E37).
    case blocked
    /// Its server says that it is there no more: 410.
    case gone
    /// It answers, and its validators say that nothing changed where something did: it is asked without them (E34).
    case lying
    /// Never asked.
    case new

    /// - Parameter memory: nil for a feed that the state does not know.
    package init(of memory: FeedMemory?, _ settings: PollingSettings, at now: Date) {
        guard let memory, let lastPoll = memory.lastPoll else {
            self = .new
            return
        }
        // What a feed's failure or its manners make of it goes before when it is asked; the worst goes first.
        if let error = memory.error {
            self = Self.standing(after: error)
        } else if memory.etiquette.isLying {
            self = .lying
        } else if memory.nextPoll > now,
            memory.nextPoll.timeIntervalSince(lastPoll) > settings.every.seconds * Self.latenessSeen
        {
            self = .waiting
        } else {
            self = Schedule.isDue(memory, settings, at: now) ? .due : .ok
        }
    }

    /// Of its interval: what the schedule's own spread may add is no sign of anything.
    private static let latenessSeen = 1.25

    /// The state keeps a failure as the sentence that was told of it.
    private static func standing(after error: String) -> FeedStanding {
        if error.hasPrefix("blocked: ") { return .blocked }
        return error == "HTTP 410" ? .gone : .failing
    }

    /// Why it stands so, in a few words; empty where all is well.
    package func reason(_ memory: FeedMemory?, _ settings: PollingSettings, at now: Date) -> String {
        switch self {
        case .ok, .due: return memory?.etiquette.movedTo.map { "moved to \($0)" } ?? ""
        case .lying: return "says \"not modified\" when it is; asked without validators"
        case .new: return "never asked so far"
        case .waiting:
            return "wants to be asked less often than every \(TimeWords.span(settings.every.seconds) ?? "minute")"
        case .failing, .blocked, .gone:
            guard let memory, let error = memory.error else { return "" }
            let times = memory.failures > 1 ? "\(memory.failures) times" : nil
            let since = memory.failingSince.flatMap { TimeWords.span(now.timeIntervalSince($0)) }.map { "for \($0)" }
            let more = [times, since].compactMap { $0 }.joined(separator: " ")
            return more.isEmpty ? error : "\(error) (\(more))"
        }
    }
}
