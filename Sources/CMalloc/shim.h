// glibc's own calls beside malloc: Swift's Glibc module leaves this header out.
#pragma once
#include <malloc.h>
