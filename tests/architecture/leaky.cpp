// What a public route would look like that reads restricted rows. It is here to fail.
#include "geo/casebook/casebook.hpp"

std::size_t leak(const tryggkarta::casebook::CasebookView& view) { return view.incidents.size(); }
