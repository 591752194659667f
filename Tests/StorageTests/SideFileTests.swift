import Foundation
import Storage
import TestSupport
import Testing

@Suite("Files that others look at") struct SideFileTests {
    @Test("are replaced whole, and nothing is left beside them")
    func replace() throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("casewire.prom").path
        for text in ["one\n", "a longer one\n", "two\n"] {
            try SideFile.replace(path, with: Array(text.utf8))
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["casewire.prom"])
    }

    @Test("are another file each time, so that whoever reads the old one reads it to its end")
    func another() throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("casewire.prom")
        try SideFile.replace(path.path, with: Array("old text\n".utf8))
        let reader = try FileHandle(forReadingFrom: path)
        try SideFile.replace(path.path, with: Array("new\n".utf8))
        #expect(try reader.readToEnd() == Data("old text\n".utf8))
    }

    @Test("over the remains of a crash are written all the same")
    func remains() throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("casewire.prom").path
        try Data("half".utf8).write(to: folder.appending("casewire.prom.tmp"))
        try SideFile.replace(path, with: Array("whole\n".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["casewire.prom"])
    }

    @Test("whose folder is missing are a fault in words, and no folder is made")
    func noFolder() throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("missing/casewire.prom").path
        let error = #expect(throws: StorageError.self) { try SideFile.replace(path, with: []) }
        #expect(error.map { "\($0)" } == "\(path): no such file or directory")
        #expect(throws: StorageError.self) { try SideFile.touch(path) }
    }

    @Test("are touched: made where they are missing, and of now where they are not")
    func touch() throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("alive").path
        try SideFile.touch(path)
        #expect(try Data(contentsOf: URL(filePath: path)).isEmpty)
        let old = Date(timeIntervalSince1970: 1_000_000_000)
        try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
        try SideFile.touch(path)
        let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        #expect(try #require(time).timeIntervalSince(old) > 1_000_000)
    }
}
