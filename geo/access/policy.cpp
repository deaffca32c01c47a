#include "geo/access/policy.hpp"

#include <algorithm>

namespace tryggkarta::access {

namespace {

const std::vector<PolicyRow>& rows() {
  using enum Act;
  // Separated on purpose: who decides does not manage accounts, who manages accounts sees no rows, who writes to the
  // public sees what the public's areas have and no more.
  static const std::vector<PolicyRow> all{
      //                    city           points  secrecy, with purpose, export, acts
      {Role::reader, Detail::areas, false, 1, 1, false, {}},
      {Role::planner, Detail::cells, true, 1, 2, true, {plan, import}},
      {Role::analyst, Detail::cells, true, 1, 3, true, {plan, import}},
      {Role::steering, Detail::cells, false, 1, 1, false, {plan, decide}},
      {Role::coordination, Detail::cells, false, 1, 1, false, {plan, decide, publish}},
      {Role::communicator, Detail::areas, false, 1, 1, false, {publish}},
      {Role::administrator, Detail::nothing, false, 0, 0, false, {retain, manage_members, read_log}},
  };
  return all;
}

const PolicyRow& row_of(Role role) {
  return *std::find_if(rows().begin(), rows().end(), [&](const PolicyRow& row) { return row.role == role; });
}

std::string_view in_words(Detail detail) {
  switch (detail) {
    case Detail::nothing: return "ingenting";
    case Detail::areas: return "antal per område";
    case Detail::cells: return "antal per område och ruta";
    case Detail::points: return "varje händelse";
  }
  return {};
}

std::string_view in_words(Act act) {
  switch (act) {
    case Act::plan: return "planera";
    case Act::decide: return "besluta";
    case Act::publish: return "publicera";
    case Act::import: return "läsa in (bara för hela staden)";
    case Act::retain: return "gallra";
    case Act::manage_members: return "hantera medlemmar";
    case Act::read_log: return "läsa loggen";
  }
  return {};
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

std::span<const PolicyRow> Policy::table() { return rows(); }

std::string Policy::in_words() {
  std::string text =
      "Vem får se och göra vad. Det som inte står här är inte tillåtet. / Who may see and do what; nothing else is "
      "allowed.\n\n";
  for (const PolicyRow& row : rows()) {
    text += std::string{swedish(row.role)} + " (" + std::string{name_of(row.role)} + ")\n";
    text += "  hela staden: " + std::string{access::in_words(row.everywhere)} + "\n";
    text += "  egna områden, varje händelse för sig: " + std::string{row.points_in_own_areas ? "ja" : "nej"} + "\n";
    text += "  sekretess högst " + std::to_string(row.secrecy);
    if (row.secrecy_with_purpose != row.secrecy)
      text += ", med angivet ändamål högst " + std::to_string(row.secrecy_with_purpose);
    text += "\n  utlämning till fil: " + std::string{row.may_export ? "ja, loggas" : "nej"} + "\n  får: ";
    for (std::size_t i = 0; i < row.acts.size(); ++i)
      text += (i == 0 ? "" : ", ") + std::string{access::in_words(row.acts[i])};
    text += row.acts.empty() ? "–\n\n" : "\n\n";
  }
  text += "Varje läsning av enskilda händelser och varje utlämning skrivs i loggen innan den besvaras.\n";
  return text;
}

std::optional<ReadGrant> Policy::may_read(const Member& member, const Assignment& assignment,
                                          std::string_view purpose) {
  const PolicyRow& row = row_of(assignment.role);
  if (row.everywhere == Detail::nothing) return std::nullopt;
  ReadGrant grant;
  grant.member_ = member.name;
  grant.role_ = assignment.role;
  if (!is_blank(purpose)) grant.purpose_ = purpose;
  grant.everywhere_ = row.everywhere;
  grant.sees_points_ = row.points_in_own_areas;
  grant.areas_ = assignment.areas;
  grant.secrecy_with_purpose_ = std::min(assignment.secrecy, row.secrecy_with_purpose);
  grant.secrecy_ = std::min(assignment.secrecy, grant.purpose_.empty() ? row.secrecy : row.secrecy_with_purpose);
  grant.may_export_ = row.may_export;
  return grant;
}

std::optional<DecisionGrant> Policy::may(const Member& member, const Assignment& assignment, Act act) {
  const auto& acts = row_of(assignment.role).acts;
  if (std::find(acts.begin(), acts.end(), act) == acts.end()) return std::nullopt;
  // The rows of a file lie anywhere: whoever has some areas alone would bring in, and be told of, those of others.
  if (act == Act::import && !assignment.areas.empty()) return std::nullopt;
  DecisionGrant grant;
  grant.member_ = member.name;
  grant.role_ = assignment.role;
  grant.act_ = act;
  grant.areas_ = assignment.areas;
  return grant;
}

ReadGrant Policy::for_owner_of_the_store_file() {
  ReadGrant grant;
  grant.member_ = "(kommandoraden)";
  grant.role_ = Role::administrator;
  grant.purpose_ = "(lagrets ägare)";
  grant.everywhere_ = Detail::points;
  grant.sees_points_ = true;
  grant.secrecy_ = kHighest;
  grant.secrecy_with_purpose_ = kHighest;
  grant.may_export_ = true;
  return grant;
}

DecisionGrant Policy::for_owner_of_the_store_file(Act act) {
  DecisionGrant grant;
  grant.member_ = "(kommandoraden)";
  grant.role_ = Role::administrator;
  grant.act_ = act;
  return grant;
}

DecisionGrant Policy::for_the_configured_provider() {
  DecisionGrant grant;
  grant.member_ = "(stadens inloggning)";
  grant.role_ = Role::administrator;
  grant.act_ = Act::manage_members;
  return grant;
}

}  // namespace tryggkarta::access
