/// Of JSON (HOSTILE.md S2, S11).
extension Limits {
    /// Arrays and objects within one another whose kinds are kept. JSON Feed has five, extensions some more; what is
    /// deeper is none of a feed's, and left out.
    static let jsonDepth = 64
    /// Bytes of a member's name: more than any that is known.
    static let jsonNameBytes = 32
    /// Bytes after a quotation mark until something shows whether it ends a string: a comma, a line break and the next
    /// line's indentation.
    static let jsonHeldBytes = 1_024
    /// Bytes of an item that its texts leave to its id, addresses, dates and names: members come in any order.
    static let jsonReserveBytes = itemBytes / 16
}
