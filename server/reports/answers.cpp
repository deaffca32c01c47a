#include "server/reports/answers.hpp"

#include <algorithm>

#include "geo/error.hpp"
#include "server/casework/work.hpp"
#include "server/chain/sent_form.hpp"

namespace tryggkarta::reports {

using casebook::Report;

Asked asked_in(const store::Store& store, const Visit& visit) {
  auto report = store.casework().find<Report>(visit.grant(), chain::number_asked(visit.chain));
  if (!report) chain::refuse_unknown();
  auto graded = store.casework().areas_graded_by(visit.grant(), *report);
  return {*std::move(report), std::move(graded)};
}

std::string path_of(const Report& report) { return "/inside/lagesbild/" + std::to_string(report.id); }

std::string name_of(const AreaKey& area) { return area.scheme + ":" + area.code; }

http::Response worked(const Visit& visit, const std::string& path, const std::function<void(store::Store&)>& work) {
  Trouble trouble;
  try {
    casework::whole_work(visit.house.chain.work, [&](store::Store& store) {
      work(store);
      return false;  // nothing of a report itself is in an edition
    });
    return chain::see_other(visit.chain, path);
  } catch (const casebook::RefusedWork& refused) {
    trouble.status = 422;
    for (const auto& complaint : refused.complaints())
      trouble.sentence += (trouble.sentence.empty() ? "" : "; ") + visit.words()(complaint.swedish, complaint.english);
    trouble.sentence = pages::capitalised(trouble.sentence) + ".";
  } catch (const Error& error) {
    const bool is_theirs = error.kind() == ErrorKind::not_allowed || error.kind() == ErrorKind::conflict;
    if (!is_theirs) throw;
    trouble.status = error.kind() == ErrorKind::conflict ? 409 : 403;
    trouble.sentence = visit.words()(error.swedish(), error.english());
  }
  return editor_with(visit, trouble);
}

http::Response answer_priorities(const Visit& visit) {
  const chain::SentForm sent{visit.chain.request};
  chain::require_ours(visit.chain, sent.value("csrf"));
  const auto version = sent.version();
  return worked(
      visit, visit.chain.request.path.substr(0, visit.chain.request.path.rfind('/')), [&](store::Store& store) {
        Report report = asked_in(store, visit).report;
        if (report.upkeep.version != version) throw store::StaleVersion();
        report.problems.clear();
        for (const std::string& key : sent.all("problem")) {
          const bool is_twice = std::find(report.problems.begin(), report.problems.end(), key) != report.problems.end();
          if (!is_twice && report.problems.size() < 3) report.problems.push_back(key);
        }
        store.casework().replace(visit.grant(), report, casework::moment_in(store, visit.house.chain.work));
      });
}

http::Response answer_step(const Visit& visit) {
  const chain::SentForm sent{visit.chain.request};
  chain::require_ours(visit.chain, sent.value("csrf"));
  const auto version = sent.version();
  return worked(visit, visit.chain.request.path.substr(0, visit.chain.request.path.rfind('/')),
                [&](store::Store& store) {
                  Report report = asked_in(store, visit).report;
                  if (report.upkeep.version != version) throw store::StaleVersion();
                  const auto status = casebook::parse_report_status(sent.value("status"));
                  if (!status)
                    throw casebook::RefusedWork(
                        {{"status", "det finns ingen sådan status för lägesbilder", "a report has no such status"}});
                  report.status = *status;
                  store.casework().replace(visit.grant(), report, casework::moment_in(store, visit.house.chain.work));
                });
}

http::Response answer_removal(const Visit& visit) {
  const chain::SentForm sent{visit.chain.request};
  chain::require_ours(visit.chain, sent.value("csrf"));
  const auto version = sent.version();
  return worked(visit, "/inside/lagesbild", [&](store::Store& store) {
    Report report = asked_in(store, visit).report;
    report.upkeep.version = version;
    store.casework().remove(visit.grant(), report, casework::moment_in(store, visit.house.chain.work));
  });
}

}  // namespace tryggkarta::reports
