extension EventType {
    /// Where a kind of step stands in a proceeding: what follows has the greater number.
    package var stage: Int {
        switch self {
        case .searched: 0
        case .detained: 1
        case .charged: 2
        case .pretrialArrest: 3
        case .houseArrest: 4
        case .trialOpened: 5
        case .sentenced, .acquitted: 6
        case .appealPlanned: 7
        case .appealFiled: 8
        case .appealRejected, .appealGranted: 9
        case .sentenceChanged: 10
        case .released: 11
        case .died: 12
        }
    }
}
