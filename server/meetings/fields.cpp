#include "server/meetings/fields.hpp"

#include <array>

namespace tryggkarta::meetings {

namespace {

using chain::Field;
using chain::FieldChoice;
using chain::FieldGroup;
using enum chain::FieldKind;

constexpr std::array kYesNo{FieldChoice{"true", "ja", "yes"}, FieldChoice{"false", "nej", "no"}};

// ---- meeting

constexpr std::array kNewMeeting{
    Field{"forum", choice, "Grupp", "Group"},
    Field{"occasion", choice, "Tillfälle", "Occasion"},
    Field{"period", line, "Period", "Period", "Till exempel 2026-Q4, 2026-W47 eller 2026. Tom för en extra avstämning.",
          "For example 2026-Q4, 2026-W47 or 2026. Empty for an extra meeting."},
    Field{"day", day, "Dag", "Day", {}, {}, {}, true},
};
constexpr std::array kMadeMeeting{
    Field{"day", day, "Dag", "Day", {}, {}, {}, true},
    Field{"minutes", prose, "Minnesanteckning", "Minutes", "Vad som sades, i korthet.", "What was said, in short."},
};
constexpr std::array kNewMeetingGroups{FieldGroup{"Avstämningen", "The meeting", kNewMeeting}};
constexpr std::array kMadeMeetingGroups{FieldGroup{"Avstämningen", "The meeting", kMadeMeeting}};

// ---- task

constexpr std::array kTaskStatuses{FieldChoice{"öppen", "öppen", "open"}, FieldChoice{"klar", "klar", "done"},
                                   FieldChoice{"avbruten", "avbruten", "broken off"}};
constexpr std::array kTask{
    Field{"title", line, "Uppgift", "Task", {}, {}, {}, true},
    Field{"owner", line, "Vem", "Who", {}, {}, {}, true},
    Field{"due", day, "Senast", "By", {}, {}, {}, true},
    Field{"area", choice, "Område", "Area"},
    Field{"about", choice, "Gäller", "About"},
    Field{"status", choice, "Läge", "State", {}, {}, kTaskStatuses},
    Field{"note", prose, "Anteckning", "Note"},
};
constexpr std::array kTaskGroups{FieldGroup{"Uppgiften", "The task", kTask}};

// ---- pledge

constexpr std::array kPledgeAbout{
    Field{"title", line, "Löfte", "Pledge", {}, {}, {}, true},
    Field{"area", choice, "Område", "Area"},
    Field{"year", whole, "År", "Year", {}, {}, {}, true},
    Field{"responsible", line, "Ansvarig", "Responsible"},
    Field{"status", choice, "Status", "Status"},
};
constexpr std::array kPledgeTarget{
    Field{
        "target", number, "Mål, minst", "Target, at least", "Låses av beslutet.", "Locked by the decision.", {}, true},
    Field{"unit", line, "Enhet", "Unit", "Till exempel: riktade insatser.", "For example: directed patrols.", {}, true},
    Field{"outcome", number, "Utfall", "Outcome"},
};
constexpr std::array kPledgeGround{
    Field{"problem", choice, "Prioritering som löftet vilar på", "Priority that the pledge rests on",
          "Ett beslutat problem eller en beslutad åtgärd behövs för beslut.",
          "A decided problem or action is needed for a decision."},
    Field{"action", choice, "Åtgärd som löftet vilar på", "Action that the pledge rests on"},
};
constexpr std::array kPublicWords{
    Field{"public",
          yes_no,
          "Visas för allmänheten när det är beslutat och publicerat",
          "Shown to the public once decided and published",
          {},
          {},
          kYesNo},
    Field{"public_title", line, "Offentlig rubrik", "Public title"},
    Field{"public_text", prose, "Offentlig text", "Public text", "Inga personer, inga enskilda bostäder.",
          "No persons, no single homes."},
};
constexpr std::array kPledgeGroups{
    FieldGroup{"Löftet", "The pledge", kPledgeAbout},
    FieldGroup{"Mål och utfall", "Target and outcome", kPledgeTarget},
    FieldGroup{"Grund", "Ground", kPledgeGround},
    FieldGroup{"Återkoppling", "Feedback", kPublicWords},
};

constexpr std::array kActivity{
    Field{"text", line, "Aktivitet", "Activity", {}, {}, {}, true},
    Field{"action", choice, "Görs genom åtgärd", "Done by action"},
    Field{"target", number, "Mål", "Target", {}, {}, {}, true},
    Field{"unit", line, "Enhet", "Unit", {}, {}, {}, true},
    Field{"outcome", number, "Utfall", "Outcome"},
};
constexpr std::array kActivityGroups{FieldGroup{"Aktiviteten", "The activity", kActivity}};

// ---- survey

constexpr std::array kSurvey{
    Field{"name", line, "Mätning", "Survey", {}, {}, {}, true},
    Field{"period",
          line,
          "Period",
          "Period",
          "Till exempel 2025 eller 2025-H1.",
          "For example 2025 or 2025-H1.",
          {},
          true},
    Field{"population",
          line,
          "Vilka som fick frågan",
          "Who was asked",
          "Till exempel: 16–85 år, folkbokförda.",
          "For example: 16 to 85 years, registered residents.",
          {},
          true},
    Field{"source", line, "Vem som frågade", "Who asked"},
};
constexpr std::array kSurveyGroups{FieldGroup{"Mätningen", "The survey", kSurvey}};

constexpr std::array kValue{
    Field{"question",
          line,
          "Fråga",
          "Question",
          "Till exempel: trygg i bostadsområdet.",
          "For example: safe in the neighbourhood.",
          {},
          true},
    Field{"area", choice, "Område", "Area"},
    Field{"n", whole, "Antal svar (n)", "Answers (n)", {}, {}, {}, true},
    Field{"share", number, "Andel, procent", "Share, per cent", {}, {}, {}, true},
    Field{"low", number, "Intervallets nedre gräns, procent", "Lower end of the interval, per cent", {}, {}, {}, true},
    Field{"high", number, "Intervallets övre gräns, procent", "Upper end of the interval, per cent", {}, {}, {}, true},
};
constexpr std::array kValueGroups{FieldGroup{"Värdet", "The value", kValue}};

// ---- observation

constexpr std::array kKinds{FieldChoice{"vandring", "trygghetsvandring", "safety walk"},
                            FieldChoice{"dialog", "dialog", "dialogue"}, FieldChoice{"annat", "annat", "other"}};
constexpr std::array kStatuses{FieldChoice{"ny", "ny", "new"}, FieldChoice{"hanteras", "hanteras", "being handled"},
                               FieldChoice{"klar", "klar", "done"}};
constexpr std::array kSeen{
    Field{"kind", choice, "Slag", "Kind", {}, {}, kKinds},
    Field{"day", day, "Dag", "Day", {}, {}, {}, true},
    Field{"place", line, "Plats i ord", "Place in words"},
    Field{"text",
          prose,
          "Vad som sågs eller sades",
          "What was seen or said",
          "Platser, aldrig personer.",
          "Places, never persons.",
          {},
          true},
    Field{"geometry", place, "Plats", "Place"},
};
constexpr std::array kHandled{
    Field{"proposal", prose, "Förslag", "Proposal"},
    Field{"responsible", line, "Ansvarig", "Responsible"},
    Field{"status", choice, "Läge", "State", {}, {}, kStatuses},
};
constexpr std::array kObservationGroups{FieldGroup{"Observationen", "The observation", kSeen},
                                        FieldGroup{"Vad som görs", "What is done", kHandled}};

}  // namespace

FieldGroups groups_of(const casebook::Meeting& meeting) {
  if (meeting.id == 0) return kNewMeetingGroups;
  return kMadeMeetingGroups;
}
FieldGroups groups_of(const casebook::Task&) { return kTaskGroups; }
FieldGroups groups_of(const casebook::Pledge&) { return kPledgeGroups; }
FieldGroups groups_of(const casebook::PledgeActivity&) { return kActivityGroups; }
FieldGroups groups_of(const casebook::Survey&) { return kSurveyGroups; }
FieldGroups groups_of(const casebook::SurveyValue&) { return kValueGroups; }
FieldGroups groups_of(const casebook::Observation&) { return kObservationGroups; }

std::vector<const chain::Field*> fields_in(FieldGroups groups) {
  std::vector<const chain::Field*> fields;
  for (const FieldGroup& group : groups) {
    for (const Field& field : group.fields) fields.push_back(&field);
  }
  return fields;
}

}  // namespace tryggkarta::meetings
