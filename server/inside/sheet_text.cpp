#include "server/inside/sheet_text.hpp"

#include <cmath>

#include "server/public/csv_text.hpp"
#include "server/public/geojson.hpp"
#include "server/public/json_text.hpp"

namespace tryggkarta::inside {

namespace {

using extract::Sheet;
using public_routes::Crs;
using public_routes::CsvText;
using public_routes::JsonText;

struct ToCsv {
  CsvText& csv;
  void operator()(std::monostate) const { csv.nothing(); }
  void operator()(const std::string& text) const { csv.text(text); }
  void operator()(std::int64_t number) const { csv.number(number); }
  void operator()(double number) const { csv.number(number); }
};

struct ToJson {
  JsonText& json;
  void operator()(std::monostate) const { json.null(); }
  void operator()(const std::string& text) const { json.text(text); }
  void operator()(std::int64_t number) const { json.number(number); }
  void operator()(double number) const { json.number(number); }
};

struct AppendGeometry {
  std::string& out;
  const Crs& crs;
  void operator()(std::monostate) const { out += "null"; }
  template <class Stored>
  void operator()(const Stored& stored) const {
    public_routes::append_geometry(out, crs, public_routes::sent_in(crs, stored));
  }
};

double seven_decimals(double degrees) { return std::round(degrees * 1e7) / 1e7; }

class CsvWriter {
 public:
  explicit CsvWriter(Sheet sheet) : sheet_(std::move(sheet)) {}

  http::Piece operator()(std::string& out) {
    const std::size_t enough = out.size() + http::kPieceBytes;
    if (next_ == 0) out += CsvText{}.finish();  // the mark of UTF-8
    csv_.exchange(out);
    if (next_ == 0) add_head();
    for (; next_ < sheet_.size && csv_.size() < enough; ++next_) add_row(sheet_.row(next_));
    csv_.exchange(out);
    return next_ == sheet_.size ? http::Piece::last : http::Piece::more_follow;
  }

 private:
  bool has_points() const { return sheet_.place_type == extract::PlaceType::point; }

  void add_head() {
    for (const auto& column : sheet_.columns) csv_.text(column.name);
    if (has_points()) csv_.text("lon").text("lat");
    csv_.end_row();
  }

  void add_row(const extract::Row& row) {
    for (const auto& value : row.values) std::visit(ToCsv{csv_}, value);
    if (has_points()) {
      if (const auto* where = std::get_if<place::LonLat>(&row.where))
        csv_.number(seven_decimals(where->lon)).number(seven_decimals(where->lat));
      else
        csv_.nothing().nothing();
    }
    csv_.end_row();
  }

  Sheet sheet_;
  CsvText csv_;
  std::size_t next_ = 0;
};

/// The object stays open.
void open_feature(JsonText& json, const Sheet& sheet, const extract::Row& row, const Crs& crs) {
  json.open_object().member("type", "Feature").member("id", row.id);
  json.key("geometry");
  std::visit(AppendGeometry{json.value(), crs}, row.where);
  json.key("properties").open_object();
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    json.key(sheet.columns[i].name);
    std::visit(ToJson{json}, row.values[i]);
  }
  json.close_object();
}

class GeoJsonWriter {
 public:
  GeoJsonWriter(Sheet sheet, const Crs& crs, std::optional<PageWords> words)
      : sheet_(std::move(sheet)), crs_(&crs), words_(std::move(words)) {}

  http::Piece operator()(std::string& out) {
    const std::size_t enough = out.size() + http::kPieceBytes;
    json_.exchange(out);
    if (next_ == 0) open();
    for (; next_ < sheet_.size && json_.size() < enough; ++next_) {
      open_feature(json_, sheet_, sheet_.row(next_), *crs_);
      json_.close_object();
    }
    const bool is_last = next_ == sheet_.size;
    if (is_last) json_.close_array().close_object();
    json_.exchange(out);
    return is_last ? http::Piece::last : http::Piece::more_follow;
  }

 private:
  void open() {
    json_.open_object().member("type", "FeatureCollection").member("name", sheet_.name);
    if (words_) {
      json_.member("numberMatched", words_->matched).member("numberReturned", static_cast<std::int64_t>(sheet_.size));
      public_routes::add_links(json_, words_->links);
    }
    json_.key("features").open_array();
  }

  Sheet sheet_;
  const Crs* crs_;
  std::optional<PageWords> words_;
  JsonText json_{0};
  std::size_t next_ = 0;
};

}  // namespace

http::PieceSource csv_pieces(Sheet sheet) { return CsvWriter(std::move(sheet)); }

http::PieceSource geojson_pieces(Sheet sheet, const Crs& crs, std::optional<PageWords> words) {
  return GeoJsonWriter(std::move(sheet), crs, std::move(words));
}

std::string feature_text(const Sheet& sheet, std::size_t row, const Crs& crs,
                         const std::vector<public_routes::Link>& links) {
  JsonText json;
  open_feature(json, sheet, sheet.row(row), crs);
  public_routes::add_links(json, links);
  json.close_object();
  return std::move(json).finish();
}

}  // namespace tryggkarta::inside
