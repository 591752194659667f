import CasewireModel

/// People of whom something is told before they are named.
extension EnglishSession {
    /// Who each unnamed person is: the first against whom a step is told further down, unless the two can't be one.
    func bearers() -> [Int: Int] {
        var bearer: [Int: Int] = [:]
        for (offset, someone) in unnamed.enumerated() where !someone.isPlural {
            let told = statements.filter { text.passages[$0.passage].field != .title }.sorted {
                $0.passage < $1.passage
            }
            // Whoever was told of before the unnamed one is somebody else.
            let older = Set(told.filter { $0.passage <= someone.passage }.flatMap(\.people))
            for statement in told
            where statement.passage > someone.passage
                && statement.passage <= someone.passage + Limits.passagesLookedBack
            {
                guard statement.people.count == 1, let person = statement.people.first, person < Self.firstUnnamed
                else { continue }
                if let sex = someone.sex, let other = people.people[person].sex, sex != other { continue }
                if !older.contains(person) { bearer[Self.firstUnnamed + offset] = person }
                break
            }
        }
        return bearer
    }

    /// "sentences to 13 activists": those who are then named, one by one, with the same kind of step.
    func members(of group: Unnamed, _ id: Int) -> Set<Int> {
        let types = Set(statements.filter { $0.people.contains(id) }.map(\.type))
        let own = statements.filter {
            !$0.isBackground && $0.passage > group.passage && $0.passage <= group.passage + 3
                && (types.isEmpty || types.contains($0.type)) && text.passages[$0.passage].field != .title
        }
        return Set(own.flatMap(\.people).filter { $0 < Self.firstUnnamed })
    }

    func named(_ statements: [Statement], _ bearers: [Int: Int]) -> [Statement] {
        statements.compactMap { statement in
            var statement = statement
            statement.people = statement.people.compactMap { $0 < Self.firstUnnamed ? $0 : bearers[$0] }
            return statement.people.isEmpty ? nil : statement
        }
    }
}
