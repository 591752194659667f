import Testing

@testable import Configuration

@Suite("Positions of keys") struct KeyPositionsTests {
    private func line(_ path: String..., in text: String) -> Int? {
        var position: KeyPositions.Position? = KeyPositions(of: text).root
        for part in path {
            if let index = Int(part), let elements = position?.elements {
                position = elements.indices.contains(index) ? elements[index] : nil
            } else {
                position = position?[part]
            }
        }
        return position?.line
    }

    @Test("are told for keys, headers, dotted and quoted keys, and elements of arrays")
    func tells() {
        let text = """
            top = 1 # [not.a.header]

            [one.two]
            a.b = "x"
            "quoted \\u0416 key" = 'a # b'
            list = [
              "x", # ]
              { text = "y", near = [
                 "z" ] },
            ]
            [[many]]
            id = 1
            [[many]]
            id = 2
            [many.inner]
            deep = { er = 3 }
            """
        #expect(line("top", in: text) == 1)
        #expect(line("one", "two", in: text) == 3)
        #expect(line("one", "two", "a", "b", in: text) == 4)
        #expect(line("one", "two", "quoted Ж key", in: text) == 5)
        #expect(line("one", "two", "list", "0", in: text) == 7)
        #expect(line("one", "two", "list", "1", "near", in: text) == 8)
        #expect(line("one", "two", "list", "1", "near", "0", in: text) == 9)
        #expect(line("many", "0", "id", in: text) == 12)
        #expect(line("many", "1", in: text) == 13)
        #expect(line("many", "1", "inner", "deep", "er", in: text) == 16)
        #expect(line("many", "2", in: text) == nil)
    }

    @Test("are not led astray by what stands in strings")
    func skipsStrings() {
        let text = #"""
            a = """
            b = 1 \""" [c]
            """""
            d = '''
            e = 2
            '' '''
            f = "\"]\n"
            g = ["#", ']', """
            h = 3"""]
            i = 4
            """#
        let positions = KeyPositions(of: text)
        #expect(positions.stop == nil)
        #expect(positions.root.keys == ["a", "d", "f", "g", "i"])
        #expect(positions.root["i"]?.line == 10)
        #expect(positions.statements == [1, 4, 7, 8, 10])
    }

    @Test("are the same with the line ends and the byte order mark of Windows")
    func windows() {
        let text = "\u{FEFF}a = 1\r\n# x\r\n[b]\r\nc = [ 1,\r\n 2 ]\r\nd = 2\r\n"
        #expect(line("a", in: text) == 1)
        #expect(line("b", "c", "1", in: text) == 5)
        #expect(line("b", "d", in: text) == 6)
    }

    @Test(
        "end where the text is no TOML, with the place",
        arguments: [
            ("a = \"x\nb = 1", 1, 5), ("[a\nb = 1", 1, 3), ("a = [1\nb = 2", 2, 1), ("a 1", 1, 3), ("a = ", 1, 5),
            ("\"Ә\" = [ \"ж\", ]\n= 2", 2, 1), ("\"Ә\" = [ \"ж\", ] ]", 1, 16), ("[=]", 1, 2), ("a = { b = 1", 1, 12),
            ("a = '''x", 1, 5),
        ])
    func stops(text: String, line: Int, column: Int) {
        let stop = KeyPositions(of: text).stop
        #expect(stop?.line == line)
        #expect(stop?.column == column)
    }

    @Test("are found up to every cut of a text, without a crash")
    func anyCut() {
        let text = "[[a]]\n\"\\u00e9\\\\\" = '''\n''' # x\nb.'c' = [ { d = \"\"\"\\\n\"\"\" }, 1 ]\n"
        for length in 0...text.utf8.count {
            let positions = KeyPositions(of: String(decoding: text.utf8.prefix(length), as: UTF8.self))
            #expect(positions.root.keys.count <= 1)
        }
    }
}
