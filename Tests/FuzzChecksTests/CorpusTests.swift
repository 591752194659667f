import FuzzChecks
import TestSupport
import Testing

/// The inputs of `Fixtures/fuzz`, by target: written by hand, or found by a fuzzer before a fault was mended.
@Suite("The fuzzers' corpus") struct CorpusTests {
    @Test(
        "breaks no promise",
        arguments: FuzzTarget.allCases.flatMap { target in inputs(of: target).map { (target, $0) } })
    func replays(target: FuzzTarget, input: String) throws {
        try target.check(try Fixture.bytes(input))
    }

    @Test("has inputs of 2 KB at most for every target", arguments: FuzzTarget.allCases)
    func hasInputs(target: FuzzTarget) throws {
        let inputs = Self.inputs(of: target)
        #expect(inputs.count >= 25)
        for input in inputs { #expect(try Fixture.bytes(input).count <= 2_048, "\(input)") }
    }

    private static func inputs(of target: FuzzTarget) -> [String] {
        Fixture.names(in: "fuzz/\(target.rawValue)", ending: "")
    }
}
