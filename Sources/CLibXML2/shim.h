// libxml2 for Swift. Debian builds it with ICU, and its headers would bring ICU's names into a module that Foundation
// brings them into as well: undefined here, before anything looks at it.
#ifndef CASEWIRE_LIBXML2_SHIM_H
#define CASEWIRE_LIBXML2_SHIM_H

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

/// `xmlFree` is a variable that holds a function, which Swift 6 can't call safely: frees what libxml2 allocated.
static inline void casewire_xml_free(void *pointer) { xmlFree(pointer); }

#endif
