import CasewireModel
import Foundation

/// An item as the state's `record` column holds it: the very JSON that `JSONEncoder.casewire()` makes of it, written
/// without the containers of `Encodable`, which took longer over an item than the database. Read by `JSONDecoder`.
enum ItemRecord {
    static func json(_ item: Item) -> Data {
        var json = JSONWriter(capacity: 256 + item.title.utf8.count + texts(of: item))
        json.add("authors", item.authors)
        json.add("categories", item.categories)
        json.add("guid", item.guid.rawValue)
        json.add("language", item.language)
        json.add("published", item.published.map(Timestamp.rfc3339))
        json.add("summary", item.summary)
        json.add("text", item.text)
        json.add("title", item.title)
        json.add("updated", item.updated.map(Timestamp.rfc3339))
        json.add("url", item.url)
        return Data(json.finished())
    }

    private static func texts(of item: Item) -> Int { (item.summary?.utf8.count ?? 0) + (item.text?.utf8.count ?? 0) }
}
