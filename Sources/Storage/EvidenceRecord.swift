package import CasewireModel
package import Foundation

/// One answer in the evidence, as the state knows it.
package struct EvidenceRecord: Equatable, Sendable {
    /// In the state; 0 where it is not there yet.
    package var number: Int64 = 0
    package var feed: FeedID
    package var url: String
    package var fetched: Date
    /// Of the body as it was read.
    package var sha256: String
    /// `cases-20210805-1.warc.gz`
    package var file: String
    package var offset: Int
    package var recordID: String
    /// The number of the record that holds the body, where this one holds the head alone.
    package var original: Int64?

    package var reference: EvidenceReference {
        EvidenceReference(
            url: url, fetched: fetched, sha256: sha256, warc: EvidenceStore.reference(toFile: file), offset: offset)
    }
}
