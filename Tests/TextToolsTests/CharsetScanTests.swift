import Testing

@testable import TextTools

@Suite("Scans of bytes") struct CharsetScanTests {
    private static let mixed = String(
        repeating:
            "Суд отложил 12 дел — «до среды», the court said. 裁判所は😀 <b>Қамау</b> \u{7FF}\u{800}\u{FFFF}\u{10FFFF}\n",
        count: 3)

    @Test("find the first byte beyond ASCII at any distance") func beyondASCII() {
        for length in 0...200 {
            for place in [0, 1, length / 2, length - 1] where 0..<length ~= place {
                for byte: UInt8 in [0x80, 0xFF, 0x00, 0x1B, 0x7F] {
                    var bytes = [UInt8](repeating: 0x61, count: length)
                    bytes[place] = byte
                    let isBeyond = byte >= 0x80
                    #expect(ByteScan.firstNonASCII(in: bytes.span) == (isBeyond ? place : length))
                    #expect(ByteScan.firstNonASCII(in: bytes.span, from: place + 1) == length)
                    let isOther = isBeyond || byte == 0 || byte == 0x1B
                    #expect(ByteScan.firstBeyondPlainASCII(in: bytes.span) == (isOther ? place : length))
                }
            }
        }
    }

    @Test("see a fault in UTF-8 where the standard library does, in bytes of all kinds") func random() {
        var numbers = RepeatableNumbers(seed: 1)
        // Bytes at which rules begin and end.
        let edges: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
            0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        for _ in 0..<4_000 {
            // Valid text up to where these come, in any place of a block.
            let start = Array(Self.mixed.unicodeScalars.prefix(Int.random(in: 0..<150, using: &numbers)))
            var bytes = Array(String(String.UnicodeScalarView(start)).utf8)
            for _ in 0..<Int.random(in: 0...6, using: &numbers) {
                bytes.append(edges[Int.random(in: 0..<edges.count, using: &numbers)])
            }
            bytes += Array(Self.mixed.utf8.prefix(Int.random(in: 0..<200, using: &numbers)))
            let dropped = Int.random(in: 0...3, using: &numbers)
            expectSameFault(bytes.dropFirst(dropped))
        }
    }

    @Test("see any changed byte of a valid text") func changed() {
        let text = Array(Self.mixed.utf8)
        for index in text.indices {
            for byte: UInt8 in [0x20, 0x80, 0xA0, 0xC0, 0xD0, 0xE0, 0xED, 0xF0, 0xF4, 0xFF] {
                var bytes = text
                bytes[index] = byte
                expectSameFault(bytes[...])
            }
        }
    }

    @Test("see a text's end within a character") func cut() {
        let text = Array(Self.mixed.utf8)
        for end in text.indices {
            expectSameFault(text[..<end])
            expectSameFault(text[(text.count - end)...])
        }
    }

    @Test(
        "refuse what is no UTF-8 at any place",
        arguments: [
            ([0xC0, 0x80], 1), ([0xC1, 0xBF], 1), ([0xE0, 0x9F, 0xBF], 1), ([0xF0, 0x8F, 0xBF, 0xBF], 1),  // overlong
            ([0xED, 0xA0, 0x80], 1), ([0xED, 0xBF, 0xBF], 1),  // surrogates
            ([0xF4, 0x90, 0x80, 0x80], 1), ([0xF5, 0x80, 0x80, 0x80], 1),  // beyond U+10FFFF
            ([0xE2, 0x82, 0x41], 2), ([0xF0, 0x9F, 0x98, 0x41], 3), ([0xD0, 0xD0, 0xB0], 1), ([0x80], 1),
        ] as [([UInt8], Int)])
    func refused(fault: [UInt8], length: Int) {
        for letters in ["a", "я", "裁", "😀"] {
            for count in 0..<100 {
                let before = Array(String(repeating: letters, count: count).utf8)
                let bytes = before + fault + Array(String(repeating: "ж", count: 70).utf8)
                let found = UTF8Scan.firstFault(in: bytes[...])
                #expect(found == UTF8Scan.Fault(index: before.count, length: length, isCut: false))
            }
        }
    }

    @Test("go from character to character as faults do") func sequences() {
        var numbers = RepeatableNumbers(seed: 2)
        for _ in 0..<2_000 {
            let bytes = (0..<8).map { _ in UInt8.random(in: 0x70...0xFF, using: &numbers) }
            var index = 0
            while index < bytes.count {
                let fault = UTF8Scan.exactFault(in: bytes[index...])
                let (length, kind) = UTF8Scan.sequence(in: bytes.span, at: index)
                switch kind {
                case .whole: #expect(fault?.index != index)
                case .broken: #expect(fault == UTF8Scan.Fault(index: index, length: length, isCut: false))
                case .cut: #expect(fault == UTF8Scan.Fault(index: index, length: length, isCut: true))
                }
                index += length
            }
        }
    }

    @Test("repair UTF-8 as the standard library does, in pieces of any size") func repaired() {
        var numbers = RepeatableNumbers(seed: 3)
        var bytes = Array(Self.mixed.utf8)
        for _ in 0..<40 {
            let index = Int.random(in: bytes.indices, using: &numbers)
            bytes[index] = UInt8.random(in: 0...0xFF, using: &numbers)
        }
        let expected = String(decoding: bytes, as: UTF8.self)
        for size in Array(1...9) + [64, 100, 4_096] {
            var repair = UTF8Repair()
            var text: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                repair.append(bytes[start..<min(start + size, bytes.count)], to: &text)
            }
            repair.finish(into: &text)
            #expect(String(decoding: text, as: UTF8.self) == expected)
            #expect(repair.failures == expected.unicodeScalars.count { $0 == "\u{FFFD}" })
        }
    }

    private func expectSameFault(_ bytes: ArraySlice<UInt8>) {
        let exact = UTF8Scan.exactFault(in: bytes)
        #expect(UTF8Scan.firstFault(in: bytes) == exact)
    }
}
