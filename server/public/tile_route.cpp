#include "server/public/tile_route.hpp"

#include <fmt/format.h>

#include "geo/error.hpp"
#include "server/public/address.hpp"
#include "server/public/tile_question.hpp"

namespace tryggkarta::public_routes {

namespace {

Error no_such_tile() {
  return Error{ErrorKind::not_found, "Det finns ingen sådan ruta: zoom är 0–22 och kolumn och rad heltal inom zoomen.",
               "There is no such tile: zoom is 0-22, and column and row are whole numbers within the zoom."};
}

tiles::TileAddress read_address(const http::Request& request, std::string_view x, std::string_view y) {
  const auto address = tiles::TileAddress::parse(request.capture("z"), request.capture(x), request.capture(y));
  if (!address) throw no_such_tile();
  return *address;
}

http::Response respond_with_tile(const Call& call, const TileQuestion& question, const tiles::TileAddress& address,
                                 http::CachePolicy policy) {
  Representation tile{
      {"tile", question.key(), std::to_string(address.z), std::to_string(address.x), std::to_string(address.y)},
      std::string(kVectorTile),
      [&] { return render(*call.current, question, address); }};
  tile.policy = policy;
  tile.by_address_alone = true;
  tile.version = content_of(*call.current, question);
  return respond_with(call, tile);
}

std::optional<std::uint32_t> read_edition_number(std::string_view text) {
  const auto number = read_integer(text);
  // Canonical decimals only: one address a tile.
  if (!number || *number < 1 || *number > UINT32_MAX || std::to_string(*number) != text) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

/// A redirect tells the client that the edition has changed, so that one map never mixes two.
http::Response redirect_to_current(const Call& call) {
  const auto& request = call.request;
  return http::redirect(
      302, fmt::format("{}/editions/{}/tiles/{}/{}/{}/{}.mvt{}", path_prefix(call.base_url()), call.edition().number(),
                       percent_encode(request.capture("layers")), request.capture("z"), request.capture("x"),
                       request.capture("y"), query_text(call.arguments.in_order())));
}

/// The layer of a collection, and its scheme where it is one of areas.
TileQuestion question_of(const Call& call) {
  const Collection& collection = *call.collection;
  if (!collection.is_areas()) return read_tile_question(*call.current, collection.id, call.arguments);
  const auto& edition = call.edition();
  TileQuestion question{{tiles::Layer::areas}, std::nullopt, {}};
  question.selection =
      Selection{collection.scheme, &read_category(edition, call.arguments), read_period(edition, call.arguments)};
  return question;
}

}  // namespace

http::Response answer_tile(const Call& call) {
  const auto address = read_address(call.request, "x", "y");
  const auto question = read_tile_question(*call.current, call.request.capture("layers"), call.arguments);
  return respond_with_tile(call, question, address, http::CachePolicy::revalidate);
}

http::Response answer_tile_of_edition(const Call& call) {
  const auto address = read_address(call.request, "x", "y");
  const auto number = read_edition_number(call.request.capture("edition"));
  if (!number || *number > call.edition().number()) {
    throw Error{ErrorKind::not_found, "Det finns ingen sådan utgåva; /editions/current säger vilken som gäller.",
                "There is no such edition; /editions/current says which one is current."};
  }
  if (*number < call.edition().number()) return redirect_to_current(call);
  const auto question = read_tile_question(*call.current, call.request.capture("layers"), call.arguments);
  const bool pinned = is_pinned(question, call.arguments);
  return respond_with_tile(call, question, address,
                           pinned ? http::CachePolicy::immutable : http::CachePolicy::revalidate);
}

ParameterRules ogc_tile_rules(const published::Edition& edition, const Collection* collection) {
  if (!collection->is_areas()) return {};
  return {period_rule(), category_rule(edition)};
}

http::Response answer_ogc_tile(const Call& call) {
  const auto address = read_address(call.request, "col", "row");
  return respond_with_tile(call, question_of(call), address, http::CachePolicy::revalidate);
}

}  // namespace tryggkarta::public_routes
