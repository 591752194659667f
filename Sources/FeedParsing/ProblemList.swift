import CasewireModel

/// The first problems of a feed, each said once: a broken feed has the same fault in every item.
struct ProblemList: Equatable {
    private(set) var problems: [Problem] = []
    private var counts: [String: Int] = [:]
    private var unsaid = 0

    /// A message that was said before is only counted.
    mutating func add(line: Int?, _ message: String) {
        if let count = counts[message] {
            counts[message] = count + 1
        } else if problems.count < Limits.problems {
            counts[message] = 1
            problems.append(Problem(line: line, message: message))
        } else {
            unsaid += 1
        }
    }

    /// With how often each came, and how many were not said.
    var told: [Problem] {
        var told = problems.map { problem in
            var problem = problem
            let count = counts[problem.message] ?? 1
            if count > 1 { problem.message += " (\(count) times)" }
            return problem
        }
        if unsaid > 0 { told.append(Problem(line: nil, message: "\(unsaid) more problems")) }
        return told
    }
}
