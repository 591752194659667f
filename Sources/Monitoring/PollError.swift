package import FeedParsing
package import Fetching

/// Why a feed's turn brought nothing.
package enum PollError: Error, Sendable {
    case fetch(FetchError)
    case parse(FeedParsingError)
    /// What it takes to ask is missing on our side: a credential that can't be read.
    case settings(String)
}

extension PollError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .fetch(let error): error.description
        case .parse(let error): error.description
        case .settings(let reason): reason
        }
    }
}
