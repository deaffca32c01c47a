// Handing out the record of what was decided.
#include "geo/error.hpp"
#include "server/reports/answers.hpp"

namespace tryggkarta::reports {

namespace {

[[noreturn]] void refuse_unkept() {
  throw Error{ErrorKind::not_found, "Inget arkivpaket är sparat: det görs när beslutet skrivs in här.",
              "No record is kept: it is made when the decision is written down here."};
}

template <class Object>
http::Response archive_of(const Visit& visit, casebook::DecidedKind kind) {
  std::optional<std::string> package;
  std::string key;
  visit.house.chain.work.with_store([&](store::Store& store) {
    const auto object = store.casework().find<Object>(visit.grant(), chain::number_asked(visit.chain));
    if (!object) chain::refuse_unknown();
    key = object->key;
    package = store.casework().record_of(visit.grant(), kind, key);
  });
  if (!package) refuse_unkept();
  visit.house.keep_log(visit.chain.visitor, {"utlämnat", visit.chain.request.path, key, 1});
  auto response = http::plain_response(200, "application/zip", *std::move(package));
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" +
                                                           std::string{casebook::name_of(kind)} + "-" +
                                                           std::string{visit.chain.request.capture("id")} + ".zip\"");
  response.audience = http::Audience::inside;
  return response;
}

}  // namespace

http::Response report_archive(const Visit& visit) {
  return archive_of<casebook::Report>(visit, casebook::DecidedKind::report);
}

http::Response action_archive(const Visit& visit) {
  return archive_of<casebook::Action>(visit, casebook::DecidedKind::action);
}

}  // namespace tryggkarta::reports
