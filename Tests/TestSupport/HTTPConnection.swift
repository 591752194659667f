import Foundation

/// One client's connection: requests are read and answered one after the other until either side has had enough.
struct HTTPConnection {
    /// Bytes of a request's head, and of its body. Our own client sends far less.
    private static let headLimit = 64 * 1024
    private static let bodyLimit = 1024 * 1024

    private let socket: Socket
    private let number: Int
    private let bell: StopBell
    private let address: String
    private var unread: [UInt8] = []

    init(_ socket: Socket, number: Int, bell: StopBell) {
        self.socket = socket
        self.number = number
        self.bell = bell
        address = socket.name.address
    }

    consuming func serve(_ handler: (Request) -> Reply) {
        do {
            while let request = try readRequest() {
                let sender = ReplySender(socket: socket, bell: bell)
                guard try sender.send(handler(request), to: request) == .keep else { return }
            }
        } catch {
            // The client has left or the server is stopping: there is nobody to tell.
        }
    }

    /// nil where the client has finished.
    private mutating func readRequest() throws(ConnectionOver) -> Request? {
        guard let head = try readHead() else { return nil }
        let time = Date()
        let draft = Request(head: head, body: [], address: address, connection: number, time: time)
        guard let draft else {
            try ReplySender(socket: socket, bell: bell).sendAll(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)[...])
            return nil
        }
        let length = draft["Content-Length"].flatMap { Int($0) } ?? 0
        guard length > 0 else { return draft }
        let body = try readBody(min(length, Self.bodyLimit))
        return Request(head: head, body: body, address: address, connection: number, time: time)
    }

    private mutating func readHead() throws(ConnectionOver) -> [UInt8]? {
        let end: [UInt8] = [13, 10, 13, 10]
        while true {
            if let range = unread.firstRange(of: end) {
                let head = Array(unread[..<range.lowerBound])
                unread.removeSubrange(..<range.upperBound)
                return head
            }
            guard unread.count < Self.headLimit, try readMore() else { return nil }
        }
    }

    private mutating func readBody(_ length: Int) throws(ConnectionOver) -> [UInt8] {
        while unread.count < length {
            guard try readMore() else { break }
        }
        let body = Array(unread.prefix(length))
        unread.removeFirst(body.count)
        return body
    }

    /// False where the client has finished.
    private mutating func readMore() throws(ConnectionOver) -> Bool {
        while true {
            guard bell.wait(for: [(socket, POLLIN)], within: nil).wakening == .ready else { throw ConnectionOver() }
            do {
                guard let bytes = try socket.receive(atMost: 16 * 1024) else { continue }
                unread += bytes
                return !bytes.isEmpty
            } catch { throw ConnectionOver() }
        }
    }
}

/// The client has left, or the server was told to stop.
struct ConnectionOver: Error {}

/// Puts one reply on the wire in the manner that it asks for.
struct ReplySender {
    enum After { case keep, close }

    let socket: Socket
    let bell: StopBell

    func send(_ reply: Reply, to request: Request) throws(ConnectionOver) -> After {
        if reply.delay > .zero, bell.pause(for: reply.delay) == .stopped { throw ConnectionOver() }
        switch reply.form {
        case .hang:
            readUntilClientLeaves(within: nil)
            return .close
        case .reset:
            socket.resetWhenClosed()
            return .close
        case .raw:
            try sendBody(reply, limit: nil)
            finish()
            return .close
        case .http:
            return try sendHTTP(reply, to: request)
        }
    }

    private func sendHTTP(_ reply: Reply, to request: Request) throws(ConnectionOver) -> After {
        let (length, isBodiless) = (reply.bodyLength, reply.hasNoBody || request.method == "HEAD")
        var head = "HTTP/1.1 \(reply.status) \(ReasonPhrase.of(reply.status))\r\n".latin1
        for header in reply.headers { head += "\(header.name): ".latin1 + header.value.latin1 + [13, 10] }
        let declared = reply.headers.first("Content-Length")
        if declared == nil, !reply.hasNoBody, let length { head += "Content-Length: \(length)\r\n".latin1 }
        try sendAll((head + [13, 10])[...])
        if !isBodiless { try sendBody(reply, limit: reply.cut?.count) }

        if let cut = reply.cut {
            if case .reset = cut { socket.resetWhenClosed() } else { finish() }
            return .close
        }
        let lies = declared.map { $0 != length.map { String($0) } } ?? false
        let leaves = [request["Connection"], reply.headers.first("Connection")].contains { $0?.lowercased() == "close" }
        guard lies || leaves || length == nil else { return .keep }
        finish()
        return .close
    }

    /// - Parameter limit: bytes after which the rest is kept back.
    private func sendBody(_ reply: Reply, limit: Int?) throws(ConnectionOver) {
        switch reply.body {
        case .bytes(let bytes):
            try sendPaced(bytes.prefix(limit ?? bytes.count), reply.bytesPerSecond)
        case .repeated(let unit, let total):
            guard !unit.isEmpty else { return }
            // Some 64 KiB at a time: a unit of a few bytes would cost a call of the system each.
            let block = Array(repeatElement(unit, count: max(1, 65_536 / unit.count)).joined())
            var left = min(total, limit ?? total)
            while left > 0 {
                try sendPaced(block.prefix(left), reply.bytesPerSecond)
                left -= block.count
            }
        case .endless(let unit):
            let chunk = Array("\(String(unit.count, radix: 16))\r\n".utf8) + unit + [13, 10]
            var left = limit ?? .max
            while left > 0 {
                try sendPaced(chunk.prefix(left), reply.bytesPerSecond)
                left -= chunk.count
            }
        }
    }

    private func sendPaced(_ bytes: ArraySlice<UInt8>, _ bytesPerSecond: Int?) throws(ConnectionOver) {
        guard let bytesPerSecond, bytesPerSecond > 0 else { return try sendAll(bytes) }
        let piece = max(1, bytesPerSecond / 10)
        var rest = bytes
        while !rest.isEmpty {
            try sendAll(rest.prefix(piece))
            rest = rest.dropFirst(piece)
            if bell.pause(for: .seconds(1) * piece / bytesPerSecond) == .stopped { throw ConnectionOver() }
        }
    }

    /// Waits for room before each piece, even where there is some: else a client that reads fast would keep a stopping
    /// server from stopping.
    func sendAll(_ bytes: ArraySlice<UInt8>) throws(ConnectionOver) {
        var rest = bytes
        while !rest.isEmpty {
            guard bell.wait(for: [(socket, POLLOUT)], within: nil).wakening == .ready else { throw ConnectionOver() }
            do {
                rest = rest.dropFirst(try socket.send(rest))
            } catch { throw ConnectionOver() }
        }
    }

    /// Ends in good order: what the client has sent meanwhile would turn the close into a reset, and the answer would
    /// be lost.
    private func finish() {
        socket.finish()
        readUntilClientLeaves(within: .seconds(5))
    }

    private func readUntilClientLeaves(within time: Duration?) {
        while bell.wait(for: [(socket, POLLIN)], within: time).wakening == .ready {
            guard let bytes = try? socket.receive(atMost: 16 * 1024) else { return }
            if bytes.isEmpty { return }
        }
    }
}

extension Reply {
    /// Bytes of the whole body; nil where it has no end.
    fileprivate var bodyLength: Int? {
        switch body {
        case .bytes(let bytes): bytes.count
        case .repeated(let unit, let total): unit.isEmpty ? 0 : total
        case .endless: nil
        }
    }

    /// RFC 9112 §6.3.
    fileprivate var hasNoBody: Bool { status < 200 || status == 204 || status == 304 }
}
