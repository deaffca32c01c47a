// How a sent file is read, and what became of it.
#pragma once

#include "geo/casebook/incident.hpp"

#include "server/intake/map_form.hpp"
#include "server/intake/parts.hpp"
#include "server/intake/upload.hpp"

namespace tryggkarta::intake {

/// Troubles or the account of the trial, the map as a form, and the first rows.
http::Response preview_page(const Asking& asking, const Upload& upload, const Stage& stage, const CityChoices& city);

/// The account of what is in the store now.
http::Response taken_page(const Asking& asking, const Upload& upload, const Stage& stage);

}  // namespace tryggkarta::intake
