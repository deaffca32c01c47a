#include "server/public/public_edition.hpp"

#include <fmt/format.h>

namespace tryggkarta::public_routes {

namespace {

constexpr const char* kEncoderRevision = "1";
constexpr std::size_t kHashDigits = 12;
constexpr std::size_t kBasemapDigits = 8;

}  // namespace

PublicEdition::PublicEdition(std::shared_ptr<const published::Edition> of, std::shared_ptr<const published::Basemap> on,
                             std::shared_ptr<http::BodyCache> bodies)
    : edition(std::move(of)),
      basemap(std::move(on)),
      cache(std::move(bodies)),
      version(fmt::format("{}-{}-{}", edition->number(), edition->content_hash().substr(0, kHashDigits),
                          kEncoderRevision)) {
  if (basemap) version += "-" + basemap_version();
}

const char* PublicEdition::encoder_revision() { return kEncoderRevision; }

std::string PublicEdition::basemap_version() const {
  return basemap ? basemap->fingerprint().substr(0, kBasemapDigits) : "";
}

}  // namespace tryggkarta::public_routes
