/// What should hold of every input and does not of one.
package struct BrokenPromise: Error, Equatable, CustomStringConvertible {
    /// As a sentence that says what should hold.
    package var description: String
}

/// - Parameter promise: a sentence that says what should hold, and how it does not.
func keep(_ isKept: Bool, _ promise: @autoclosure () -> String) throws(BrokenPromise) {
    if !isKept { throw BrokenPromise(description: promise()) }
}
