#include "server/public/geometry_texts.hpp"

#include "server/public/geojson.hpp"

namespace tryggkarta::public_routes {

void GeometryTexts::append(std::string& out, const AreaGeometry& geometry) {
  const std::string* text = nullptr;
  {
    const std::lock_guard lock(mutex_);
    const auto known = texts_.find(&geometry);
    if (known != texts_.end()) text = &known->second;
  }
  if (text == nullptr) {
    const Crs& crs84 = offered_crs().front();
    std::string written;
    append_geometry(written, crs84, sent_in(crs84, &geometry));
    written.shrink_to_fit();
    const std::lock_guard lock(mutex_);
    text = &texts_.try_emplace(&geometry, std::move(written)).first->second;
  }
  out += *text;
}

}  // namespace tryggkarta::public_routes
