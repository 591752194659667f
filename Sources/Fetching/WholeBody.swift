import CasewireModel
import Foundation
import Synchronization

/// A body that is wanted whole.
final class WholeBody: BodySink {
    private let url: String
    private let contentType: String?
    /// Filled on the loop's thread, read after it: never at once, which the compiler can't see.
    private let bytes = Mutex<[UInt8]>([])

    init(url: String, contentType: String?) {
        self.url = url
        self.contentType = contentType
    }

    func take(_ bytes: ArraySlice<UInt8>) { self.bytes.withLock { $0.append(contentsOf: bytes) } }

    /// What has come; it is gone from here then.
    func document(fetched: Date) -> Document {
        let body = bytes.withLock { bytes in
            defer { bytes = [] }
            return bytes
        }
        return Document(url: url, body: body, contentType: contentType, fetched: fetched)
    }
}
