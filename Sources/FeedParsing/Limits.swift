/// How much of a stranger's feed is read (HOSTILE.md S2, S11).
package enum Limits {
    /// Bytes, after content decoding: what Fetching lets through.
    package static let feedBytes = 10 << 20
    /// The first in the order printed are kept. Publishers print 10 to 500; a feed of 5,000 is an archive.
    package static let itemsPerFeed = 5_000
    /// Bytes of UTF-8 of one item's texts together: a long article with its pictures inlined.
    package static let itemBytes = 1 << 20
    /// Bytes of one element's text outside of items: a channel's description, a logo's address.
    static let fieldBytes = 1 << 18
    /// Elements within elements. libxml2 stops at 256; markup in feeds goes to about 40.
    static let depth = 200
    /// Attributes of one element: libxml2's test for duplicates is quadratic.
    static let attributes = 128
    /// Bytes of an element's or attribute's name.
    static let nameBytes = 1_024
    /// Bytes of one tag with its attributes: an image may be inlined in `src`.
    static let tagBytes = 1 << 19
    /// Bytes that a reference such as `&thetasym;` may have before it is taken for a bare `&`.
    static let referenceBytes = 40
    /// Entity names that a document type declaration may declare before we stop noting them.
    static let declaredEntities = 256
    /// Links, authors, categories or enclosures of one item, each.
    static let valuesPerField = 500
    /// Problems that are told one by one: a broken feed has the same fault in every item.
    static let problems = 20
    /// Bytes that must be there before anything is read: a byte-order mark and an XML declaration, in UTF-16 as well.
    static let headBytes = 1_024
    /// Bytes into which an XML declaration must fit.
    static let declarationBytes = 512
    /// Bytes handed to the XML parser at a time: keeps its buffers small whatever the size of a push.
    static let pieceBytes = 16 << 10
}
