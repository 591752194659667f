import TextTools

/// The given names in all their endings: a given name before a watched surname that is not the watched person's own means
/// someone else.
enum GivenNameForms {
    /// The sex that a word, in its normal form, tells as a given name, in any case and script; nil where it is none that we know.
    static func sex(of letters: ArraySlice<UInt16>) -> GivenNames.Sex? {
        var found: GivenNames.Sex?
        lexicon.forms.look(up: letters) { hit in found = found ?? lexicon.sexes[Int(hit.id)] }
        return found
    }

    /// The sex that a name in its nominative tells.
    static func sex(of name: String) -> GivenNames.Sex? {
        let words = Words(name)
        return words.list.count == 1 ? sex(of: words.letters(of: words.list[0])) : nil
    }

    private static let lexicon: (forms: Lexicon, sexes: [GivenNames.Sex]) = {
        var builder = Lexicon.Builder()
        var sexes: [GivenNames.Sex] = []
        for entry in GivenNames.all {
            let words = Words(entry.spellings.joined(separator: " "))
            for word in words.list {
                let letters = words.letters(of: word)
                let id = builder.add(letters) { WordForms.ofGivenName(Array(letters), word.traits, entry.sex) }
                if Int(id) == sexes.count { sexes.append(entry.sex) }
            }
        }
        return (builder.finish(), sexes)
    }()
}
