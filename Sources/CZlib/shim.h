// zlib for Swift, which imports no macros with arguments: gzip members, one after another (RFC 1952).
#ifndef CASEWIRE_ZLIB_SHIM_H
#define CASEWIRE_ZLIB_SHIM_H

#include <zlib.h>

/// A window of 32 KiB with a gzip header that has neither name nor time: equal bytes give equal members.
static inline int casewire_gzip_begin(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
static inline int casewire_gunzip_begin(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

#endif
