import Foundation

/// What we know of a feed's ways as the state's `etiquette` column holds it. Written once a poll of a feed, most of which
/// bring nothing else: so without `JSONEncoder` where there is neither a redirect on trial nor a trouble that was told.
enum EtiquetteRecord {
    static func json(_ etiquette: Etiquette) throws -> String {
        if etiquette == Etiquette() { return "{}" }
        guard etiquette.candidate == nil, etiquette.notices.isEmpty, etiquette.interval?.isFinite ?? true else {
            return try encoded(etiquette)
        }
        var json = JSONWriter(capacity: 256)
        json.add("address", etiquette.address)
        if etiquette.isBlocked { json.add("blocked", true) }
        if etiquette.goneCount > 0 { json.add("gone", etiquette.goneCount) }
        json.add("gone_last", etiquette.goneLast?.timeIntervalSince1970)
        json.add("gone_since", etiquette.goneSince?.timeIntervalSince1970)
        if etiquette.hints != Etiquette.Hints() { json.add("hints", hints(etiquette.hints)) }
        json.add("interval", etiquette.interval)
        json.add("last_unconditional", etiquette.lastUnconditional?.timeIntervalSince1970)
        if etiquette.isLying { json.add("lying", true) }
        json.add("moved_to", etiquette.movedTo)
        json.add("old_address_tried", etiquette.oldAddressTried?.timeIntervalSince1970)
        json.add("unchanged_since", etiquette.unchangedSince?.timeIntervalSince1970)
        return String(decoding: json.finished(), as: UTF8.self)
    }

    static func etiquette(_ json: String) throws -> Etiquette {
        if json == "{}" { return Etiquette() }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        return try decoder.decode(Etiquette.self, from: Data(json.utf8))
    }

    static func encoded(_ etiquette: Etiquette) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .secondsSince1970
        return String(decoding: try encoder.encode(etiquette), as: UTF8.self)
    }

    private static func hints(_ hints: Etiquette.Hints) -> JSONWriter {
        var json = JSONWriter(capacity: 128)
        json.add("skipDays", hints.skipDays)
        json.add("skipHours", hints.skipHours)
        json.add("ttlMinutes", hints.ttlMinutes)
        json.add("updatePeriodMinutes", hints.updatePeriodMinutes)
        return json
    }
}
