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
  if (text != nullptr) {
    out += *text;
    return;
  }
  const Crs& crs84 = offered_crs().front();
  const std::size_t before = out.size();
  append_geometry(out, crs84, sent_in(crs84, &geometry));
  const std::size_t length = out.size() - before;
  const std::lock_guard lock(mutex_);
  if (kept_bytes_ + length > budget_bytes_) return;
  if (texts_.try_emplace(&geometry, out, before).second) kept_bytes_ += length;
}

std::size_t GeometryTexts::kept_bytes() const {
  const std::lock_guard lock(mutex_);
  return kept_bytes_;
}

}  // namespace tryggkarta::public_routes
