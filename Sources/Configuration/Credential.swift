import Foundation

/// What a feed's `credential` stands for: secrets never stand in feeds.conf.
package enum Credential {
    /// The value of the `Authorization` header (RFC 9110 §11.6.2) from the file that a `credential` names: a plain name
    /// in `$CREDENTIALS_DIRECTORY` (systemd's LoadCredential), or a path whose mode is 0600 or less.
    ///
    /// The file holds one line: `user:password`, sent as Basic (RFC 7617), or `Authorization: …` as it shall be sent.
    package static func read(
        name: String, environment: [String: String]
    ) throws(CredentialError) -> String {
        let path = try path(of: name, environment)
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: Limits.credential + 1) ?? Data()
        else { throw CredentialError(name: name, fault: .unreadable(path)) }
        guard data.count <= Limits.credential, let text = String(validating: data, as: UTF8.self),
            let line = TextCheck.oneLine(text), let header = header(line)
        else { throw CredentialError(name: name, fault: .form(path)) }
        return header
    }

    /// Whether it may be a file's name in `$CREDENTIALS_DIRECTORY`: letters, digits, `-`, `_` and `.`
    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 255 && text.first != "."
            && text.utf8.allSatisfy { byte in
                switch Unicode.Scalar(byte) {
                case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
                default: false
                }
            }
    }

    private static func path(of name: String, _ environment: [String: String]) throws(CredentialError) -> String {
        if !name.contains("/") {
            guard isName(name) else { throw CredentialError(name: "", fault: .name) }
            guard let folder = environment["CREDENTIALS_DIRECTORY"], !folder.isEmpty else {
                throw CredentialError(name: name, fault: .noDirectory)
            }
            return "\(folder)/\(name)"
        }
        let path = URL(filePath: name).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            attributes[.type] as? FileAttributeType == .typeRegular
        else { throw CredentialError(name: name, fault: .unreadable(name)) }
        guard let mode = attributes[.posixPermissions] as? NSNumber, mode.intValue & 0o077 == 0 else {
            throw CredentialError(name: name, fault: .mode(name))
        }
        return path
    }

    /// nil where the line is of neither form.
    private static func header(_ line: String) -> String? {
        if let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "authorization" {
            let value = TextCheck.trimmed(String(line[line.index(after: colon)...]))
            return value.isEmpty || !TextCheck.isHeaderValue(value) ? nil : value
        }
        if line.contains(":") { return "Basic " + Data(line.utf8).base64EncodedString() }
        // `Bearer abc` without the header's name
        return line.contains(" ") && TextCheck.isHeaderValue(line) ? line : nil
    }
}

/// Why there is no credential. What the file holds is never told.
package struct CredentialError: Error, Equatable, Sendable {
    package let name: String
    package let fault: Fault

    package enum Fault: Equatable, Sendable {
        case name
        case noDirectory
        case unreadable(String)
        case mode(String)
        case form(String)
    }
}

extension CredentialError: CustomStringConvertible {
    package var description: String {
        switch fault {
        case .name:
            "credential: neither a plain name in $CREDENTIALS_DIRECTORY nor a path with a /"
        case .noDirectory:
            "credential \(name): $CREDENTIALS_DIRECTORY is not set; run under systemd with LoadCredential=\(name):FILE, "
                + "or write the path of a file of mode 0600"
        case .unreadable(let path):
            "credential \(name): \(path) is no file that can be read"
        case .mode(let path):
            "credential \(name): others may read \(path); run chmod 600 \(path)"
        case .form(let path):
            "credential \(name): \(path) should hold one line, user:password or Authorization: …"
        }
    }
}

extension TextCheck {
    /// The text without its final end of line; nil where it is empty, longer or has control characters.
    static func oneLine(_ text: String) -> String? {
        var line = Substring(text)
        if line.last?.isNewline == true { line = line.dropLast() }
        return line.isEmpty || line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? nil : String(line)
    }
}
