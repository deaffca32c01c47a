// Files: figures and incidents as CSV, GeoJSON and GeoPackage, each in the log before it is answered.
#include <algorithm>

#include "geo/error.hpp"
#include "server/inside/answers.hpp"
#include "server/inside/extracts.hpp"
#include "server/inside/inside_question.hpp"
#include "server/inside/sheet_text.hpp"

namespace tryggkarta::inside {

namespace {

struct Format {
  std::string_view name;
  std::string_view content_type;
  http::PieceSource (*pieces)(const extract::Sheet&);
};

constexpr Format kFormats[] = {
    {"csv", "text/csv; charset=utf-8", [](const extract::Sheet& sheet) { return csv_pieces(sheet); }},
    {"geojson", "application/geo+json", [](const extract::Sheet& sheet) { return geojson_pieces(sheet); }},
    {"gpkg", "application/geopackage+sqlite3", geopackage_pieces},
};

const Format& read_format(const http::Request& request) {
  const std::string_view name = request.capture("format");
  const auto found =
      std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& format) { return format.name == name; });
  if (found != std::end(kFormats)) return *found;
  throw Error{ErrorKind::not_found, "Filen finns som csv, geojson och gpkg.",
              "The file is there as csv, geojson and gpkg."};
}

http::Response file_of(const Visit& visit, const extract::Sheet& sheet, const Format& format) {
  auto response = unkept_pieces(visit.request, std::string{format.content_type}, format.pieces(sheet));
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + sheet.name + "." + std::string{format.name} + "\"");
  return response;
}

}  // namespace

http::Response answer_figures_file(const Visit& visit) {
  const FileGate::Passage passage{visit.visitors.file_gate, visit.visitor.member.id};
  static const auto rules = with_filter({scheme_rule()});
  const Format& format = read_format(visit.request);
  const public_routes::Arguments arguments{visit.request, rules};
  const std::size_t scheme = read_scheme(visit.ready.view, arguments);
  const auto filter = read_filter_to_hand_out(visit, arguments, access::Detail::areas);
  const auto shown = shown_figures(visit, scheme, filter);
  note_handing_out(visit, arguments, shown.figures.total);
  return file_of(visit, figure_sheet(visit, shown), format);
}

http::Response answer_incidents_file(const Visit& visit) {
  const FileGate::Passage passage{visit.visitors.file_gate, visit.visitor.member.id};
  static const auto rules = with_filter({scheme_rule()});
  const Format& format = read_format(visit.request);
  const public_routes::Arguments arguments{visit.request, rules};
  auto rows = rows_of(visit, read_filter_to_hand_out(visit, arguments, access::Detail::points));
  note_handing_out(visit, arguments, static_cast<std::int64_t>(rows.size()));
  return file_of(visit, incident_sheet(visit, std::move(rows)), format);
}

}  // namespace tryggkarta::inside
