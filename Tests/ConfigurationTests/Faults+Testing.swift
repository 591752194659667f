import Configuration
import Testing

/// The faults of a text, as they are printed, of a file named feeds.conf; empty where there are none.
func faults(in text: String) -> [String] {
    do {
        _ = try Settings.parse(text: text, file: "feeds.conf")
        return []
    } catch {
        return error.errors.map(\.description)
    }
}

/// A feed with what else is said of it.
func feed(_ lines: String) -> String { "[[feed]]\nid = \"a\"\nurl = \"https://example.org/rss\"\n\(lines)" }

/// A watched entity with what else is said of it.
func watch(_ lines: String) -> String { "[[watch]]\nid = \"a\"\nname = \"Someone\"\n\(lines)" }

/// A queue with what else is said of it.
func queue(_ lines: String) -> String { "[[queue]]\nname = \"q\"\n\(lines)" }
