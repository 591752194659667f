package import Storage

/// What one pass over the feeds came to.
package struct CycleReport: Sendable {
    /// Feeds that were asked, that answered with something that could be read, and that did not.
    package var asked = 0
    package var answered = 0
    package var failed = 0
    /// Items that no poll had printed before.
    package var newItems = 0
    package var alerts = 0
    package var cases = 0
    /// Messages that are in the spool now, and those that still wait in the state.
    package var delivered = 0
    package var waiting = 0
    /// The first fault of spool or state.
    package var storageError: StorageError?
    /// Why alerts went out without their evidence; nil where the last try to keep it worked.
    package var evidenceFault: StorageError?

    package init() {}

    /// As CLI.md has it; of several that hold, the first of 73, 74, 71, 69, 75.
    package var exitStatus: Int32 {
        switch storageError {
        case .cannotOpen: return 73
        case .cannotWrite: return 74
        case .noResources: return 71
        case .locked: return 75
        case nil: break
        }
        // Something was not written that should have been; what is owed is not the worse for it.
        if evidenceFault != nil { return 74 }
        if asked > 0, answered == 0 { return 69 }
        return failed > 0 ? 75 : 0
    }

    /// What two stretches came to together; what lasts is as the second has it.
    package static func + (first: CycleReport, second: CycleReport) -> CycleReport {
        var sum = second
        sum.asked += first.asked
        sum.answered += first.answered
        sum.failed += first.failed
        sum.newItems += first.newItems
        sum.alerts += first.alerts
        sum.cases += first.cases
        sum.delivered += first.delivered
        return sum
    }
}
