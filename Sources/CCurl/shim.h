// libcurl for Swift, which imports no C variadics: one typed setter for each kind of argument.
#ifndef CASEWIRE_CURL_SHIM_H
#define CASEWIRE_CURL_SHIM_H

#include <arpa/inet.h>
#include <curl/curl.h>
#include <locale.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>

static inline CURLcode casewire_setopt_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode casewire_setopt_string(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode casewire_setopt_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode casewire_setopt_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(easy, option, value);
}
typedef size_t (*casewire_data_callback)(char *bytes, size_t size, size_t count, void *user);
static inline CURLcode casewire_setopt_data_callback(CURL *easy, CURLoption option, casewire_data_callback value) {
    return curl_easy_setopt(easy, option, value);
}
typedef curl_socket_t (*casewire_open_socket)(void *user, curlsocktype purpose, struct curl_sockaddr *address);
static inline CURLcode casewire_setopt_open_socket(CURL *easy, casewire_open_socket value) {
    return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}
/// Called on each connection, new or used again, before a request goes out on it.
typedef int (*casewire_before_request)(
    void *user, char *their_address, char *our_address, int their_port, int our_port);
static inline CURLcode casewire_setopt_before_request(CURL *easy, casewire_before_request value) {
    return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, value);
}
static inline CURLMcode casewire_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}
/// Which of `CURL_POLL_IN`, `_OUT`, `_INOUT` or `_REMOVE` a socket is to be watched for from now on.
typedef int (*casewire_watch_socket)(CURL *easy, curl_socket_t socket, int what, void *user, void *ours);
static inline CURLMcode casewire_multi_setopt_watch_socket(CURLM *multi, casewire_watch_socket value, void *user) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, user);
    return code == CURLM_OK ? curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, value) : code;
}
/// When libcurl wants to be called whatever its sockets do: in so many milliseconds, never for -1.
typedef int (*casewire_set_timer)(CURLM *multi, long milliseconds, void *user);
static inline CURLMcode casewire_multi_setopt_timer(CURLM *multi, casewire_set_timer value, void *user) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_TIMERDATA, user);
    return code == CURLM_OK ? curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, value) : code;
}
static inline CURLcode casewire_getinfo_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
}
/// What CURLOPT_PRIVATE was set to.
static inline CURLcode casewire_getinfo_private(CURL *easy, void **value) {
    return curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)value);
}
static inline CURLcode casewire_getinfo_string(CURL *easy, CURLINFO info, char **value) {
    return curl_easy_getinfo(easy, info, value);
}
static inline CURLcode casewire_getinfo_double(CURL *easy, CURLINFO info, double *value) {
    return curl_easy_getinfo(easy, info, value);
}
static inline CURLcode casewire_getinfo_offset(CURL *easy, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(easy, info, value);
}
/// `CURL_VERSION_LIBZ` and its like, of the library that runs.
static inline int casewire_features(void) { return curl_version_info(CURLVERSION_NOW)->features; }
/// The result that a `CURLMSG_DONE` message carries in its union.
static inline CURLcode casewire_message_result(const CURLMsg *message) { return message->data.result; }

/// libcurl reads names beyond ASCII as the thread's locale writes them, and a daemon's is C.
static inline locale_t casewire_utf8_locale(void) { return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

#endif
