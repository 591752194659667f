import Foundation

/// stdout for results, stderr for everything else.
enum Terminal {
    static var stderrIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    static var stdoutIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Columns of the terminal that stdout is; nil where it is none.
    static var width: Int? {
        var size = winsize()
        guard stdoutIsTerminal, unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// A line on stderr.
    static func say(_ line: String) { write(Array("\(line)\n".utf8), to: STDERR_FILENO) }

    /// What another program said, on stderr.
    static func pass(_ bytes: [UInt8]) { write(bytes, to: STDERR_FILENO) }

    static func print(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

    static func print(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    /// JSON as it is; on a terminal, with what would act there, or hide, escaped as JSON has it (RFC 8259 §7).
    static func print(json bytes: [UInt8]) {
        guard stdoutIsTerminal else { return print(bytes) }
        var shown = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if acts(scalar) {
                let digits = String(scalar.value, radix: 16)
                shown += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        print(shown)
    }

    /// Controls but the newline, bidi controls, and what has no width: all of them below U+10000.
    private static func acts(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar != "\n", scalar.value <= 0xFFFF else { return false }
        return scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
    }

    private static func write(_ bytes: [UInt8], to file: Int32) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Foundation.write(file, $0.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }  // whoever was to read it has gone
            written += count
        }
    }
}

/// `[##########----------] 12/24 feeds` on stderr, where that is a terminal.
struct ProgressBar {
    private static let cells = 24
    private let isShown = Terminal.stderrIsTerminal

    func show(done: Int, of all: Int) {
        guard isShown, all > 0 else { return }
        let filled = Self.cells * done / all
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: Self.cells - filled)
        FileHandle.standardError.write(Data("\r[\(bar)] \(done)/\(all) feeds".utf8))
    }

    func clear() {
        guard isShown else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
