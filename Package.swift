// swift-tools-version: 6.2
// The architecture: a target may import only what is listed here. A stage knows the model, the text tools and its own
// C libraries, never another stage; only Monitoring composes stages, and only casewire reads arguments.
import PackageDescription

/// Every risk wears the word `unsafe` (SE-0458), so that a search finds them all.
let strict: [SwiftSetting] = [.strictMemorySafety(), .enableUpcomingFeature("InternalImportsByDefault")]

/// A stage of the way from a feed's bytes to the spool: the model, the text tools and the libraries of its own.
func stage(_ name: String, _ libraries: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: ["CasewireModel", "TextTools"] + libraries, swiftSettings: strict)
}

func tests(of name: String, _ others: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name), "TestSupport"] + others, swiftSettings: strict)
}

let package = Package(
    name: "casewire",
    products: [.executable(name: "casewire", targets: ["casewire"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CPSL", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        .target(name: "CasewireModel", swiftSettings: strict),
        .target(name: "TextTools", dependencies: ["CasewireModel"], swiftSettings: strict),

        stage("Configuration", ["TOMLKit"]),
        stage("Fetching", ["CCurl", "CPSL"]),
        stage("FeedParsing", ["CLibXML2"]),
        stage("PageReading", ["CLibXML2"]),
        stage("Matching"),
        stage("Deduplication", [.product(name: "Crypto", package: "swift-crypto")]),
        stage("CaseExtraction"),
        stage(
            "Storage",
            ["CZlib", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto")]),
        stage(
            "Reporting",
            [.product(name: "Crypto", package: "swift-crypto"), .product(name: "Mustache", package: "swift-mustache")]),

        .target(
            name: "Monitoring",
            dependencies: [
                "CasewireModel", "TextTools", "Configuration", "Fetching", "FeedParsing", "PageReading", "Matching",
                "Deduplication", "CaseExtraction", "Storage", "Reporting",
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "casewire",
            dependencies: [
                "Monitoring", "Configuration", "FeedParsing", "PageReading", "Matching", "CaseExtraction",
                "Deduplication",
                "Storage", "Reporting", "CasewireModel", "TextTools", "CMalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: strict,
            // What the toolchain writes of it, the measuring tools of Debian 12 can't read; function names stay.
            linkerSettings: [.unsafeFlags(["-Xlinker", "--strip-debug"], .when(configuration: .release))]),

        .target(name: "TestSupport", dependencies: ["CasewireModel"], path: "Tests/TestSupport", swiftSettings: strict),
        .executableTarget(
            name: "newsroom",
            dependencies: ["TestSupport", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Tests/newsroom", swiftSettings: strict),
        .executableTarget(
            name: "story-bench",
            dependencies: ["Deduplication", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Tests/story-bench", swiftSettings: strict),
        tests(of: "CasewireModel"),
        tests(of: "TextTools"),
        tests(of: "Configuration"),
        tests(of: "Fetching"),
        tests(of: "FeedParsing"),
        tests(of: "PageReading"),
        tests(of: "Matching"),
        tests(of: "Deduplication"),
        tests(of: "CaseExtraction", ["Matching"]),
        tests(of: "Storage"),
        tests(of: "Reporting"),
        tests(of: "Monitoring", ["Configuration", "Storage"]),
        // What holds of the readers of strangers' bytes: for the fuzzers of scripts/fuzz, and for the tests that replay
        // their corpus.
        .target(
            name: "FuzzChecks",
            dependencies: ["CasewireModel", "TextTools", "FeedParsing", "PageReading", "Matching", "CaseExtraction"],
            path: "Tests/FuzzChecks", swiftSettings: strict),
        tests(of: "FuzzChecks", ["CasewireModel", "TextTools"]),
        .testTarget(
            name: "casewireTests", dependencies: ["casewire", "newsroom", "CasewireModel", "TestSupport"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// A fuzzer's main function is libFuzzer's, so that only scripts/fuzz, which sets this, can link one.
if Context.environment["CASEWIRE_FUZZ"] != nil {
    let fuzzers = ["FuzzCharset", "FuzzDates", "FuzzFeed", "FuzzItem", "FuzzPage", "FuzzText"]
    package.targets += fuzzers.map { name in
        .executableTarget(
            name: name, dependencies: ["FuzzChecks"], path: "Tests/fuzz",
            exclude: fuzzers.filter { $0 != name }.map { "\($0).swift" }, swiftSettings: strict)
    }
}
