// The parts of an edition as JSON objects: what the ledger keeps. Shapes go to the shape book and leave their name.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "geo/published/edition.hpp"
#include "geo/store/shape_book.hpp"

namespace tryggkarta::store {

// Every describe() is read back by the function below it; a reader throws nlohmann's exceptions on other JSON.

nlohmann::json describe(const published::Scheme& scheme, ShapeBook& shapes);
published::Scheme scheme_from(const nlohmann::json& object, ShapeBook& shapes);

nlohmann::json describe(const published::Category& category);
published::Category category_from(const nlohmann::json& object);

nlohmann::json describe(const published::Source& source);
published::Source source_from(const nlohmann::json& object);

nlohmann::json describe(const published::ProblemNotice& notice, ShapeBook& shapes);
published::ProblemNotice problem_from(const nlohmann::json& object, ShapeBook& shapes);

nlohmann::json describe(const published::ActionNotice& notice, ShapeBook& shapes);
published::ActionNotice action_from(const nlohmann::json& object, ShapeBook& shapes);

nlohmann::json describe(const published::PledgeNotice& notice);
published::PledgeNotice pledge_from(const nlohmann::json& object);

// Small values that several parts hold.
nlohmann::json describe(const std::optional<time::Day>& day);
std::optional<time::Day> day_from(const nlohmann::json& object);
nlohmann::json describe(place::LonLat point);
place::LonLat point_from(const nlohmann::json& object);

}  // namespace tryggkarta::store
