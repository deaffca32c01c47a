#include "server/http/negotiation.hpp"
#include "server/inside/answers.hpp"

namespace tryggkarta::inside {

http::Response unkept(std::string content_type, std::string body) {
  const bool is_empty = body.empty();
  auto response = http::plain_response(is_empty ? 204 : 200, std::move(content_type), std::move(body));
  if (is_empty) response.headers = {{"Cache-Control", "no-store"}};
  response.audience = http::Audience::inside;
  return response;
}

http::Response unkept_pieces(const http::Request& request, std::string content_type, http::PieceSource pieces) {
  // Nobody is refused for naming no coding at all: then the bytes are plain.
  const auto coding = http::AcceptedCodings::parse(request.joined_header("accept-encoding"))
                          .preferred()
                          .value_or(http::Coding::identity);
  http::Response response;
  response.headers = {{"Content-Type", std::move(content_type)}, {"Cache-Control", "no-store"}};
  if (coding != http::Coding::identity) response.headers.emplace_back("Content-Encoding", http::token_of(coding));
  response.more = http::coded(std::move(pieces), coding);
  response.audience = http::Audience::inside;
  return response;
}

}  // namespace tryggkarta::inside
