#include "server/public/public_edition.hpp"

#include <fmt/format.h>

namespace tryggkarta::public_routes {

namespace {

constexpr const char* kEncoderRevision = "1";
constexpr std::size_t kHashDigits = 12;
constexpr std::size_t kBasemapDigits = 8;

}  // namespace

PublicEdition::PublicEdition(std::shared_ptr<const published::Edition> of, std::shared_ptr<const published::Basemap> on,
                             std::shared_ptr<http::BodyCache> bodies, std::shared_ptr<const tiles::CutBorders> cut)
    : edition(std::move(of)),
      borders(cut && cut->borders() == edition->shared_tiles()
                  ? std::move(cut)
                  : std::make_shared<const tiles::CutBorders>(edition->shared_tiles())),
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
