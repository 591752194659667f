import CasewireModel
import Foundation

extension Message {
    init(_ alert: Alert) throws {
        self.init(
            kind: .alert, id: alert.id.rawValue, revision: alert.revision, created: alert.created,
            body: try Self.body(alert))
    }

    init(_ record: CaseRecord) throws {
        self.init(
            kind: .case, id: record.id.rawValue, revision: record.revision, created: record.created,
            body: try Self.body(record))
    }

    init(_ notice: Notice) throws {
        self.init(
            kind: .notice, id: notice.id, revision: notice.revision, created: notice.created,
            body: try Self.body(notice))
    }

    private static func body(_ value: some Encodable) throws -> [UInt8] {
        [UInt8](try JSONEncoder.casewire().encode(value)) + [0x0A]
    }
}
