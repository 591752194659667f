// libpsl for Swift: the Public Suffix List.
#ifndef CASEWIRE_PSL_SHIM_H
#define CASEWIRE_PSL_SHIM_H

#include <libpsl.h>

#endif
