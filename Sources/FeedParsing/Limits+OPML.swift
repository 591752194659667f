/// How much of a list of feeds is read (HOSTILE.md S12).
extension Limits {
    /// Bytes. A list of 5,000 feeds with their descriptions takes 2 MB.
    package static let opmlBytes = 10 << 20
    /// Feeds of one list: readers for many users export some hundreds, and nobody looks through more lines to paste.
    package static let outlines = 5_000
    /// Folders within folders that are named; readers offer one level, some three. What stands deeper is read, and said
    /// to be in the last of these.
    static let outlineFolders = 16
    /// Characters of a title or a folder's name; what is longer is cut.
    static let outlineTitle = 200
    /// Bytes of an address, the longest that feeds.conf takes; an outline with a longer one is left out.
    static let outlineAddress = 2_048
}
