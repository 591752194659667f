import Fetching

/// Is the network on our side gone (E31)? Where one host after another can't be reached and none answers, it is not the
/// feeds' doing: they keep their turns, and what is due when the network is back is asked at the usual rate.
struct NetworkSense: Sendable {
    /// Hosts that fell silent since the last answer.
    private var silent: Set<String> = []

    /// So many hosts don't all go down between two answers of others.
    private static let hostsThatTell = 4

    var isGone: Bool { silent.count >= Self.hostsThatTell }

    mutating func note(_ error: PollError) {
        switch error {
        case .fetch(.unresolved(let host)), .fetch(.unreachable(let host)): silent.insert(host)
        case .fetch(.status), .fetch(.blocked), .parse: answered()  // somebody spoke
        default: break
        }
    }

    mutating func answered() { silent.removeAll() }

    /// Is this failure one that a network that is gone brings about?
    func explains(_ error: PollError) -> Bool {
        guard isGone else { return false }
        switch error {
        case .fetch(.unresolved), .fetch(.unreachable): return true
        default: return false
        }
    }
}

extension PollError {
    /// The system refused what it takes to ask: that is no feed's doing either.
    var isOurs: Bool {
        if case .fetch(.noResources) = self { return true }
        return false
    }
}
