import CasewireModel

/// People of whom a step is told before they have a name.
extension KazakhSession {
    func members(_ step: KazakhStep, _ passage: KazakhPassage) -> KazakhArguments.Party? {
        guard step.position == .nominal,
            ["арасында", "катарында", "ишинде", "бири"].contains(passage.base(step.tokens.upperBound))
        else { return nil }
        let named = passage.units.filter {
            $0.form == .name && $0.tokens.lowerBound > step.tokens.upperBound && $0.grammaticalCase == .nominative
        }
        let people = named.flatMap(\.people)
        return people.isEmpty ? nil : KazakhArguments.Party(people: people, terms: step.clause)
    }

    /// "Жиырма адам ұсталды. Олардың арасында A мен B бар."
    mutating func nameMembers(_ passage: KazakhPassage, _ group: OpenGroup) {
        guard
            passage.tokens.contains(where: { ["арасында", "катарында", "ишинде", "олар", "булар"].contains($0.base) })
        else {
            return
        }
        let people = passage.units.filter {
            $0.form == .name && $0.grammaticalCase == .nominative && !$0.isAuthority && !$0.isLawyer && !$0.ownsRelative
        }.flatMap(\.people)
        guard !people.isEmpty else { return }
        for told in group.statements {
            var shared = told
            shared.people = people
            shared.confidence -= 0.1
            statements.append(shared)
        }
        for person in people { self.people.update(person) { $0.organisations.formUnion(group.organisations) } }
    }

    /// "Митингіде ұсталғандардың үшеуі сотталды. A 15 тәулікке, B үш тәулікке қамалды": what is told of people without a
    /// name holds for those whom the paragraph then names for the same step.
    mutating func joinGroup(_ passage: KazakhPassage, _ first: Int, _ unnamed: inout [Statement]) {
        guard !passage.isTitle else { return }
        let paragraph = text.passages[passage.index].paragraph
        let isNameless = !passage.units.contains { !$0.people.isEmpty }
        if isNameless, !unnamed.isEmpty, openGroup?.paragraph != paragraph {
            openGroup = OpenGroup(
                statements: unnamed, organisations: ties.organisations(in: passage), paragraph: paragraph)
            return
        }
        guard let group = openGroup, group.paragraph == paragraph else { return }
        if first == statements.count { return nameMembers(passage, group) }
        let types = Set(group.statements.map(\.type))
        for position in statements.indices where position >= first && types.contains(statements[position].type) {
            if statements[position].date == nil {
                statements[position].date = group.statements.first { $0.type == statements[position].type }?.date
            }
            for person in statements[position].people {
                people.update(person) { $0.organisations.formUnion(group.organisations) }
            }
            for told in group.statements where told.type != statements[position].type && told.date != nil {
                var shared = told
                shared.people = statements[position].people
                shared.confidence -= 0.15
                statements.append(shared)
            }
        }
    }
}
