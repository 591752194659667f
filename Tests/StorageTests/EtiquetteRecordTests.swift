import Foundation
import Testing

@testable import Storage

@Suite("The record of a feed's ways") struct EtiquetteRecordTests {
    private static let whole: Etiquette = {
        var etiquette = Etiquette()
        etiquette.address = "https://example.org/rss?a=\"b\""
        etiquette.hints.ttlMinutes = 15
        etiquette.hints.skipHours = [0, 23]
        etiquette.hints.skipDays = ["Sunday"]
        etiquette.hints.updatePeriodMinutes = 60
        etiquette.interval = 937.5
        etiquette.unchangedSince = Date(timeIntervalSince1970: 1_700_000_000)
        etiquette.lastUnconditional = Date(timeIntervalSince1970: 1_700_000_000.125)
        etiquette.isLying = true
        etiquette.goneCount = 2
        etiquette.goneSince = Date(timeIntervalSince1970: 1_690_000_000)
        etiquette.goneLast = Date(timeIntervalSince1970: 1_695_000_000)
        etiquette.movedTo = "https://example.net/rss"
        etiquette.oldAddressTried = Date(timeIntervalSince1970: -3.5)
        etiquette.isBlocked = true
        return etiquette
    }()

    private static let inTrouble: Etiquette = {
        var etiquette = whole
        etiquette.notices = ["feed-gone": .init(id: "0a", revision: 1, since: Date(timeIntervalSince1970: 7))]
        etiquette.candidate = .init(target: "https://example.com/", count: 1, since: Date(timeIntervalSince1970: 9))
        return etiquette
    }()

    private static let addressAlone: Etiquette = {
        var etiquette = Etiquette()
        etiquette.address = "https://example.org/"
        return etiquette
    }()

    @Test("is what JSONEncoder makes of it, byte for byte", arguments: [whole, inTrouble, addressAlone])
    func bytes(etiquette: Etiquette) throws {
        #expect(try EtiquetteRecord.json(etiquette) == EtiquetteRecord.encoded(etiquette))
    }

    @Test("is read again as it was", arguments: [Etiquette(), whole, inTrouble, addressAlone])
    func again(etiquette: Etiquette) throws {
        #expect(try EtiquetteRecord.etiquette(EtiquetteRecord.json(etiquette)) == etiquette)
    }
}
