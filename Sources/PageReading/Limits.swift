/// What a page may cost (HOSTILE.md S2, S11).
enum Limits {
    /// Bytes of a page after decompression, as Fetching reads them at most: news pages have 0.1 to 2 MB.
    static let page = 10 << 20
    /// Elements open at once; real pages have 20 to 60. libxml2 looks for an end tag's element through all that are
    /// open, so that this bounds what 10 MiB of end tags cost.
    static let depth = 400
    /// Elements and texts of one page; large pages have 50,000. What follows is not read.
    static let nodes = 150_000
    /// Attributes of one element; real ones have up to 30. libxml2 compares each with all before it.
    static let attributes = 256
    /// Bytes of an attribute's value that are kept: what carries text (`content` of a `<meta>`) is shorter.
    static let attributeValue = 16 << 10
    /// Bytes at a page's start in which its charset may be declared; HTML asks for 1,024, some pages need more.
    static let charsetDeclaration = 4 << 10
    /// Bytes of one `<script type="application/ld+json">`; real ones have 1 to 60 KB.
    static let structuredData = 1 << 20
    /// Objects within each other in structured data that are looked into.
    static let structuredDataDepth = 8
    /// Bytes of an item's summary and of its text, each (S11: 1 MiB an item).
    static let itemText = 1 << 20
    /// Bytes of an item's title; real ones have up to 400.
    static let itemTitle = 4 << 10
    /// Authors that an item keeps, and categories.
    static let itemNames = 50
    /// Bytes of an author's name or a category.
    static let itemName = 1 << 10
}
