import Configuration
import Foundation
import Testing

@Suite("A hostile feeds.conf") struct HostileConfigurationTests {
    @Test(
        "is refused in words, at the limit that it breaks",
        arguments: [
            ("a = " + String(repeating: "[", count: 200_000), "brackets nested more than 16 deep"),
            ("a = " + String(repeating: "{a=", count: 200_000), "brackets nested more than 16 deep"),
            ("a" + String(repeating: ".a", count: 500_000) + " = 1", "a key of more than 16 parts"),
            ("[" + String(repeating: "a.", count: 500_000) + "a]", "a key of more than 16 parts"),
            ("a = 1\nb = \"\0\"", "a NUL byte"), ("a = \"\\u0000\"", "a NUL character"),
            ("\"\\U00000000\" = 1", "a NUL character"),
            (String(repeating: "#", count: 8 << 20) + "\n", "longer than 8 MiB"),
            (String(repeating: "[[x]]\n", count: 600_000), "more than 500000 values"),
        ])
    func refused(text: String, message: String) throws {
        let found = faults(in: text)
        #expect(found.count == 1)
        #expect(try #require(found.first).contains(message))
    }

    @Test("that is deep behind a fault of syntax is not read on")
    func deepBehindFault() {
        let deep = "x" + String(repeating: ".x", count: 300_000) + " = 1\n"
        #expect(!faults(in: "a = \"\\\n" + deep).isEmpty)
        #expect(!faults(in: "= 1\n" + deep).isEmpty)
        #expect(!faults(in: "a = 1 \u{1} b" + deep).isEmpty)
    }

    @Test("with one key set very often is told once, and soon")
    func repeatedKeys() {
        #expect(faults(in: String(repeating: "a = 1\n", count: 30)).count <= 21)
    }

    @Test("that is cut or changed anywhere gives settings or faults, never a crash")
    func mutations() {
        let text =
            "contact = \"x\"\n[polling]\nevery='1h'\n[[feed]]\nid=\"ә\"\nurl = \"http://a/\"\n"
            + "[[watch]]\nid=\"w\"\nname=\"Ж\"\naliases=[\"\"\"\na\"\"\",{text='b',near=[\"c\"],within=1}]\n[[queue]]\nname=\"q\"\n"
        let bytes = Array(text.utf8)
        var outcomes: Set<Bool> = []
        for place in bytes.indices {
            outcomes.insert(faults(in: String(decoding: bytes[..<place], as: UTF8.self)).isEmpty)
            for byte in "\"'[]{}.=,#\n\\\u{1}".utf8 {
                var changed = bytes
                changed[place] = byte
                outcomes.insert(faults(in: String(decoding: changed, as: UTF8.self)).isEmpty)
            }
        }
        #expect(outcomes == [true, false])
    }

    @Test("that is no UTF-8, endless or a device is refused")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "casewire-hostile-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let latin = folder.appending(path: "latin.conf")
        try Data("contact = \"x\"\n# caf".utf8 + [0xE9, 0x0A]).write(to: latin)
        let error = #expect(throws: ConfigurationErrors.self) { try Settings.load(file: latin.path) }
        #expect(error?.errors.map(\.line) == [2])
        #expect(error?.description.contains("not UTF-8") == true)
        let endless = #expect(throws: ConfigurationErrors.self) { try Settings.load(file: "/dev/zero") }
        #expect(endless?.description.contains("longer than 8 MiB") == true)
    }

    @Test("that includes itself, or too many files, ends")
    func includes() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "casewire-include-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "feeds.conf").path
        try Data("include = [\"*\", \"./feeds.conf\"]\n".utf8).write(to: URL(filePath: file))
        #expect(try Settings.load(file: file) == Settings())
        for number in 1...1100 { try Data().write(to: folder.appending(path: "\(number).toml")) }
        let error = #expect(throws: ConfigurationErrors.self) { try Settings.load(file: file) }
        #expect(error?.errors.map(\.line) == [1])
        #expect(error?.description.contains("more than 1000 files") == true)
    }
}
