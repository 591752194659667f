package import CasewireModel
package import Foundation

/// What a person says of who is who: kept for ever, and followed by what comes later.
package enum PersonsWord {
    package enum Refusal: Error, Equatable {
        case unknownCase(CaseID)
        /// The case was joined to another before.
        case isJoined(CaseID, to: CaseID)
        case sameCase(CaseID)
        case unknownEvent(String)
        /// Every step was named: nothing would be left of the case.
        case nothingLeft(CaseID)
    }

    /// Joins `other` to `id`: what is known of either, and comes to be known, is told under `id` from now on.
    package static func join(
        _ other: CaseID, to id: CaseID, in known: any KnownCases, at now: Date
    ) throws -> [FiledCase] {
        guard other != id else { throw Refusal.sameCase(id) }
        var (kept, closed) = (try open(id, in: known), try open(other, in: known))
        kept.apart.removeAll { $0 == other }
        closed.apart.removeAll { $0 == id }
        closed.mergedInto = id
        var changed = [id: kept, other: closed]
        for var dossier in try known.dossiers(mergedInto: other) {
            dossier.mergedInto = id
            changed[dossier.id] = dossier
        }
        let because = [
            id: [CaseChange(.joined, "case", other.rawValue, source: nil)],
            other: [CaseChange(.joined, "case", id.rawValue, source: nil)],
        ]
        return try CaseRegister.filed(changed, in: known, source: nil, because: because, at: now)
    }

    /// Makes a case of its own of some of a case's steps, as told by all who tell them.
    ///
    /// - Parameter events: ids of events of the case's record.
    package static func split(
        _ events: [String], off id: CaseID, in known: any KnownCases, at now: Date
    ) throws -> [FiledCase] {
        let dossier = try open(id, in: known)
        if let unknown = events.first(where: { event in !dossier.record.events.contains { $0.id == event } }) {
            throw Refusal.unknownEvent(unknown)
        }
        let chosen = Set(events)
        guard dossier.record.events.contains(where: { !chosen.contains($0.id ?? "") }) else {
            throw Refusal.nothingLeft(id)
        }
        var holders = try [dossier] + CaseRegister.joined(to: id, in: known)
        let moved = move(chosen, outOf: &holders)
        let newID = try freeID(id, chosen, in: known)
        var record = dossier.record
        record.id = newID
        record.revision = 0
        holders[0].apart.append(newID)
        var changed = Dictionary(holders.map { ($0.id, $0) }) { first, _ in first }
        changed[newID] = CaseDossier(record: record, tellings: moved, apart: [id])
        let because = [id: [CaseChange(.split, "case", newID.rawValue, source: nil)]]
        return try CaseRegister.filed(changed, in: known, source: nil, because: because, at: now)
    }

    private static func open(_ id: CaseID, in known: any KnownCases) throws -> CaseDossier {
        guard let dossier = try known.dossier(id) else { throw Refusal.unknownCase(id) }
        if let root = dossier.mergedInto { throw Refusal.isJoined(id, to: root) }
        return dossier
    }

    /// Takes the chosen steps out of each telling; a telling that has no other goes whole.
    private static func move(_ chosen: Set<String>, outOf holders: inout [CaseDossier]) -> [CaseTelling] {
        var timeline = CaseTimeline([])
        var places: [[[CaseTimeline.Place]]] = []
        for holder in holders { places.append(holder.tellings.map { timeline.take($0) }) }
        var moved: [CaseTelling] = []
        for (position, holder) in holders.enumerated() {
            var kept: [CaseTelling] = []
            for (telling, lines) in zip(holder.tellings, places[position]) {
                var (own, theirs) = (telling, telling)
                own.events = []
                theirs.events = []
                for (event, place) in zip(telling.events, lines) {
                    let isChosen = chosen.contains(timeline.lines[place.line].event.id ?? "")
                    if isChosen { theirs.events.append(event) } else { own.events.append(event) }
                }
                if !theirs.events.isEmpty { moved.append(theirs) }
                if !own.events.isEmpty || theirs.events.isEmpty { kept.append(own) }
            }
            holders[position].tellings = kept
        }
        return moved
    }

    private static func freeID(_ id: CaseID, _ events: Set<String>, in known: any KnownCases) throws -> CaseID {
        var number = 0
        while true {
            let new = CaseID(
                ContentHash.id("split", id.rawValue, events.sorted().joined(separator: " "), String(number)))
            if try known.dossier(new) == nil { return new }
            number += 1
        }
    }
}
