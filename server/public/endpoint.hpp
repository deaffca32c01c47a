// One address: its pattern, its parameters and its handler. The table of them is what the router serves and what
// openapi.json describes, so the two cannot differ.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/caching.hpp"
#include "server/http/response.hpp"
#include "server/public/arguments.hpp"
#include "server/public/collection.hpp"
#include "server/public/public_edition.hpp"
#include "server/public/settings.hpp"

namespace tryggkarta::public_routes {

/// One request on its way through a handler: everything was looked up and checked once.
struct Call {
  const http::Request& request;
  const std::shared_ptr<const PublicEdition>& current;  ///< what outlives the request holds it too
  const PublicSettings& settings;
  std::optional<Collection> collection;  ///< there for addresses below one collection
  Arguments arguments;

  const published::Edition& edition() const { return *current->edition; }
  const std::string& base_url() const { return request.base_url; }
};

/// Whether an address exists once, or once for each collection (its pattern then holds {id}).
enum class Scope { site, collection };

struct Endpoint {
  std::string_view pattern;
  std::string_view operation;  ///< unique, for code generators
  std::string_view summary;
  Scope scope = Scope::site;
  std::vector<std::string_view> media_types;  ///< of a 200
  /// The parameters that the address knows; the collection is there for Scope::collection.
  ParameterRules (*rules)(const published::Edition& edition, const Collection* collection);
  http::Response (*answer)(const Call& call);
};

/// Every address of server/public, in the order of the documents.
std::span<const Endpoint> endpoints();

/// For addresses without parameters.
ParameterRules no_parameters(const published::Edition& edition, const Collection* collection);

/// A representation of the current edition. `parts` of the key are everything that decides the bytes apart from the
/// edition; the first is the name of the resource.
struct Representation {
  std::vector<std::string> parts;
  std::string media_type;
  std::function<std::string()> write;
  http::CachePolicy policy = http::CachePolicy::revalidate;
  bool negotiated_by_accept = false;
  bool by_address_alone = false;  ///< as http::Cacheable
  std::vector<http::Header> headers = {};
  /// Where less than the whole edition decides the bytes: the name of what does.
  std::optional<std::string> version = std::nullopt;
  /// Instead of `write`, for what may be long: opens a source that holds what it reads.
  std::function<http::PieceSource()> pieces = nullptr;
};
http::Response respond_with(const Call& call, const Representation& representation);

inline constexpr std::string_view kJson = "application/json";
inline constexpr std::string_view kGeoJson = "application/geo+json";
inline constexpr std::string_view kCsv = "text/csv; charset=utf-8";
inline constexpr std::string_view kVectorTile = "application/vnd.mapbox-vector-tile";
inline constexpr std::string_view kOpenApi = "application/vnd.oai.openapi+json;version=3.0";
inline constexpr std::string_view kAtom = "application/atom+xml; charset=utf-8";

}  // namespace tryggkarta::public_routes
