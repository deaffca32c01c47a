#include "server/meetings/year_of_work.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "geo/access/policy.hpp"
#include "geo/casebook/record_rules.hpp"
#include "geo/store/case_book.hpp"
#include "geo/time/year_done.hpp"

namespace tryggkarta::meetings {

namespace {

using casebook::Meeting;
using casebook::Report;
using Periods = std::set<time::Period>;

Periods held_by(const Work& work, const time::Body& body, const time::OccasionRule& rule) {
  Periods held;
  for (const Meeting& meeting : work.meetings) {
    if (meeting.status != casebook::MeetingStatus::hallen || meeting.forum != body.id || meeting.occasion != rule.id)
      continue;
    if (const auto period = time::Period::parse(meeting.period)) held.insert(*period);
  }
  return held;
}

Periods reported_on(const Work& work, const time::Body& body, time::PeriodKind kind) {
  Periods reported;
  for (const Report& report : work.reports) {
    if (!casebook::is_decided(report) || report.area != area_named(body.area) ||
        casebook::period_kind_of(report.kind) != kind)
      continue;
    if (const auto period = time::Period::parse(report.period)) reported.insert(*period);
  }
  return reported;
}

/// Nothing for a rule of which neither is asked: only the file says when that is done.
Periods done_by(const Work& work, const time::Body& body, const time::OccasionRule& rule) {
  if (!rule.report) return rule.meeting ? held_by(work, body, rule) : Periods{};
  Periods done = reported_on(work, body, *rule.report);
  if (!rule.meeting) return done;
  const Periods held = held_by(work, body, rule);
  std::erase_if(done, [&](const time::Period& period) { return !held.contains(period); });
  return done;
}

std::vector<time::DoneItem> done_items(const time::YearWheel& wheel, const Work& work) {
  std::vector<time::DoneItem> items;
  for (const auto& rule : wheel.rules) {
    for (const std::size_t number : rule.bodies) {
      const auto& body = wheel.bodies[number];
      for (const auto& period : done_by(work, body, rule)) items.push_back({body.id, rule.id, period});
    }
  }
  return items;
}

/// When the report was decided; nothing where it is not, or no longer.
std::optional<time::Day> decided_day(const Work& work, const Report& report) {
  std::optional<time::Day> day;
  if (!casebook::is_decided(report)) return day;
  for (const auto& decision : work.decisions) {
    const bool is_it = decision.kind == casebook::DecidedKind::report && decision.key == report.key &&
                       decision.status == casebook::name_of(casebook::ReportStatus::beslutad);
    if (is_it) day = std::max(day.value_or(decision.day), decision.day);
  }
  return day;
}

}  // namespace

published::AreaKey area_named(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  return {std::string{text.substr(0, colon)}, std::string{text.substr(colon + 1)}};
}

time::YearWheel with_work(time::YearWheel wheel, const Work& work) {
  const auto items = done_items(wheel, work);
  wheel = time::with_done(std::move(wheel), items);
  for (const Report& report : work.reports) {
    if (report.kind != casebook::ReportKind::tvaar) continue;
    const auto day = decided_day(work, report);
    if (!day) continue;
    std::vector<std::string> bodies;
    for (const auto& body : wheel.bodies) {
      if (area_named(body.area) == report.area) bodies.push_back(body.id);
    }
    for (const std::string& body : bodies) wheel = time::with_last_decided(std::move(wheel), body, *day);
  }
  return wheel;
}

time::YearWheel year_of_work(time::YearWheel wheel, const store::Store& store) {
  // The wheel is everyone's who signs in, whatever their area: it shows days, and no meeting or report itself.
  const auto grant = access::Policy::for_owner_of_the_store_file(access::Act::plan);
  const auto book = store.casework();
  return with_work(std::move(wheel),
                   {book.all<Meeting>(grant), book.all<Report>(grant), book.all<casebook::Decision>(grant)});
}

}  // namespace tryggkarta::meetings
