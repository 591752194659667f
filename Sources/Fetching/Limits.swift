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
