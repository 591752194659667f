import Foundation
import Logging
import TestSupport
import Testing

@testable import casewire

@Suite("The log in systemd's journal") struct JournalLogTests {
    private let folder: TemporaryFolder
    private let journal: DatagramReceiver

    init() throws {
        folder = try TemporaryFolder()
        journal = try DatagramReceiver("\(folder.path)/journal")
    }

    /// A log whose stderr is a file of the test's, and whose environment says so.
    private func log(level: Logger.Level = .info, stream: (dev_t, ino_t) -> String = { "\($0):\($1)" }) throws
        -> Logger?
    {
        let path = "\(folder.path)/stderr"
        try Data().write(to: URL(filePath: path))
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        var status = stat()
        try #require(unsafe fstat(file.fileDescriptor, &status) == 0)
        let handler = JournalLog(
            level: level, environment: ["JOURNAL_STREAM": stream(status.st_dev, status.st_ino)],
            stderr: file.fileDescriptor, socket: "\(folder.path)/journal")
        return handler.map { handler in Logger(label: "test") { _ in handler } }
    }

    @Test("an entry has its priority and the feed that it is about")
    func fields() throws {
        let log = try #require(try log())
        log.warning("feed daily-ru: HTTP 429", metadata: ["feed": "daily-ru"])
        #expect(
            journal.receivedTexts() == [
                "PRIORITY=4\nSYSLOG_IDENTIFIER=casewire\nCASEWIRE_FEED=daily-ru\nMESSAGE=feed daily-ru: HTTP 429\n"
            ])
    }

    @Test("what a logger always carries becomes a field, too; what is said of one entry goes before it")
    func metadataOfLogger() throws {
        var log = try #require(try log())
        log[metadataKey: "feed"] = "daily-ru"
        log[metadataKey: "queue"] = "lawyers"
        log.error("gone", metadata: ["feed": "daily-kk"])
        let text = try #require(journal.receivedTexts().first)
        #expect(text.contains("\nCASEWIRE_FEED=daily-kk\nCASEWIRE_QUEUE=lawyers\n"))
    }

    @Test("a key that is not known to be an id is left out, whoever put it there")
    func closedList() throws {
        let log = try #require(try log())
        log.notice("one more", metadata: ["person": "Aigul Sample", "title": "Aigul Sample in court"])
        #expect(journal.receivedTexts().first?.contains("Aigul") == false)
    }

    @Test("a line break in a message or an id makes no field")
    func injection() throws {
        let log = try #require(try log())
        log.notice("two\nPRIORITY=0", metadata: ["feed": "a\nPRIORITY=0"])
        let expected =
            Array("PRIORITY=5\nSYSLOG_IDENTIFIER=casewire\nCASEWIRE_FEED=a PRIORITY=0\nMESSAGE\n".utf8)
            + [14, 0, 0, 0, 0, 0, 0, 0] + Array("two\nPRIORITY=0\n".utf8)
        #expect(journal.received() == [expected])
    }

    @Test("S8: no control character of a stranger's reaches the log")
    func controls() throws {
        let log = try #require(try log())
        log.notice("feed x: \u{1B}]52;c;AAAA\u{07}\u{202E}title")
        #expect(journal.receivedTexts().first?.hasSuffix("MESSAGE=feed x: ]52;c;AAAAtitle\n") == true)
    }

    @Test("is quiet below its level")
    func level() throws {
        let log = try #require(try log(level: .notice))
        log.info("poll of daily-ru")
        #expect(journal.received().isEmpty)
    }

    @Test(
        "is not used where stderr is not the journal's, whatever a parent left in the environment",
        arguments: ["8:1", "", "journal"])
    func elsewhere(stream: String) throws {
        #expect(try log { _, _ in stream } == nil)
        #expect(JournalLog(level: .info, environment: [:]) == nil)
    }

    @Test("each line has its priority where only stderr is left")
    func prefixes() {
        #expect(JournalLog.lines(.critical, "one\ntwo") == "<2>one\n<2>two")
        #expect(JournalLog.lines(.trace, "") == "<7>")
    }
}
