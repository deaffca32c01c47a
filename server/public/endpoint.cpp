#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

ParameterRules no_parameters(const published::Edition&, const Collection*) { return {}; }

http::Response respond_with(const Call& call, const Representation& representation) {
  http::Cacheable cacheable;
  // Parameters hold no control characters, so a line break cannot be forged into a part.
  for (const std::string& part : representation.parts) cacheable.key.append(part).append(1, '\n');
  cacheable.version = representation.version.value_or(call.current->version);
  cacheable.policy = representation.policy;
  cacheable.negotiated_by_accept = representation.negotiated_by_accept;
  cacheable.by_address_alone = representation.by_address_alone;
  cacheable.cache = call.current->cache.get();
  cacheable.make = [&] {
    if (representation.pieces) return http::Content{representation.media_type, "", representation.pieces()};
    return http::Content{representation.media_type, representation.write()};
  };
  cacheable.modified = call.edition().published();
  cacheable.headers = representation.headers;
  return http::respond(call.request, cacheable);
}

}  // namespace tryggkarta::public_routes
