#include "server/inside/choices.hpp"

#include <algorithm>
#include <array>

#include "geo/analysis/granted.hpp"

namespace tryggkarta::inside {

namespace {

using time::PeriodKind;

constexpr std::array kKinds{PeriodKind::week, PeriodKind::month, PeriodKind::quarter, PeriodKind::half_year,
                            PeriodKind::year};

std::optional<DeliveredDays> days_of(const std::vector<const casebook::Source*>& sources) {
  std::optional<DeliveredDays> days;
  for (const casebook::Source* source : sources) {
    if (!source->first_day || !source->last_day) continue;
    if (!days) days = DeliveredDays{*source->first_day, *source->last_day};
    days->first = std::min(days->first, *source->first_day);
    days->last = std::max(days->last, *source->last_day);
  }
  return days;
}

bool is_whole(const time::Period& period, const DeliveredDays& days) {
  return days.first <= period.first_day() && period.end_day() <= days.last + std::chrono::days{1};
}

std::optional<time::Period> opening_of(const std::vector<time::Period>& periods, const DeliveredDays& days) {
  std::optional<time::Period> opening;
  for (const time::Period& period : periods) {
    if (period.kind() != PeriodKind::quarter) continue;
    if (!opening || is_whole(period, days) || !is_whole(*opening, days)) opening = period;
  }
  return opening;
}

std::vector<time::Period> latest_of(const std::vector<time::Period>& periods, const DeliveredDays& days) {
  std::vector<time::Period> latest;
  for (const time::Period& period : periods) {
    if (!is_whole(period, days)) continue;
    if (!latest.empty() && latest.back().kind() == period.kind())
      latest.back() = period;
    else
      latest.push_back(period);
  }
  return latest;
}

}  // namespace

Choices choices_of(const analysis::Readied& ready, const access::ReadGrant& grant) {
  const casebook::CasebookView& view = ready.view;
  const auto open = analysis::granted(view, grant, {}, access::Detail::areas);
  Choices choices;
  // An empty list of positions means all of them.
  choices.open_categories.assign(view.categories.size(), open.categories.empty());
  for (const std::uint16_t category : open.categories) choices.open_categories[category] = true;
  for (std::size_t i = 0; i < view.sources.size(); ++i) {
    const bool is_open = open.sources.empty() || std::binary_search(open.sources.begin(), open.sources.end(), i);
    if (is_open) choices.sources.push_back(&view.sources[i]);
  }
  choices.days = days_of(choices.sources);
  if (!choices.days) return choices;
  for (const PeriodKind kind : kKinds) {
    const auto periods = time::periods_touching(kind, choices.days->first, choices.days->last);
    choices.periods.insert(choices.periods.end(), periods.begin(), periods.end());
  }
  choices.opening = opening_of(choices.periods, *choices.days);
  choices.latest = latest_of(choices.periods, *choices.days);
  return choices;
}

bool purpose_opens_more(const access::ReadGrant& grant) { return grant.secrecy() < grant.secrecy_with_purpose(); }

}  // namespace tryggkarta::inside
