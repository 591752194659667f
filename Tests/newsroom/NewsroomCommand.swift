import ArgumentParser
import Dispatch
import Foundation
import TestSupport

/// The sample newsroom as a program, for whoever wants to watch it from a shell.
@main struct NewsroomCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "newsroom", abstract: "The sample newsroom of Casewire, on loopback addresses.",
        subcommands: [Serve.self])
}

struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the sample feeds and their articles until it is told to stop (SIGTERM, SIGINT).",
        discussion: """
            newsroom serve --write-config /tmp/feeds.conf --ready /tmp/newsroom.port &
            casewire once --config /tmp/feeds.conf --spool /tmp/spool --state /tmp/state

            Below /faults/ every site fails in whatever way is asked for: /faults/429?retry-after=60, /faults/hang …
            """)

    @Option(help: "The port, the same on all addresses; 0 takes a free one.") var port: UInt16 = 0
    @Option(help: "A folder built like Fixtures/newsroom.", completion: .directory) var folder: String?
    @Option(help: "The file to write feeds.conf to, with the port.", completion: .file()) var writeConfig: String?
    @Option(help: "The file to write the port to, once all is served.", completion: .file()) var ready: String?

    func validate() throws {
        guard let folder, !FileManager.default.fileExists(atPath: "\(folder)/sites") else { return }
        throw ValidationError("\(folder) has no folder named sites: it is not built like Fixtures/newsroom")
    }

    func run() throws {
        let stop = StopRequest()
        let folder = folder.map { URL(filePath: $0) } ?? Fixture.url("newsroom")
        let newsroom = try Newsroom.start(port: Int(port), folder: folder)
        let number = newsroom.server.port
        if let writeConfig { try newsroom.configuration.write(toFile: writeConfig, atomically: true, encoding: .utf8) }
        if let ready { try "\(number)\n".write(toFile: ready, atomically: true, encoding: .utf8) }
        try FileHandle.standardOutput.write(contentsOf: Data("newsroom: serving on port \(number)\n".utf8))
        stop.wait()
        newsroom.server.stop()
    }
}

/// SIGTERM or SIGINT, waited for in place of what they do by default.
private struct StopRequest {
    private let arrived = DispatchSemaphore(value: 0)
    private let sources: [any DispatchSourceSignal]

    init() {
        let arrived = arrived
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { arrived.signal() }
            source.resume()
            return source
        }
    }

    func wait() { arrived.wait() }
}
