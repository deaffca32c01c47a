// Whatever a form of the chain sends is fields or a refusal, and whatever it calls a place is one or a complaint.
#include "geo/casebook/chain_rules.hpp"

#include <string>

#include "geo/error.hpp"
#include "server/casework/shape_in.hpp"
#include "server/chain/place_text.hpp"
#include "server/chain/sent_form.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace tryggkarta;
using fuzzing::demand;

std::vector<std::string_view> fuzz_seeds() {
  return {
      "57.70, 11.97\n57.71, 11.98\n57.70, 11.99\n57.70, 11.97",
      "SRID=3007;POLYGON((148213 6398040, 148313 6398040, 148313 6398140, 148213 6398040))",
      R"({"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[11.9,57.7],[11.91,57.7],[11.91,57.71],[11.9,57.7]]]}})",
      "<gpx><trk><trkseg><trkpt lat=\"57.70\" lon=\"11.97\"/><trkpt lat='57.71' lon='11.98'/></trkseg></trk></gpx>",
      "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nText\r\n--b\r\nContent-Disposition: form-data; "
      "name=\"place_file\"; filename=\"a.gpx\"\r\n\r\n<gpx/>\r\n--b--\r\n"};
}

namespace {

void read_place(std::string_view text) {
  constexpr int kEpsg = 3007;
  try {
    casework::read_shape(chain::geometry_in(text, kEpsg), kEpsg);
  } catch (const casebook::RefusedWork& refused) {
    demand(refused.complaints().front().field == "geometry");
  }
}

void read_form(std::string_view body) {
  http::Request request;
  request.headers = {{"content-type", "multipart/form-data; boundary=b"}};
  request.body = std::string{body};
  try {
    const chain::SentForm form{request};
    demand(form.value("title").find('\r') == std::string::npos);
  } catch (const Error& error) {
    demand(error.kind() == ErrorKind::bad_input);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  read_place(text);
  read_form(text);
  return 0;
}
