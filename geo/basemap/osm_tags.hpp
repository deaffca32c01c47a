// OpenStreetMap's tags → what a basemap draws. The table is in osm_tags.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "geo/basemap/feature.hpp"

namespace tryggkarta::basemap {

/// Key and value, in any order; an empty value is an absent tag.
using Tags = std::span<const std::pair<std::string_view, std::string_view>>;

/// How a thing of that form with these tags is drawn. Nothing for everything else (addresses, shops, …), for rails and
/// brooks in tunnels, and for places without a name.
std::optional<Drawing> drawing_of(Tags tags, Form form);

/// The name that a place is drawn with; empty where there is none.
std::string_view name_in(Tags tags);

/// The keys that the table asks for, and `name` for places: nothing else is read.
std::span<const std::string_view> osm_keys(Form form);

/// Keys, or "key=value", whose closed ways are areas.
std::span<const std::string_view> osm_area_tags();

}  // namespace tryggkarta::basemap
