#include "server/reports/freezing.hpp"

#include <algorithm>

#include "geo/analysis/frozen_text.hpp"
#include "geo/analysis/report_question.hpp"
#include "geo/error.hpp"
#include "server/casework/document_in.hpp"
#include "server/casework/feature.hpp"
#include "server/casework/refusals.hpp"
#include "server/casework/work.hpp"
#include "server/chain/sent_form.hpp"
#include "server/reports/answers.hpp"
#include "server/session/stranger.hpp"

namespace tryggkarta::reports {

using casebook::Report;

namespace {

analysis::FrozenQuestion question_about(const inside::InsideBook& book, const access::ReadGrant& reads,
                                        const Report& report, std::span<const published::AreaKey> graded) {
  return analysis::question_for(report, graded, book.ready.seen_by(reads).view.schemes);
}

std::string snapshot_of(const House& house, const access::ReadGrant& reads, const Asked& asked) {
  const auto book = house.book();
  if (!book || house.is_book_stale())
    throw Error{ErrorKind::unavailable, "Underlaget läses in på nytt efter en ändring: frys om några sekunder.",
                "The figures are being read anew after a change: freeze in a few seconds."};
  return analysis::frozen_figures(book->ready, reads, question_about(*book, reads, asked.report, asked.graded));
}

access::ReadGrant reads_of(const session::Visitor& visitor) {
  if (auto reads = visitor.reads()) return *std::move(reads);
  throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt att se siffror.",
              "The role gives no right to see figures."};
}

/// What stands around a freezing by a program.
struct ByProgram {
  const http::Request& request;
  const House& house;
  session::Visitor visitor;
  access::DecisionGrant grant;
};

ByProgram begin(const http::Request& request, const House& house, session::Visitor visitor) {
  if (!session::Doorkeeper::is_ours(request, visitor, request.header("x-csrf-token")))
    throw Error{ErrorKind::not_allowed, "Frågan kom inte från Tryggkartas egna sidor: skicka X-CSRF-Token.",
                "The request did not come from Tryggkarta's own pages: send X-CSRF-Token."};
  auto grant = casework::grant_of(visitor);
  if (!grant)
    throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt till ärendena.", "The role gives no right to casework."};
  return {request, house, std::move(visitor), *std::move(grant)};
}

Asked asked_by(const store::Store& store, const ByProgram& by) {
  const std::string number{by.request.capture("id")};
  for (Report& report : store.casework().all<Report>(by.grant)) {
    if (std::to_string(report.id) != number) continue;
    auto graded = store.casework().areas_graded_by(by.grant, report);
    return {std::move(report), std::move(graded)};
  }
  throw Error{ErrorKind::not_found, "Samlingen har inget sådant objekt.", "The collection has no such feature."};
}

http::Response feature_answer(const casework::FeatureWriter& writer, const Report& report) {
  auto response = http::plain_response(200, "application/geo+json", writer.feature(report).dump());
  response.headers.emplace_back("ETag", casework::etag_of(report.upkeep.version));
  response.audience = http::Audience::inside;
  return response;
}

http::Response freeze_named(const ByProgram& by, const std::vector<std::int64_t>& versions) {
  Asked asked;
  int epsg = 0;
  by.house.chain.work.with_store([&](store::Store& store) {
    asked = asked_by(store, by);
    epsg = store.city().analysis_epsg;
  });
  const casework::FeatureWriter writer{epsg};
  const auto present = asked.report.upkeep.version;
  if (std::find(versions.begin(), versions.end(), present) == versions.end())
    return casework::stale(by.request, writer.feature(asked.report), casework::etag_of(present));
  const std::string snapshot = snapshot_of(by.house, reads_of(by.visitor), asked);
  Report frozen;
  casework::whole_work(by.house.chain.work, [&](store::Store& store) {
    frozen = store.casework().freeze(by.grant, asked.report, snapshot, casework::moment_in(store, by.house.chain.work));
    return false;
  });
  return feature_answer(writer, frozen);
}

}  // namespace

analysis::FrozenFigures present_figures(const inside::InsideBook& book, const access::ReadGrant& reads,
                                        const Report& report, std::span<const published::AreaKey> graded) {
  return analysis::freeze(book.ready, reads, question_about(book, reads, report, graded));
}

http::Response answer_freeze(const Visit& visit) {
  const chain::SentForm sent{visit.chain.request};
  chain::require_ours(visit.chain, sent.value("csrf"));
  const auto version = sent.version();
  Asked asked;
  visit.house.chain.work.with_store([&](store::Store& store) { asked = asked_in(store, visit); });
  const std::string snapshot = snapshot_of(visit.house, reads_of(visit.chain.visitor), asked);
  asked.report.upkeep.version = version;
  return worked(visit, path_of(asked.report), [&](store::Store& store) {
    store.casework().freeze(visit.grant(), asked.report, snapshot, casework::moment_in(store, visit.house.chain.work));
  });
}

http::Response answer_freeze_by_program(const http::Request& request, const House& house) {
  auto visitor = house.chain.work.doorkeeper.who(request);
  if (!visitor) return session::sign_in_first(request);
  const ByProgram by = begin(request, house, *std::move(visitor));
  const auto versions = casework::versions_named(request);
  if (!versions) return casework::version_needed(request);
  try {
    return freeze_named(by, *versions);
  } catch (const casebook::RefusedWork& refused) {
    return casework::incomplete(request, refused);
  }
}

}  // namespace tryggkarta::reports
