internal import CZlib
import Foundation

/// One gzip member (RFC 1952) on its way out: bytes go in, packed bytes come out piece by piece. Equal bytes give equal
/// members: nothing of the clock or the machine goes into the header.
///
/// A class, since zlib keeps a pointer to the stream.
@safe final class GzipMember {
    private let stream: UnsafeMutablePointer<z_stream>
    private var piece = [UInt8](repeating: 0, count: EvidenceLimits.pieceBytes)

    /// - Throws: `.noResources` where there is no memory for it.
    init() throws(StorageError) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        guard unsafe casewire_gzip_begin(stream, 6) == Z_OK else {
            throw .noResources(place: "zlib", reason: "no memory")
        }
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    func write(_ bytes: ArraySlice<UInt8>, to take: (ArraySlice<UInt8>) throws(StorageError) -> Void)
        throws(StorageError)
    {
        try deflate(bytes, Z_NO_FLUSH, to: take)
    }

    /// The rest of the member. To be called once, at the end.
    func finish(to take: (ArraySlice<UInt8>) throws(StorageError) -> Void) throws(StorageError) {
        try deflate([], Z_FINISH, to: take)
    }

    private func deflate(
        _ bytes: ArraySlice<UInt8>, _ flush: CInt, to take: (ArraySlice<UInt8>) throws(StorageError) -> Void
    ) throws(StorageError) {
        var rest = bytes
        var isDone = false
        while !isDone {
            let (used, made, code) = step(rest, flush)
            guard code >= 0 || code == Z_BUF_ERROR else { throw .noResources(place: "zlib", reason: "no memory") }
            rest = rest.dropFirst(used)
            if made > 0 { try take(piece[..<made]) }
            // zlib has nothing more to give where it left room.
            isDone = rest.isEmpty && made < piece.count
        }
    }

    private func step(_ bytes: ArraySlice<UInt8>, _ flush: CInt) -> (used: Int, made: Int, code: CInt) {
        unsafe bytes.withUnsafeBufferPointer { input in
            unsafe piece.withUnsafeMutableBufferPointer { output in
                unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(input.count)
                unsafe stream.pointee.next_out = output.baseAddress
                unsafe stream.pointee.avail_out = UInt32(output.count)
                let code = unsafe CZlib.deflate(stream, flush)
                return unsafe (
                    input.count - Int(stream.pointee.avail_in), output.count - Int(stream.pointee.avail_out), code
                )
            }
        }
    }
}

/// The gzip members of a file, one after another, from where it is told to begin.
@safe final class GunzipFile {
    enum Fault: Error, Equatable {
        /// The file ends within a member.
        case unfinished
        /// It is no gzip from here on, or does not match its checksum.
        case damaged
        /// It unpacks to more than `EvidenceLimits.recordBytes`.
        case tooLarge
        case unreadable(errno: CInt)
    }

    /// Where the next member begins.
    private(set) var offset: Int
    private let file: CInt
    private let stream: UnsafeMutablePointer<z_stream>
    private var buffer: [UInt8] = []
    private var input: ArraySlice<UInt8> = []
    private var piece = [UInt8](repeating: 0, count: EvidenceLimits.pieceBytes)

    /// - Throws: `.unreadable`.
    init(_ path: String, from offset: Int = 0) throws(Fault) {
        file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        self.offset = offset
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        guard file >= 0 else { throw .unreadable(errno: errno) }
        guard unsafe casewire_gunzip_begin(stream) == Z_OK else { throw .unreadable(errno: ENOMEM) }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
        if file >= 0 { close(file) }
    }

    /// What the next member holds; nil at the end of the file. After a fault there is no next.
    func next() throws(Fault) -> [UInt8]? {
        unsafe inflateReset(stream)
        var unpacked: [UInt8] = []
        var used = 0
        while true {
            if input.isEmpty {
                try readMore(at: offset + used)
                if input.isEmpty {
                    if used == 0 { return nil }
                    throw .unfinished
                }
            }
            let (taken, made, code) = step()
            used += taken
            input = input.dropFirst(taken)
            unpacked += piece[..<made]
            guard unpacked.count <= EvidenceLimits.recordBytes else { throw .tooLarge }
            if code == Z_STREAM_END { break }
            guard code == Z_OK || (code == Z_BUF_ERROR && input.isEmpty) else { throw .damaged }
        }
        offset += used
        return unpacked
    }

    private func readMore(at place: Int) throws(Fault) {
        buffer = [UInt8](repeating: 0, count: EvidenceLimits.pieceBytes)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe pread(file, $0.baseAddress, $0.count, place) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(errno: errno) }
            input = buffer[..<count]
            return
        }
    }

    private func step() -> (used: Int, made: Int, code: CInt) {
        unsafe input.withUnsafeBufferPointer { input in
            unsafe piece.withUnsafeMutableBufferPointer { output in
                unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(input.count)
                unsafe stream.pointee.next_out = output.baseAddress
                unsafe stream.pointee.avail_out = UInt32(output.count)
                let code = unsafe inflate(stream, Z_NO_FLUSH)
                return unsafe (
                    input.count - Int(stream.pointee.avail_in), output.count - Int(stream.pointee.avail_out), code
                )
            }
        }
    }
}
