// libcurl for Swift, which imports no C variadics: one typed setter for each kind of argument.
#ifndef CASEWIRE_CURL_SHIM_H
#define CASEWIRE_CURL_SHIM_H

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
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
static inline CURLMcode casewire_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}
static inline CURLcode casewire_getinfo_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
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
/// The result that a `CURLMSG_DONE` message carries in its union.
static inline CURLcode casewire_message_result(const CURLMsg *message) { return message->data.result; }

#endif
