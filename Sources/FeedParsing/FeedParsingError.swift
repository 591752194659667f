/// Why there is no feed to read.
package enum FeedParsingError: Error, Equatable, Sendable {
    /// The bytes are something else, said in words: `an HTML page`, `a JPEG image`, `empty`.
    case noFeed(reason: String)
    /// More bytes than `Limits.feedBytes`.
    case tooLarge(bytes: Int)
}

extension FeedParsingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noFeed(let reason): "no feed: \(reason)"
        case .tooLarge(let bytes): "too large to read: \(bytes) bytes, where \(Limits.feedBytes) are allowed"
        }
    }
}
