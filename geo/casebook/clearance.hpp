// First in every header of the casebook: restricted rows are compiled only into targets that were cleared for them.
#pragma once

#ifndef TRYGGKARTA_CLEARED_FOR_CASEBOOK
#error "This target is not cleared for the casebook: public code must not see restricted rows (see geo/README.md)."
#endif
