package import Foundation

/// As much of JSON Schema (draft 2020-12) as `docs/schema` uses: type, const, enum, properties, required, items, minItems,
/// maxItems, minimum, maximum, pattern, and date-time as a format.
///
/// It is stricter than the standard in two things: a keyword that it does not know is a fault, and so is a field that the
/// schema does not name, since what a message carries is to be documented.
package struct JSONSchema {
    private let root: [String: Any]

    package init(_ data: Data) throws {
        guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw CocoaError(.fileReadCorruptFile)
        }
        self.root = root
    }

    /// What is wrong with a document, each with its place: `/item/title: is missing`.
    package func faults(in data: Data) throws -> [String] {
        faults(try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed), root, "")
    }

    private static let notes: Set<String> = ["$schema", "$id", "title", "description"]

    private func faults(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        var faults: [String] = []
        for (keyword, wanted) in schema where !Self.notes.contains(keyword) {
            switch keyword {
            case "type": if !Self.isType(value, wanted as? String) { faults.append("\(place): is no \(wanted)") }
            case "const": if !Self.isEqual(value, wanted) { faults.append("\(place): is not \(wanted)") }
            case "enum":
                let isOne = (wanted as? [Any])?.contains { Self.isEqual(value, $0) } ?? false
                if !isOne { faults.append("\(place): \(value) is none of those named") }
            case "properties": faults += fields(of: value, wanted, place)
            case "required":
                let object = value as? [String: Any] ?? [:]
                for name in wanted as? [String] ?? [] where object[name] == nil {
                    faults.append("\(place)/\(name): is missing")
                }
            case "items":
                for (index, element) in (value as? [Any] ?? []).enumerated() {
                    faults += self.faults(element, wanted as? [String: Any] ?? [:], "\(place)/\(index)")
                }
            default: faults += Self.measure(value, keyword, wanted, place)
            }
        }
        return faults
    }

    private func fields(of value: Any, _ wanted: Any, _ place: String) -> [String] {
        let properties = wanted as? [String: [String: Any]] ?? [:]
        if properties.isEmpty { return [] }
        return (value as? [String: Any] ?? [:]).flatMap { name, field in
            properties[name].map { faults(field, $0, "\(place)/\(name)") } ?? ["\(place)/\(name): is not in the schema"]
        }
    }

    private static func measure(_ value: Any, _ keyword: String, _ wanted: Any, _ place: String) -> [String] {
        let number = (wanted as? NSNumber)?.doubleValue ?? 0
        let isRight: Bool
        switch keyword {
        case "minimum": isRight = ((value as? NSNumber)?.doubleValue ?? number) >= number
        case "maximum": isRight = ((value as? NSNumber)?.doubleValue ?? number) <= number
        case "minItems": isRight = Double((value as? [Any])?.count ?? Int(number)) >= number
        case "maxItems": isRight = Double((value as? [Any])?.count ?? Int(number)) <= number
        case "pattern": isRight = matches(value as? String ?? "", wanted as? String ?? "")
        case "format": isRight = wanted as? String == "date-time" && matches(value as? String ?? "", dateTime)
        default: return ["\(place): the schema has \(keyword), which is not known here"]
        }
        return isRight ? [] : ["\(place): \(value) is against \(keyword) \(wanted)"]
    }

    /// RFC 3339, in UTC and to the second, as SPOOL.md promises.
    private static let dateTime = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"

    private static func matches(_ text: String, _ pattern: String) -> Bool {
        text.range(of: pattern, options: .regularExpression) != nil
    }

    private static func isType(_ value: Any, _ type: String?) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "boolean": value is Bool
        case "number": value is NSNumber && !(value is String)
        case "integer": (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
        default: false
        }
    }

    private static func isEqual(_ one: Any, _ other: Any) -> Bool {
        (one as? String).map { $0 == other as? String } ?? false
    }
}
