import CasewireModel
import TestSupport

@testable import Fetching

/// What the tests of this target ask with.
struct Asking {
    let loop: CurlLoop

    init(
        transfers: Int = 16, perHost: Int = 8, spacing: Duration = .zero,
        times: TimeLimits = TimeLimits(), network: Network = Network()
    ) throws {
        loop = try CurlLoop(
            CurlLoop.Manners(
                transfers: transfers, perHost: perHost, spacing: spacing, times: times, network: network))
    }

    /// Loopback addresses are private; a test's own server is one.
    func request(_ url: String, for purpose: FetchRequest.Purpose = .feed, allowPrivate: Bool = true) -> FetchRequest {
        FetchRequest(url: url, purpose: purpose, allowPrivate: allowPrivate, userAgent: "Casewire/test")
    }

    func document(_ url: String) async throws -> Document { try await document(request(url)) }

    func document(_ request: FetchRequest) async throws -> Document {
        guard case .fetched(let document, _) = try await loop.fetch(request) else { throw Unexpected.notModified }
        return document
    }

    enum Unexpected: Error { case notModified }

    /// Why a request failed, in words.
    func failure(_ request: FetchRequest) async -> String {
        do {
            _ = try await loop.fetch(request)
            return "it did not fail"
        } catch { return error.description }
    }

    func failure(_ url: String) async -> String { await failure(request(url)) }
}
