/// What a stranger's server may cost. HOSTILE.md S3, S4; FETCHING.md E19, E22, E33.
package enum Limits {
    /// Bytes of a body, decoded: feeds of newsrooms stay below 2 MiB, the largest known ones below 8.
    package static let bodyBytes = 10 << 20
    /// Decoded bytes for one byte on the wire, once `ratioFloorBytes` have come: gzip reaches 10 on real feeds, 1,000
    /// on a bomb.
    package static let expansionRatio = 100
    /// Decoded bytes below which no ratio is judged.
    package static let ratioFloorBytes = 1 << 20
    /// Bytes of all headers of one answer: servers in the wild send 1 to 4 KiB.
    package static let headerBytes = 64 << 10
    /// Redirects in a row.
    package static let redirects = 5
    /// Bytes that libcurl reads at once: so much memory a transfer.
    package static let receiveBytes = 32 << 10
    /// Connections that are kept for the next request: more than run at once, so that a host which is asked again a
    /// second later finds its own (FETCHING.md E21).
    static func connections(for transfers: Int) -> Int { min(max(64, 4 * transfers), 512) }
    /// Bytes of a stranger's address that an error shows.
    package static let shownBytes = 200
    /// Bytes of a robots.txt that are read: what RFC 9309 §2.5 asks for at least, and nobody honest needs more.
    package static let robotsBytes = 500 << 10
    /// Rules of one robots.txt that are kept: the longest known ones have some hundreds.
    package static let robotsRules = 5_000
    /// Sites whose robots.txt is remembered at once. Beyond that the oldest is asked for again.
    package static let robotsOrigins = 2_000
}

/// How long a server may take. Handed in, so that a test need not wait for the real ones.
package struct TimeLimits: Sendable {
    /// Until a connection stands.
    package var connect: Duration
    /// For one hop, from name look-up to the last byte (FETCHING.md E33).
    package var transfer: Duration
    /// Bytes a second that a transfer must keep up over `slow`, or it is dropped.
    package var bytesPerSecond: Int
    /// Whole seconds, as libcurl counts them.
    package var slow: Duration

    package init(
        connect: Duration = .seconds(15), transfer: Duration = .seconds(60), bytesPerSecond: Int = 64,
        slow: Duration = .seconds(25)
    ) {
        self.connect = connect
        self.transfer = transfer
        self.bytesPerSecond = bytesPerSecond
        self.slow = slow
    }
}
