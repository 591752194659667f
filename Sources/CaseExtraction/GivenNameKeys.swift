import TextTools

/// The given names by their folding keys, so that any spelling of one will do.
enum GivenNameKeys {
    enum Sex: Sendable { case male, female }

    struct Entry: Sendable {
        /// nil where men and women bear the name.
        var sex: Sex?
    }

    /// nil where the word is no given name that we know.
    static func entry(key: String) -> Entry? { table[key] }

    private static let table: [String: Entry] = {
        var table: [String: Entry] = [:]
        for name in GivenNames.all {
            let sex: Sex? =
                switch name.sex {
                case .male: .male
                case .female: .female
                case .either: nil
                }
            for key in name.spellings.map(FoldingKey.ofWord) {
                let isContradicted = table[key].map { $0.sex != sex } ?? false
                table[key] = Entry(sex: isContradicted ? nil : sex)
            }
        }
        return table
    }()
}
