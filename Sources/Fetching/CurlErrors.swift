internal import CCurl

/// What one of libcurl's codes is to us: each that its header names, whether or not an http or https request can bring
/// it about, so that none is ever news to whoever reads the log.
struct CurlFault {
    /// As in curl.h.
    let name: String
    let kind: FetchError.Kind
    let meaning: Meaning
    /// Without the place, for a human.
    let sentence: String

    /// Which of `FetchError`'s cases it becomes.
    enum Meaning {
        case unresolved, unreachable, timeout, insecure, badURL, cutShort, unreadableCoding, noMemory, other
    }

    /// A code that this table does not have is of a libcurl that is newer than it.
    static func of(_ code: CURLcode) -> CurlFault { of(code.rawValue) }

    static func of(_ code: UInt32) -> CurlFault {
        table[code]
            ?? CurlFault(
                name: "CURLE_\(code)", kind: .retry, meaning: .other,
                sentence: "libcurl failed in a way that this version of Casewire does not know")
    }

    /// All that curl.h names as it stands here.
    static let codes = 1..<CURL_LAST.rawValue

    static let table = Dictionary(uniqueKeysWithValues: rows)

    private static func row(
        _ code: CURLcode, _ name: String, _ kind: FetchError.Kind, _ meaning: Meaning, _ sentence: String
    ) -> (UInt32, CurlFault) {
        (code.rawValue, CurlFault(name: name, kind: kind, meaning: meaning, sentence: sentence))
    }

    /// In the order of curl.h 7.88.
    private static let rows = [
        row(CURLE_UNSUPPORTED_PROTOCOL, "CURLE_UNSUPPORTED_PROTOCOL", .retry, .other, "what it answers is no HTTP"),
        row(CURLE_FAILED_INIT, "CURLE_FAILED_INIT", .system, .other, "libcurl could not be set up"),
        row(CURLE_URL_MALFORMAT, "CURLE_URL_MALFORMAT", .giveUpForToday, .badURL, "it is no address that can be read"),
        row(
            CURLE_NOT_BUILT_IN, "CURLE_NOT_BUILT_IN", .system, .other,
            "this libcurl was built without something that is needed"),
        row(
            CURLE_COULDNT_RESOLVE_PROXY, "CURLE_COULDNT_RESOLVE_PROXY", .retry, .unreachable,
            "the name of its proxy does not resolve"),
        row(CURLE_COULDNT_RESOLVE_HOST, "CURLE_COULDNT_RESOLVE_HOST", .retry, .unresolved, "its name does not resolve"),
        row(CURLE_COULDNT_CONNECT, "CURLE_COULDNT_CONNECT", .retry, .unreachable, "it can't be reached"),
        row(CURLE_WEIRD_SERVER_REPLY, "CURLE_WEIRD_SERVER_REPLY", .retry, .other, "what it answers is no HTTP"),
        row(CURLE_REMOTE_ACCESS_DENIED, "CURLE_REMOTE_ACCESS_DENIED", .giveUpForToday, .other, "it refuses access"),
        row(
            CURLE_FTP_ACCEPT_FAILED, "CURLE_FTP_ACCEPT_FAILED", .system, .other,
            "libcurl speaks of FTP, which Casewire never asks for"),
        row(
            CURLE_FTP_WEIRD_PASS_REPLY, "CURLE_FTP_WEIRD_PASS_REPLY", .system, .other,
            "libcurl speaks of FTP, which Casewire never asks for"),
        row(
            CURLE_FTP_ACCEPT_TIMEOUT, "CURLE_FTP_ACCEPT_TIMEOUT", .system, .other,
            "libcurl speaks of FTP, which Casewire never asks for"),
        row(
            CURLE_FTP_WEIRD_PASV_REPLY, "CURLE_FTP_WEIRD_PASV_REPLY", .system, .other,
            "libcurl speaks of FTP, which Casewire never asks for"),
        row(
            CURLE_FTP_WEIRD_227_FORMAT, "CURLE_FTP_WEIRD_227_FORMAT", .system, .other,
            "libcurl speaks of FTP, which Casewire never asks for"),
        row(
            CURLE_FTP_CANT_GET_HOST, "CURLE_FTP_CANT_GET_HOST", .system, .other,
            "libcurl speaks of FTP, which Casewire never asks for"),
        row(CURLE_HTTP2, "CURLE_HTTP2", .retry, .cutShort, "its HTTP/2 broke down"),
        row(
            CURLE_FTP_COULDNT_SET_TYPE, "CURLE_FTP_COULDNT_SET_TYPE", .system, .other,
            "libcurl speaks of FTP, which Casewire never asks for"),
        row(CURLE_PARTIAL_FILE, "CURLE_PARTIAL_FILE", .retry, .cutShort, "cut short: fewer bytes than it announced"),
        row(
            CURLE_FTP_COULDNT_RETR_FILE, "CURLE_FTP_COULDNT_RETR_FILE", .system, .other,
            "libcurl speaks of FTP, which Casewire never asks for"),
        row(CURLE_OBSOLETE20, "CURLE_OBSOLETE20", .system, .other, "a code that libcurl no longer gives"),
        row(
            CURLE_QUOTE_ERROR, "CURLE_QUOTE_ERROR", .system, .other,
            "libcurl speaks of a quoted command, and there is none"),
        row(CURLE_HTTP_RETURNED_ERROR, "CURLE_HTTP_RETURNED_ERROR", .retry, .other, "it answered with an error"),
        row(CURLE_WRITE_ERROR, "CURLE_WRITE_ERROR", .system, .other, "what it sent could not be taken"),
        row(CURLE_OBSOLETE24, "CURLE_OBSOLETE24", .system, .other, "a code that libcurl no longer gives"),
        row(
            CURLE_UPLOAD_FAILED, "CURLE_UPLOAD_FAILED", .system, .other,
            "libcurl speaks of an upload, and there is none"),
        row(CURLE_READ_ERROR, "CURLE_READ_ERROR", .system, .other, "what was to be sent could not be read"),
        row(CURLE_OUT_OF_MEMORY, "CURLE_OUT_OF_MEMORY", .system, .noMemory, "there is no memory left"),
        row(CURLE_OPERATION_TIMEDOUT, "CURLE_OPERATION_TIMEDOUT", .retry, .timeout, "no whole answer in time"),
        row(CURLE_OBSOLETE29, "CURLE_OBSOLETE29", .system, .other, "a code that libcurl no longer gives"),
        row(
            CURLE_FTP_PORT_FAILED, "CURLE_FTP_PORT_FAILED", .system, .other,
            "libcurl speaks of FTP, which Casewire never asks for"),
        row(
            CURLE_FTP_COULDNT_USE_REST, "CURLE_FTP_COULDNT_USE_REST", .system, .other,
            "libcurl speaks of FTP, which Casewire never asks for"),
        row(CURLE_OBSOLETE32, "CURLE_OBSOLETE32", .system, .other, "a code that libcurl no longer gives"),
        row(CURLE_RANGE_ERROR, "CURLE_RANGE_ERROR", .retry, .other, "it sent a part that nobody asked for"),
        row(
            CURLE_HTTP_POST_ERROR, "CURLE_HTTP_POST_ERROR", .system, .other,
            "libcurl speaks of a form, and none was sent"),
        row(
            CURLE_SSL_CONNECT_ERROR, "CURLE_SSL_CONNECT_ERROR", .retry, .insecure,
            "no secure connection could be agreed on"),
        row(
            CURLE_BAD_DOWNLOAD_RESUME, "CURLE_BAD_DOWNLOAD_RESUME", .retry, .other,
            "it would not go on where it had stopped"),
        row(
            CURLE_FILE_COULDNT_READ_FILE, "CURLE_FILE_COULDNT_READ_FILE", .system, .other,
            "libcurl speaks of file:, which Casewire never asks for"),
        row(
            CURLE_LDAP_CANNOT_BIND, "CURLE_LDAP_CANNOT_BIND", .system, .other,
            "libcurl speaks of LDAP, which Casewire never asks for"),
        row(
            CURLE_LDAP_SEARCH_FAILED, "CURLE_LDAP_SEARCH_FAILED", .system, .other,
            "libcurl speaks of LDAP, which Casewire never asks for"),
        row(CURLE_OBSOLETE40, "CURLE_OBSOLETE40", .system, .other, "a code that libcurl no longer gives"),
        row(
            CURLE_FUNCTION_NOT_FOUND, "CURLE_FUNCTION_NOT_FOUND", .system, .other,
            "a library that libcurl needs lacks a function"),
        row(
            CURLE_ABORTED_BY_CALLBACK, "CURLE_ABORTED_BY_CALLBACK", .system, .other,
            "Casewire stopped it without saying why"),
        row(
            CURLE_BAD_FUNCTION_ARGUMENT, "CURLE_BAD_FUNCTION_ARGUMENT", .system, .other,
            "libcurl was called in a wrong way"),
        row(CURLE_OBSOLETE44, "CURLE_OBSOLETE44", .system, .other, "a code that libcurl no longer gives"),
        row(CURLE_INTERFACE_FAILED, "CURLE_INTERFACE_FAILED", .system, .other, "the network interface can't be used"),
        row(CURLE_OBSOLETE46, "CURLE_OBSOLETE46", .system, .other, "a code that libcurl no longer gives"),
        row(CURLE_TOO_MANY_REDIRECTS, "CURLE_TOO_MANY_REDIRECTS", .giveUpForToday, .other, "it redirects without end"),
        row(
            CURLE_UNKNOWN_OPTION, "CURLE_UNKNOWN_OPTION", .system, .other,
            "this libcurl does not know an option that is needed"),
        row(
            CURLE_SETOPT_OPTION_SYNTAX, "CURLE_SETOPT_OPTION_SYNTAX", .system, .other,
            "libcurl does not understand an option"),
        row(CURLE_OBSOLETE50, "CURLE_OBSOLETE50", .system, .other, "a code that libcurl no longer gives"),
        row(CURLE_OBSOLETE51, "CURLE_OBSOLETE51", .system, .other, "a code that libcurl no longer gives"),
        row(CURLE_GOT_NOTHING, "CURLE_GOT_NOTHING", .retry, .cutShort, "it answered nothing"),
        row(
            CURLE_SSL_ENGINE_NOTFOUND, "CURLE_SSL_ENGINE_NOTFOUND", .system, .other,
            "the system's TLS engine is missing"),
        row(
            CURLE_SSL_ENGINE_SETFAILED, "CURLE_SSL_ENGINE_SETFAILED", .system, .other,
            "the system's TLS engine can't be chosen"),
        row(CURLE_SEND_ERROR, "CURLE_SEND_ERROR", .retry, .cutShort, "the connection broke while it was asked"),
        row(CURLE_RECV_ERROR, "CURLE_RECV_ERROR", .retry, .cutShort, "the connection broke while it answered"),
        row(CURLE_OBSOLETE57, "CURLE_OBSOLETE57", .system, .other, "a code that libcurl no longer gives"),
        row(
            CURLE_SSL_CERTPROBLEM, "CURLE_SSL_CERTPROBLEM", .system, .other,
            "a certificate of this machine can't be used"),
        row(CURLE_SSL_CIPHER, "CURLE_SSL_CIPHER", .retry, .insecure, "it offers no cipher that is still safe"),
        row(
            CURLE_PEER_FAILED_VERIFICATION, "CURLE_PEER_FAILED_VERIFICATION", .retry, .insecure,
            "its certificate does not prove who it is"),
        row(
            CURLE_BAD_CONTENT_ENCODING, "CURLE_BAD_CONTENT_ENCODING", .giveUpForToday, .unreadableCoding,
            "its content coding can't be undone"),
        row(CURLE_OBSOLETE62, "CURLE_OBSOLETE62", .system, .other, "a code that libcurl no longer gives"),
        row(
            CURLE_FILESIZE_EXCEEDED, "CURLE_FILESIZE_EXCEEDED", .giveUpForToday, .other,
            "it is larger than what is taken"),
        row(CURLE_USE_SSL_FAILED, "CURLE_USE_SSL_FAILED", .retry, .insecure, "it does not go over to TLS"),
        row(
            CURLE_SEND_FAIL_REWIND, "CURLE_SEND_FAIL_REWIND", .retry, .other,
            "it wanted the question again, which could not be repeated"),
        row(
            CURLE_SSL_ENGINE_INITFAILED, "CURLE_SSL_ENGINE_INITFAILED", .system, .other,
            "the system's TLS engine does not start"),
        row(
            CURLE_LOGIN_DENIED, "CURLE_LOGIN_DENIED", .settings, .other, "it does not accept the credential"),
        row(
            CURLE_TFTP_NOTFOUND, "CURLE_TFTP_NOTFOUND", .system, .other,
            "libcurl speaks of TFTP, which Casewire never asks for"),
        row(
            CURLE_TFTP_PERM, "CURLE_TFTP_PERM", .system, .other, "libcurl speaks of TFTP, which Casewire never asks for"
        ),
        row(CURLE_REMOTE_DISK_FULL, "CURLE_REMOTE_DISK_FULL", .retry, .other, "its disk is full"),
        row(
            CURLE_TFTP_ILLEGAL, "CURLE_TFTP_ILLEGAL", .system, .other,
            "libcurl speaks of TFTP, which Casewire never asks for"),
        row(
            CURLE_TFTP_UNKNOWNID, "CURLE_TFTP_UNKNOWNID", .system, .other,
            "libcurl speaks of TFTP, which Casewire never asks for"),
        row(
            CURLE_REMOTE_FILE_EXISTS, "CURLE_REMOTE_FILE_EXISTS", .system, .other,
            "libcurl speaks of an upload, and there is none"),
        row(
            CURLE_TFTP_NOSUCHUSER, "CURLE_TFTP_NOSUCHUSER", .system, .other,
            "libcurl speaks of TFTP, which Casewire never asks for"),
        row(CURLE_OBSOLETE75, "CURLE_OBSOLETE75", .system, .other, "a code that libcurl no longer gives"),
        row(CURLE_OBSOLETE76, "CURLE_OBSOLETE76", .system, .other, "a code that libcurl no longer gives"),
        row(
            CURLE_SSL_CACERT_BADFILE, "CURLE_SSL_CACERT_BADFILE", .system, .other,
            "the file of trusted certificates can't be read; is ca-certificates installed?"),
        row(CURLE_REMOTE_FILE_NOT_FOUND, "CURLE_REMOTE_FILE_NOT_FOUND", .retry, .other, "it has no such file"),
        row(CURLE_SSH, "CURLE_SSH", .system, .other, "libcurl speaks of SSH, which Casewire never asks for"),
        row(
            CURLE_SSL_SHUTDOWN_FAILED, "CURLE_SSL_SHUTDOWN_FAILED", .retry, .other,
            "its secure connection did not end in order"),
        row(CURLE_AGAIN, "CURLE_AGAIN", .retry, .other, "the connection was not ready"),
        row(
            CURLE_SSL_CRL_BADFILE, "CURLE_SSL_CRL_BADFILE", .system, .other,
            "the list of revoked certificates can't be read"),
        row(
            CURLE_SSL_ISSUER_ERROR, "CURLE_SSL_ISSUER_ERROR", .retry, .insecure,
            "its certificate is not of the issuer that was expected"),
        row(
            CURLE_FTP_PRET_FAILED, "CURLE_FTP_PRET_FAILED", .system, .other,
            "libcurl speaks of FTP, which Casewire never asks for"),
        row(
            CURLE_RTSP_CSEQ_ERROR, "CURLE_RTSP_CSEQ_ERROR", .system, .other,
            "libcurl speaks of RTSP, which Casewire never asks for"),
        row(
            CURLE_RTSP_SESSION_ERROR, "CURLE_RTSP_SESSION_ERROR", .system, .other,
            "libcurl speaks of RTSP, which Casewire never asks for"),
        row(
            CURLE_FTP_BAD_FILE_LIST, "CURLE_FTP_BAD_FILE_LIST", .system, .other,
            "libcurl speaks of FTP, which Casewire never asks for"),
        row(
            CURLE_CHUNK_FAILED, "CURLE_CHUNK_FAILED", .system, .other,
            "libcurl speaks of a file pattern, and none was asked for"),
        row(CURLE_NO_CONNECTION_AVAILABLE, "CURLE_NO_CONNECTION_AVAILABLE", .retry, .other, "no connection was free"),
        row(
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, "CURLE_SSL_PINNEDPUBKEYNOTMATCH", .retry, .insecure,
            "its key is not the one that was pinned"),
        row(
            CURLE_SSL_INVALIDCERTSTATUS, "CURLE_SSL_INVALIDCERTSTATUS", .retry, .insecure,
            "its certificate was revoked, or nobody vouches that it was not"),
        row(CURLE_HTTP2_STREAM, "CURLE_HTTP2_STREAM", .retry, .cutShort, "its HTTP/2 stream broke off"),
        row(
            CURLE_RECURSIVE_API_CALL, "CURLE_RECURSIVE_API_CALL", .system, .other,
            "libcurl was called from within itself"),
        row(CURLE_AUTH_ERROR, "CURLE_AUTH_ERROR", .settings, .other, "the way to log in failed"),
        row(CURLE_HTTP3, "CURLE_HTTP3", .retry, .other, "its HTTP/3 broke down"),
        row(CURLE_QUIC_CONNECT_ERROR, "CURLE_QUIC_CONNECT_ERROR", .retry, .other, "no QUIC connection came about"),
        row(CURLE_PROXY, "CURLE_PROXY", .retry, .other, "its proxy did not get through"),
        row(
            CURLE_SSL_CLIENTCERT, "CURLE_SSL_CLIENTCERT", .giveUpForToday, .insecure,
            "it asks for a client certificate, and Casewire has none"),
        row(
            CURLE_UNRECOVERABLE_POLL, "CURLE_UNRECOVERABLE_POLL", .system, .other,
            "the system could not wait for the network"),
    ]
}
