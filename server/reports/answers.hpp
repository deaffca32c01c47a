// What each address of this room answers, once it is known who asks; for this room alone.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <map>
#include <string>

#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/reports/report_book.hpp"
#include "server/reports/visit.hpp"

namespace tryggkarta::reports {

http::Response list_page(const Visit& visit);
http::Response new_report_form(const Visit& visit);
http::Response answer_new_report(const Visit& visit);

// One report. Throw Error(not_found) for one that the grant does not see.
http::Response editor_page(const Visit& visit);
http::Response text_form(const Visit& visit);
http::Response answer_text(const Visit& visit);
http::Response answer_removal(const Visit& visit);
http::Response answer_grades(const Visit& visit);
http::Response answer_priorities(const Visit& visit);
http::Response answer_step(const Visit& visit);
http::Response answer_freeze(const Visit& visit);
http::Response decision_form(const Visit& visit);
http::Response answer_decision(const Visit& visit);
/// Handing out is in the log when these return.
http::Response report_archive(const Visit& visit);
http::Response action_archive(const Visit& visit);

http::Response coverage_page(const Visit& visit);
http::Response answer_coverage(const Visit& visit);

http::Response area_page(const Visit& visit);
http::Response city_page(const Visit& visit);
http::Response hearing_page(const Visit& visit);

/// Needs If-Match; answers the feature as it is then.
http::Response answer_freeze_by_program(const http::Request& request, const House& house);

/// A grade as a form sent it.
struct SentGrade {
  std::string grade;
  std::string reason;
};
/// What came of a form that could not be kept, for the page that comes back. Rows are named "MO2021:37".
struct Trouble {
  std::string sentence;
  int status = 200;
  std::map<std::string, SentGrade> sent;
  std::map<std::string, std::string> complaints;
};
/// The editor with what is wrong on top and at its rows.
http::Response editor_with(const Visit& visit, const Trouble& trouble);

/// A report of the address with what it grades. Throws Error(not_found).
struct Asked {
  casebook::Report report;
  std::vector<AreaKey> graded;
};
Asked asked_in(const store::Store& store, const Visit& visit);
std::string path_of(const casebook::Report& report);
std::string name_of(const AreaKey& area);

/// Does the work in one transaction and leads to `path`; else the editor with the trouble.
http::Response worked(const Visit& visit, const std::string& path, const std::function<void(store::Store&)>& work);

}  // namespace tryggkarta::reports
