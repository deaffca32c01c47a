#include "geo/place/projection.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <proj.h>

#include "geo/error.hpp"

namespace tryggkarta::place {

namespace {

struct ContextDeleter {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct ObjectDeleter {
  void operator()(PJ* object) const { proj_destroy(object); }
};
using Context = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using Object = std::unique_ptr<PJ, ObjectDeleter>;

Context quiet_context() {
  Context context{proj_context_create()};
  proj_log_level(context.get(), PJ_LOG_NONE);
  return context;
}

Error unknown_code(int epsg) {
  return Error{ErrorKind::bad_input, fmt::format("EPSG:{} är inte ett känt koordinatsystem: kontrollera koden.", epsg),
               fmt::format("EPSG:{} is not a known coordinate reference system: check the code.", epsg)};
}

/// The first axis' direction decides; PROJ writes "north", "east" and so on.
bool is_north_first(PJ_CONTEXT* context, const PJ* crs) {
  const Object system{proj_crs_get_coordinate_system(context, crs)};
  const char* direction = nullptr;
  if (!system || !proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, &direction, nullptr, nullptr,
                                        nullptr, nullptr)) {
    return false;
  }
  return direction != nullptr && std::string_view{direction} == "north";
}

bool is_in_metres(PJ_CONTEXT* context, const PJ* crs) {
  const Object system{proj_crs_get_coordinate_system(context, crs)};
  double factor = 0;
  return system &&
         proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr, nullptr,
                               nullptr) &&
         factor == 1.0;
}

}  // namespace

struct Projection::Inside {
  Context context = quiet_context();
  Object transformation;
};

Projection::Projection(int from_epsg, int to_epsg) : inside_(std::make_unique<Inside>()) {
  if (from_epsg == to_epsg) {
    facts_of(from_epsg);
    return;
  }
  const Object raw{proj_create_crs_to_crs(inside_->context.get(), fmt::format("EPSG:{}", from_epsg).c_str(),
                                          fmt::format("EPSG:{}", to_epsg).c_str(), nullptr)};
  if (!raw) {
    facts_of(from_epsg);
    facts_of(to_epsg);
    throw Error{ErrorKind::bad_input, fmt::format("There is no way from EPSG:{} to EPSG:{}: use another coordinate "
                                                  "reference system.",
                                                  from_epsg, to_epsg)};
  }
  inside_->transformation.reset(proj_normalize_for_visualization(inside_->context.get(), raw.get()));
}

Projection::~Projection() = default;
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;

void Projection::transform(std::span<Position> positions) const {
  if (!inside_->transformation || positions.empty()) return;
  proj_errno_reset(inside_->transformation.get());
  proj_trans_generic(inside_->transformation.get(), PJ_FWD, &positions.data()->x, sizeof(Position), positions.size(),
                     &positions.data()->y, sizeof(Position), positions.size(), nullptr, 0, 0, nullptr, 0, 0);
}

Position Projection::transform(Position position) const {
  transform(std::span{&position, 1});
  return position;
}

CrsFacts facts_of(int epsg) {
  const Context context = quiet_context();
  const Object crs{proj_create(context.get(), fmt::format("EPSG:{}", epsg).c_str())};
  if (!crs || !proj_is_crs(crs.get())) throw unknown_code(epsg);
  const PJ_TYPE type = proj_get_type(crs.get());
  CrsFacts facts{.epsg = epsg,
                 .name = proj_get_name(crs.get()),
                 .geographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS,
                 .metric = type == PJ_TYPE_PROJECTED_CRS && is_in_metres(context.get(), crs.get()),
                 .north_first = is_north_first(context.get(), crs.get()),
                 .west = -180,
                 .south = -90,
                 .east = 180,
                 .north = 90};
  proj_get_area_of_use(context.get(), crs.get(), &facts.west, &facts.south, &facts.east, &facts.north, nullptr);
  return facts;
}

int utm_zone_at(LonLat where) {
  const int zone = std::min(60, std::max(1, static_cast<int>(std::floor((where.lon + 180) / 6)) + 1));
  return (where.lat < 0 ? 32700 : 32600) + zone;
}

LonLat ToLonLat::operator()(Metric metric) const {
  const Position position = projection_.transform(Position{metric.east, metric.north});
  return {position.x, position.y};
}

Ring<LonLat> ToLonLat::operator()(const Ring<Metric>& ring) const {
  std::vector<Position> positions;
  positions.reserve(ring.size());
  for (const Metric& vertex : ring) positions.push_back({vertex.east, vertex.north});
  projection_.transform(positions);
  Ring<LonLat> degrees;
  degrees.reserve(ring.size());
  for (const Position& position : positions) degrees.push_back({position.x, position.y});
  return degrees;
}

MultiPolygon<LonLat> ToLonLat::operator()(const MultiPolygon<Metric>& polygons) const {
  MultiPolygon<LonLat> degrees;
  degrees.reserve(polygons.size());
  for (const auto& polygon : polygons) {
    auto& out = degrees.emplace_back();
    out.exterior = (*this)(polygon.exterior);
    for (const auto& hole : polygon.holes) out.holes.push_back((*this)(hole));
  }
  return degrees;
}

Shape<LonLat> ToLonLat::operator()(const Shape<Metric>& shape) const {
  if (const auto* point = std::get_if<Metric>(&shape)) return (*this)(*point);
  if (const auto* lines = std::get_if<MultiLine<Metric>>(&shape)) {
    MultiLine<LonLat> degrees;
    for (const auto& line : *lines) degrees.push_back((*this)(line));
    return degrees;
  }
  return (*this)(std::get<MultiPolygon<Metric>>(shape));
}

}  // namespace tryggkarta::place
