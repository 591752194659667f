internal import CCurl
import CasewireModel

/// One easy handle of libcurl, used for one hop after another: what is alike for all of them is set once. Made, used
/// and freed on the loop's thread.
@safe final class EasyHandle {
    let raw: UnsafeMutableRawPointer
    /// nil: asks directly. A handle that goes through a proxy goes through that one for ever, so that nothing which it
    /// keeps (a TLS session, a credential) can tie what is asked there to what is asked directly.
    let proxy: String?
    let network: Network
    /// Whose hop it is at, from `aim` to `rest`.
    private(set) var transfer: CurlTransfer?

    private let errorText: UnsafeMutablePointer<CChar>
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var nameList: UnsafeMutablePointer<curl_slist>?
    private var userAgent = ""
    private var milliseconds = 0
    /// Bytes on their way to their sink, kept so that not every call needs an array of its own.
    fileprivate var piece: [UInt8] = []

    init?(proxy: String?, times: TimeLimits, network: Network) {
        guard let raw = unsafe curl_easy_init() else { return nil }
        unsafe self.raw = unsafe raw
        self.proxy = proxy
        self.network = network
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        setManners(times)
        setCallbacks()
    }

    deinit {
        unsafe curl_easy_cleanup(raw)
        unsafe curl_slist_free_all(headerList)
        unsafe curl_slist_free_all(nameList)
        unsafe errorText.deallocate()
    }

    private func setManners(_ times: TimeLimits) {
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_ACCEPT_ENCODING, Self.codings)
        set(CURLOPT_BUFFERSIZE, Limits.receiveBytes)
        set(CURLOPT_CONNECTTIMEOUT_MS, Int(times.connect / .milliseconds(1)))
        set(CURLOPT_LOW_SPEED_LIMIT, times.bytesPerSecond)
        set(CURLOPT_LOW_SPEED_TIME, Int(times.slow / .seconds(1)))
        set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        // Empty, not unset: else libcurl reads http_proxy and no_proxy from the environment, and the latter would send
        // a feed that has a proxy out directly. The way out is what feeds.conf says, nothing else.
        set(CURLOPT_PROXY, proxy.map(Self.resolvingElsewhere) ?? "")
        set(CURLOPT_NOPROXY, "")
        for name in network.names { unsafe nameList = unsafe curl_slist_append(nameList, name) }
        unsafe casewire_setopt_list(raw, CURLOPT_RESOLVE, nameList)
    }

    /// All content codings that this libcurl can undo, as they are asked for.
    static let codings: String = {
        let features = casewire_features()
        let known = [(CURL_VERSION_LIBZ, "deflate, gzip"), (CURL_VERSION_BROTLI, "br"), (CURL_VERSION_ZSTD, "zstd")]
        return known.filter { features & CInt($0.0) != 0 }.map(\.1).joined(separator: ", ")
    }()

    /// A SOCKS proxy is left to resolve names too: our own look-up would tell others what is read behind it.
    private static func resolvingElsewhere(_ proxy: String) -> String {
        for (own, theirs) in [("socks5://", "socks5h://"), ("socks4://", "socks4a://")]
        where proxy.lowercased().hasPrefix(own) {
            return theirs + proxy.dropFirst(own.count)
        }
        return proxy
    }

    private func setCallbacks() {
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe casewire_setopt_pointer(raw, CURLOPT_PRIVATE, me)
        unsafe casewire_setopt_pointer(raw, CURLOPT_ERRORBUFFER, errorText)
        unsafe casewire_setopt_pointer(raw, CURLOPT_WRITEDATA, me)
        unsafe casewire_setopt_pointer(raw, CURLOPT_HEADERDATA, me)
        unsafe casewire_setopt_data_callback(raw, CURLOPT_WRITEFUNCTION, takeBody)
        unsafe casewire_setopt_data_callback(raw, CURLOPT_HEADERFUNCTION, takeHeader)
        guard proxy == nil else { return }  // a proxy's own address is exempt, and its sockets are all we see
        unsafe casewire_setopt_pointer(raw, CURLOPT_OPENSOCKETDATA, me)
        unsafe casewire_setopt_open_socket(raw, openSocket)
        unsafe casewire_setopt_pointer(raw, CURLOPT_PREREQDATA, me)
        unsafe casewire_setopt_before_request(raw, checkConnection)
    }

    private func set(_ option: CURLoption, _ value: Int) { unsafe casewire_setopt_long(raw, option, value) }
    private func set(_ option: CURLoption, _ value: String) { unsafe casewire_setopt_string(raw, option, value) }

    /// Whose raw handle it is.
    static func of(_ raw: UnsafeMutableRawPointer) -> EasyHandle? {
        var user: UnsafeMutableRawPointer?
        guard unsafe casewire_getinfo_private(raw, &user) == CURLE_OK else { return nil }
        return unsafe handle(user)
    }

    // MARK: A hop

    /// Sets what differs from hop to hop: all of it, each time.
    ///
    /// - Parameter time: for the hop, from name look-up to the last byte.
    func aim(at transfer: CurlTransfer, url: String, headers: [[UInt8]], userAgent: String, within time: Duration) {
        self.transfer = transfer
        unsafe errorText.pointee = 0
        set(CURLOPT_URL, url)
        if userAgent != self.userAgent {
            set(CURLOPT_USERAGENT, userAgent)
            self.userAgent = userAgent
        }
        let milliseconds = max(1, Int(time / .milliseconds(1)))
        if milliseconds != self.milliseconds {
            set(CURLOPT_TIMEOUT_MS, milliseconds)
            self.milliseconds = milliseconds
        }
        unsafe curl_slist_free_all(headerList)
        unsafe headerList = nil
        for line in headers {
            unsafe line.withUnsafeBytes { bytes in
                let text = unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress
                unsafe headerList = unsafe curl_slist_append(headerList, text)
            }
        }
        unsafe casewire_setopt_list(raw, CURLOPT_HTTPHEADER, headerList)
    }

    func rest() { transfer = nil }

    var status: Int {
        var value = 0
        unsafe casewire_getinfo_long(raw, CURLINFO_RESPONSE_CODE, &value)
        return value
    }

    /// The status with which a proxy declined to connect us; nil: it did not.
    var proxyRefusal: Int? {
        var value = 0
        unsafe casewire_getinfo_long(raw, CURLINFO_HTTP_CONNECTCODE, &value)
        return value >= 300 ? value : nil
    }

    /// Of the other end of the connection, in digits.
    var address: String? {
        var text: UnsafeMutablePointer<CChar>?
        guard unsafe casewire_getinfo_string(raw, CURLINFO_PRIMARY_IP, &text) == CURLE_OK, let text = unsafe text else {
            return nil
        }
        return unsafe String(cString: text)
    }

    /// Seconds that the hop has taken.
    var seconds: Double {
        var value = 0.0
        unsafe casewire_getinfo_double(raw, CURLINFO_TOTAL_TIME, &value)
        return value
    }

    /// Bytes of the body on the wire, as far as libcurl has counted them.
    var wireBytes: Int {
        var value: curl_off_t = 0
        unsafe casewire_getinfo_offset(raw, CURLINFO_SIZE_DOWNLOAD_T, &value)
        return Int(value)
    }

    /// What libcurl says of a failure beyond its code: `SSL certificate problem: certificate has expired`. It may hold
    /// a stranger's bytes.
    var errorDetail: String? {
        let text = unsafe String(cString: errorText)
        return text.isEmpty ? nil : text
    }

    // MARK: What the callbacks bring

    fileprivate func take(body bytes: UnsafeRawBufferPointer) -> Bool {
        guard let transfer else { return false }
        piece.removeAll(keepingCapacity: true)
        unsafe piece.append(contentsOf: bytes)
        return transfer.take(body: piece[...], on: self)
    }

    fileprivate func take(header bytes: UnsafeRawBufferPointer) -> Bool {
        guard let transfer else { return false }
        return unsafe transfer.take(header: bytes)
    }

    /// - Returns: false where the transfer may not have to do with such an address.
    fileprivate func mayReach(_ bytes: [UInt8], _ text: @autoclosure () -> String) -> Bool {
        guard let transfer else { return false }
        if transfer.allowsPrivate || network.isPublic(bytes) { return true }
        transfer.refuse(address: text())
        return false
    }
}

/// What a test may put in the place of DNS and of the public internet.
struct Network: Sendable {
    /// `host:port:address,address`, as CURLOPT_RESOLVE has them: answers that DNS would give.
    var names: [String] = []
    /// Of an address's 4 or 16 bytes.
    var isPublic: @Sendable ([UInt8]) -> Bool = AddressGuard.isPublic
}

// libcurl's callbacks. Each is handed the handle that set it, which outlives its stay in the loop.

private func handle(_ user: UnsafeMutableRawPointer?) -> EasyHandle? {
    guard let user = unsafe user else { return nil }
    return unsafe Unmanaged<EasyHandle>.fromOpaque(user).takeUnretainedValue()
}

private let takeBody: casewire_data_callback = { bytes, size, count, user in
    let length = size * count
    let taken = unsafe handle(user)?.take(body: UnsafeRawBufferPointer(start: bytes, count: length)) ?? false
    return taken ? length : 0
}

private let takeHeader: casewire_data_callback = { bytes, size, count, user in
    let length = size * count
    let taken = unsafe handle(user)?.take(header: UnsafeRawBufferPointer(start: bytes, count: length)) ?? false
    return taken ? length : 0
}

private let openSocket: casewire_open_socket = { user, _, address in
    guard let address = unsafe address, let handle = unsafe handle(user) else { return CURL_SOCKET_BAD }
    let (bytes, text) = unsafe SocketAddress.read(&address.pointee.addr)
    guard handle.mayReach(bytes, text) else { return CURL_SOCKET_BAD }
    let cloexec = CInt(SOCK_CLOEXEC.rawValue)
    return unsafe socket(address.pointee.family, address.pointee.socktype | cloexec, address.pointee.protocol)
}

/// A connection that is used again opened its socket for another request, which may have been allowed more.
private let checkConnection: casewire_before_request = { user, address, _, _, _ in
    guard let address = unsafe address, let handle = unsafe handle(user), let transfer = handle.transfer else {
        return CURL_PREREQFUNC_ABORT
    }
    if transfer.allowsPrivate { return CURL_PREREQFUNC_OK }
    let text = unsafe String(cString: address)
    return handle.mayReach(SocketAddress.parse(text) ?? [], text) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}
