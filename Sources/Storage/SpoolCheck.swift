package import CasewireModel
import Foundation

/// What is wrong with the files of a spool. It looks and changes nothing.
package struct SpoolCheck {
    package struct Fault: Equatable, Sendable {
        /// Below the spool's root.
        package let path: String
        package let text: String
    }

    package private(set) var faults: [Fault] = []
    /// Messages looked at, each as often as it has names.
    package private(set) var messages = 0
    private let spool: Spool

    package init(_ spool: Spool) { self.spool = spool }

    package mutating func look(at queue: Spool.Queue) throws(StorageError) {
        for box in Spool.boxes {
            guard AtomicFile.isFolder(spool.path(queue, box)) else {
                faults.append(Fault(path: "\(queue)/\(box)", text: "is missing; casewire once makes it"))
                continue
            }
            for name in try spool.names(in: queue, box) { try look(at: name, in: queue, box) }
        }
    }

    private mutating func look(at name: String, in queue: Spool.Queue, _ box: String) throws(StorageError) {
        let place = "\(queue)/\(box)/\(name)"
        if box == "tmp" || SpoolClaim.message(ofFileName: name) != nil { return }
        if box == "failed", name.hasSuffix(SpoolQueue.reasonSuffix) {
            let message = String(name.dropLast(SpoolQueue.reasonSuffix.count))
            if !AtomicFile.exists("\(spool.path(queue, box))/\(message)") {
                faults.append(Fault(path: place, text: "is the reason of a message that is not there"))
            }
            return
        }
        guard let named = Message.Name(fileName: name) else {
            faults.append(Fault(path: place, text: "is no message's name"))
            return
        }
        messages += 1
        // One that is taken between the listing and the reading is no fault.
        guard let data = FileManager.default.contents(atPath: "\(spool.root)/\(place)") else { return }
        if let fault = Self.fault(in: [UInt8](data), named) { faults.append(Fault(path: place, text: fault)) }
    }

    private struct Head: Decodable {
        let schema: String
        let id: String
        let revision: Int
        let created: Date
    }

    private static func fault(in bytes: [UInt8], _ named: Message.Name) -> String? {
        guard bytes.last == 0x0A else { return "has no newline at its end" }
        guard let head = try? JSONDecoder.casewire().decode(Head.self, from: Data(bytes)) else {
            return "is no JSON object with schema, id, revision and created"
        }
        if head.schema != "casewire.\(named.kind.rawValue)/1" { return "says that it is \(head.schema)" }
        if head.id != named.id || head.revision != named.revision {
            return "says that it is \(head.id), revision \(head.revision)"
        }
        return Timestamp.compact(head.created) == named.created
            ? nil : "says that it was created at \(Timestamp.rfc3339(head.created))"
    }
}

extension Message {
    /// What a message's file name says: `20210805T120301Z.case.5f0c2d9e41b7-2.json`.
    package struct Name: Equatable, Sendable {
        /// As written.
        package let created: String
        package let kind: Kind
        package let id: String
        package let revision: Int

        /// nil where it is no message's name.
        package init?(fileName: String) {
            let parts = fileName.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 4, parts[3] == "json", let kind = Kind(rawValue: String(parts[1])),
                let dash = parts[2].lastIndex(of: "-"), let revision = Int(parts[2][parts[2].index(after: dash)...]),
                dash > parts[2].startIndex, revision > 0
            else { return nil }
            created = String(parts[0])
            self.kind = kind
            id = String(parts[2][..<dash])
            self.revision = revision
        }
    }
}
