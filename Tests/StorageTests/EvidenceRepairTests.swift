import CasewireModel
import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite("Evidence after a crash") struct EvidenceRepairTests {
    private let name = "alerts-20210805-1.warc.gz"

    private func desk() throws -> (EvidenceDesk, first: Int, whole: [UInt8]) {
        let desk = try EvidenceDesk()
        try desk.keep([desk.capture(Array("<rss>one</rss>".utf8))])
        let first = try desk.bytes(name).count
        try desk.keep([desk.capture(Array("<rss>two</rss>".utf8))])
        return (desk, first, try desk.bytes(name))
    }

    @Test("that cut the file anywhere in what the state was not told of: whole records stay, the rest goes")
    func cutAnywhere() throws {
        let (desk, first, whole) = try desk()
        try desk.store.state.transaction { try $0.setEvidenceFile(name, bytes: first, youngest: Store.now) }
        // Where the records of the second answer begin and end.
        let ends = try EvidenceRepairTests.ends(whole, from: first)
        for length in first...whole.count {
            try desk.write(whole[..<length], to: name)
            let (_, repairs) = try desk.reopened()
            let kept = ends.last { $0 <= length } ?? first
            #expect(try desk.bytes(name).count == kept, "cut at \(length)")
            let expected = kept == length ? [] : [EvidenceStore.Repair(file: name, kind: .cut(bytes: length - kept))]
            #expect(repairs == expected)
        }
    }

    @Test("and with a state that was lost: only what is unfinished goes, and no whole record ever")
    func stateLost() throws {
        let (desk, _, whole) = try desk()
        let ends = try EvidenceRepairTests.ends(whole, from: 0)
        for length in stride(from: 1, through: whole.count, by: 7) {
            try desk.write(whole[..<length], to: name)
            let other = EvidenceStore(spool: desk.store.spool, quota: 1 << 30, software: "Casewire/test")
            _ = try other.prepare(known: [:])
            let kept = ends.last { $0 <= length } ?? 0
            #expect(AtomicFile.size(of: "\(desk.folder)/\(name)") ?? 0 == kept, "cut at \(length)")
        }
    }

    @Test("and with a state that was lost, of many files: only the last of a kind is looked into")
    func stateLostOfMany() throws {
        let (desk, first, whole) = try desk()
        let later = "alerts-20210805-10.warc.gz"  // after 2, though not by the alphabet
        for other in ["alerts-20210805-2.warc.gz", later] { try desk.write(whole[..<(first + 50)], to: other) }
        let other = EvidenceStore(spool: desk.store.spool, quota: 1 << 30, software: "Casewire/test")
        let repairs = try other.prepare(known: [:])
        #expect(repairs == [EvidenceStore.Repair(file: later, kind: .cut(bytes: 50))])
        #expect(try desk.bytes("alerts-20210805-2.warc.gz").count == first + 50)
    }

    @Test("is appended to where it was cut")
    func goesOn() throws {
        let (desk, first, whole) = try desk()
        try desk.store.state.transaction { state in
            try state.forgetEvidence(inFile: name)
            try state.setEvidenceFile(name, bytes: first, youngest: Store.now)
        }
        try desk.write(whole[..<(first + 50)], to: name)
        let (other, _) = try desk.reopened()
        let three = desk.capture(Array("<rss>three</rss>".utf8))
        let kept = try desk.store.state.transaction {
            try other.keep([three], of: "a", as: .alerts, in: $0, at: Store.now)
        }
        #expect(kept.first?.offset == first)
        #expect(try desk.records(name).count == 5)
    }

    @Test("with garbage behind what the state knows: that goes too")
    func garbage() throws {
        let (desk, _, whole) = try desk()
        try desk.write(whole + [UInt8](repeating: 0, count: 500), to: name)
        let (_, repairs) = try desk.reopened()
        #expect(repairs == [EvidenceStore.Repair(file: name, kind: .cut(bytes: 500))])
        #expect(try desk.bytes(name) == whole)
    }

    @Test("that took bytes which alerts rest on: the file stays as it is, and a new one is begun")
    func missingBytes() throws {
        let (desk, first, whole) = try desk()
        try desk.write(whole[..<first], to: name)
        let (other, repairs) = try desk.reopened()
        #expect(repairs.map(\.file) == [name])
        let three = desk.capture(Array("<rss>three</rss>".utf8))
        _ = try desk.store.state.transaction {
            try other.keep([three], of: "a", as: .alerts, in: $0, at: Store.now)
        }
        #expect(try desk.bytes(name) == Array(whole[..<first]))
        #expect(try desk.names() == [name, "alerts-20210805-2.warc.gz"])
        let faults = try desk.check().faults
        #expect(faults.count == 1 && faults[0].offset == first && faults[0].reason.contains("backup"))
    }

    @Test("has no temporary file left")
    func temporary() throws {
        let desk = try EvidenceDesk()
        try Data("x".utf8).write(to: URL(filePath: "\(desk.evidence.temporaryFolder)/123-1"))
        _ = try desk.reopened()
        #expect(try AtomicFile.names(in: desk.evidence.temporaryFolder) == [])
    }

    @Test("says of a byte that was changed where it is, wherever it is")
    func changed() throws {
        let (desk, _, whole) = try desk()
        for place in stride(from: 0, to: whole.count, by: 41) {
            var damaged = whole
            damaged[place] ^= 0x10
            try desk.write(damaged, to: name)
            let outcome = try desk.check()
            #expect(!outcome.faults.isEmpty, "byte \(place)")
            #expect(outcome.faults.allSatisfy { $0.file == name && ($0.offset ?? whole.count) <= whole.count })
        }
    }

    @Test("that is still going on is no fault of the store: what nothing rests on yet is told apart")
    func unfinished() throws {
        let (desk, _, whole) = try desk()
        try desk.write(whole + whole[..<60], to: name)
        let outcome = try desk.check()
        #expect(outcome.faults == [] && outcome.unfinished.map(\.offset) == [whole.count])
    }

    @Test("tells of a file that is gone, and of a body that is gone with its file")
    func gone() throws {
        let (desk, _, _) = try desk()
        let tomorrow = Store.now.addingTimeInterval(86_400)
        try desk.keep([desk.capture(Array("<rss>one</rss>".utf8), at: tomorrow)], at: tomorrow)
        try FileManager.default.removeItem(atPath: "\(desk.folder)/\(name)")
        let faults = try desk.check().faults
        #expect(faults.map(\.file) == [name, "alerts-20210806-1.warc.gz"])
    }

    /// Where each member of a file ends, from one on.
    private static func ends(_ bytes: [UInt8], from start: Int) throws -> [Int] {
        let folder = try TemporaryFolder()
        let path = folder.appending("x.gz")
        try Data(bytes).write(to: path)
        let file = try GunzipFile(path.path, from: start)
        var ends: [Int] = []
        while try file.next() != nil { ends.append(file.offset) }
        return ends
    }
}
