/// Which texts have which marks: a table with open addressing, 8 bytes a mark and 4/3 as many places as marks.
package struct MarkIndex: Sendable {
    /// The mark in the upper half, the text's number and one in the lower; 0 where nothing stands.
    private var slots: [UInt64]
    private var used = 0

    /// - Parameter capacity: texts that it has room for without growing.
    package init(capacity: Int = 64) {
        slots = Array(repeating: 0, count: max(16, capacity * StorySignature.capacity * 4 / 3))
    }

    package mutating func insert(_ marks: [UInt32], of number: UInt32) {
        if (used + marks.count) * 4 > slots.count * 3 { grow() }
        for mark in marks { insert(UInt64(mark) << 32 | UInt64(number + 1)) }
    }

    /// The first texts that were inserted with a mark, at most `count`.
    package func holders(of mark: UInt32, atMost count: Int) -> [UInt32] {
        var found: [UInt32] = []
        forEachHolder(of: mark) { number in
            found.append(number)
            return found.count < count
        }
        return found
    }

    /// Visits whoever has one of some marks, once for each mark that they share.
    ///
    /// - Parameter visit: says whether to go on.
    @inline(__always)
    package func forEachHolder(ofAny marks: [UInt32], _ visit: (UInt32) -> Bool) {
        // The table is far larger than any cache: asked for one after the other, its places are waited for together.
        var places: UInt64 = 0
        for mark in marks { places |= slots[place(of: mark)] }
        guard places != 0 else { return }
        for mark in marks { forEachHolder(of: mark, visit) }
    }

    package func hasHolder(ofAny marks: [UInt32]) -> Bool {
        var found = false
        forEachHolder(ofAny: marks) { _ in
            found = true
            return false
        }
        return found
    }

    /// - Parameter visit: says whether to go on.
    @inline(__always)
    package func forEachHolder(of mark: UInt32, _ visit: (UInt32) -> Bool) {
        var slot = place(of: mark)
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == mark,
                !visit(UInt32(truncatingIfNeeded: slots[slot]) - 1)
            {
                return
            }
            slot = slot + 1 == slots.count ? 0 : slot + 1
        }
    }

    /// What many share ends a chain that grew too long: no look-up would go so far.
    private mutating func insert(_ entry: UInt64) {
        let mark = UInt32(truncatingIfNeeded: entry >> 32)
        var slot = place(of: mark)
        var holders = 0
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == mark {
                holders += 1
                if holders == Limits.markHolders { return }
            }
            slot = slot + 1 == slots.count ? 0 : slot + 1
        }
        slots[slot] = entry
        used += 1
    }

    private func place(of mark: UInt32) -> Int {
        Int((UInt64(mark &* 0x9E37_79B1) &* UInt64(slots.count)) >> 32)
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 3 / 2)
        used = 0
        // Chains go round the table's end: from a free place on they come in the order in which they were made.
        let free = old.firstIndex(of: 0) ?? 0
        for offset in old.indices {
            let entry = old[(free + offset) % old.count]
            if entry != 0 { insert(entry) }
        }
    }
}
