import CasewireModel
import Foundation
import TestSupport
import Testing

@Suite("A page of the newsroom that answers only at the third try", .timeLimit(.minutes(3))) struct LateNewsroomTests {
    @Test("is asked for again with its feed, told once it answers, and kept as evidence")
    func thirdTry() async throws {
        let newsroom = try Newsroom.start()
        let monitored = try Monitored(configuration: try newsroom.lateConfiguration())
        let page = "/court/zhezqazghan-comments.html"
        for asked in 1...2 {
            #expect(try await monitored.run("once", "--all").status == 0)
            #expect(try monitored.alerts() == [], "the feed's two lines name nobody")
            #expect(newsroom.server.requests(to: page).count == asked)
        }
        #expect(try await monitored.run("once", "--all").status == 0)
        let alert = try #require(try monitored.alerts().first)
        #expect(alert.revision == 1 && alert.matches.map(\.entity) == ["dvk"])
        #expect(alert.item.text?.contains("fewer mistakes") == true)
        #expect(try monitored.cases().map(\.person.name) == ["Serik Altynbekov"])
        #expect(alert.evidence.map(\.url).map { $0.hasSuffix(page) } == [true])
        let out = monitored.folder.appending("out").path
        let ofCase = try await monitored.run("evidence", try #require(alert.cases.first).rawValue, "--out", out)
        #expect(ofCase.status == 0, "what the alert rests on, the case does")
        let written = try String(contentsOfFile: "\(out)/01.html", encoding: .utf8)
        #expect(written.contains("fewer mistakes"))

        #expect(try await monitored.run("once", "--all").status == 0)
        #expect(newsroom.server.requests(to: page).count == 3, "what answered is not asked for again")
        #expect(newsroom.server.requests(to: "/court/library-roof.html").count == 1)
        #expect(try monitored.alerts().count == 1)
    }
}
