/// What the evidence may cost.
package enum EvidenceLimits {
    /// Bytes after which a WARC file is followed by the next: small enough to be copied and checked in a minute.
    package static let fileBytes = 256 << 20
    /// Bytes of one record, unpacked. A body is 10 MiB at most when it arrives, its headers 64 KiB; what is larger was not
    /// written by us, and may be a bomb.
    static let recordBytes = 12 << 20
    /// Bytes of the bodies of one turn of a feed that wait in a temporary file until it is known whether an alert rests
    /// on them.
    static let captureBytes = 256 << 20
    /// Bytes that are read, packed and written at a time.
    static let pieceBytes = 64 << 10
    /// Records of a file that `--verify` tells of: one that is damaged throughout has thousands.
    package static let faultsTold = 20
}
