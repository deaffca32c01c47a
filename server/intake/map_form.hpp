// The field map as a form: every field of ours with the file's columns to choose from.
#pragma once

#include "geo/casebook/incident.hpp"

#include <string>
#include <vector>

#include "server/http/request.hpp"
#include "server/intake/upload.hpp"
#include "server/public/pages/html.hpp"
#include "server/public/pages/words.hpp"

namespace tryggkarta::intake {

/// What the city lets one choose from.
struct CityChoices {
  struct Scheme {
    std::string code;
    std::string title;
  };
  std::vector<casebook::Category> categories;
  std::vector<Scheme> schemes;
  std::vector<casebook::Source> sources;
};

/// The fields alone: the form around them is the page's.
void add_map_fields(pages::Html& html, const pages::Words& words, const CityChoices& city, const Stage& stage);

/// The fields of a form.
class SentFields {
 public:
  /// Throws Error(bad_input) for what is no form.
  explicit SentFields(const http::Request& request);
  /// "" for a field that was not sent.
  std::string value(std::string_view name) const;

 private:
  std::vector<http::Parameter> fields_;
};

/// The same reading by what the form says. Throws Error(bad_input) for what none of its fields can say.
Reading changed_reading(const Reading& reading, const SentFields& fields);

/// Whether both read the file alike.
bool is_same(const Reading& a, const Reading& b);

}  // namespace tryggkarta::intake
