#include "server/chain/fields.hpp"

#include <array>

namespace tryggkarta::chain {

namespace {

using enum FieldKind;

constexpr std::array kYesNo{FieldChoice{"true", "ja", "yes"}, FieldChoice{"false", "nej", "no"}};

// ---- problem

constexpr std::array kProblemAbout{
    Field{"title",
          line,
          "Rubrik",
          "Title",
          "För er som arbetar med det; allmänheten ser den inte.",
          "For those who work with it; the public does not see it.",
          {},
          true},
    Field{"geometry", place, "Plats", "Place"},
    Field{"categories", categories, "Kategorier", "Categories"},
    Field{"time_pattern", line, "Tidsmönster", "Time pattern", "Till exempel: torsdag–lördag efter kl. 21.",
          "For example: Thursday to Saturday after 21:00."},
    Field{"evidence", prose, "Underlag", "Evidence", "Vad som visar problemet, med adressen till urvalet på kartan.",
          "What shows the problem, with the address of the selection on the map."},
};
constexpr std::array kProblemWork{
    Field{"priority", whole, "Prioritet", "Priority", "1 är först.", "1 is first."},
    Field{"owner", line, "Ägare", "Owner"},
    Field{"status", choice, "Status", "Status"},
    Field{"closing_reason", prose, "Skäl att avsluta", "Reason for closing",
          "Behövs när problemet avslutas utan uppföljning.",
          "Needed where the problem is closed without an evaluation."},
};
constexpr std::array kPublicWords{
    Field{"public",
          yes_no,
          "Visas för allmänheten när det är beslutat",
          "Shown to the public once decided",
          {},
          {},
          kYesNo},
    Field{"public_title", line, "Offentlig rubrik", "Public title"},
    Field{"public_text", prose, "Offentlig text", "Public text", "Inga personer, inga enskilda bostäder.",
          "No persons, no single homes."},
};
constexpr std::array kProblem{
    FieldGroup{"Problemet", "The problem", kProblemAbout},
    FieldGroup{"Arbetet", "The work", kProblemWork},
    FieldGroup{"Återkoppling", "Feedback", kPublicWords},
};

// ---- action

constexpr std::array kActionKinds{FieldChoice{"", "inte vald", "not chosen"}, FieldChoice{"social", "social", "social"},
                                  FieldChoice{"situationell", "situationell", "situational"}};
constexpr std::array kHorizons{FieldChoice{"", "inte vald", "not chosen"},
                               FieldChoice{"kort", "kort sikt", "short term"},
                               FieldChoice{"lång", "lång sikt", "long term"}};
constexpr std::array kActionAbout{
    Field{"title", line, "Rubrik", "Title", {}, {}, {}, true},
    Field{"problem", choice, "Problem", "Problem"},
    Field{"causes", numbers, "Orsaker som åtgärden är riktad mot", "Causes that the action is meant for"},
    Field{"geometry", place, "Plats", "Place"},
    Field{"kind", choice, "Slag", "Kind", {}, {}, kActionKinds},
    Field{"horizon", choice, "Sikt", "Horizon", {}, {}, kHorizons},
};
constexpr std::array kActionWho{
    Field{"responsible", line, "Ansvarig", "Responsible"},
    Field{"parties", line, "Parter", "Parties"},
    Field{"start", day, "Börjar", "Begins"},
    Field{"end", day, "Slutar", "Ends"},
    Field{"status", choice, "Status", "Status"},
    Field{"ending_reason", prose, "Skäl att avbryta", "Reason for breaking off", "Behövs när åtgärden avbryts.",
          "Needed where the action is broken off."},
};
constexpr std::array kActionTarget{
    Field{"target", number, "Mål", "Target", "Ett antal, till exempel 6.", "A number, for example 6."},
    Field{"unit", line, "Enhet", "Unit", "Till exempel: vandringar.", "For example: walks."},
    Field{"outcome", number, "Utfall", "Outcome", "Behövs när åtgärden är genomförd.",
          "Needed once the action is carried out."},
};
constexpr std::array kActionPlans{
    Field{"action_plan", prose, "Åtgärdsplan", "Action plan"},
    Field{"communication_plan", prose, "Kommunikationsplan", "Communication plan", "Behövs för beslut.",
          "Needed for a decision."},
    Field{"evaluation_plan", prose, "Uppföljningsplan", "Evaluation plan",
          "Indikator, område, jämförelse och tid före och efter. Behövs för beslut. Ändras den sedan blir det en ny "
          "version.",
          "Indicator, area, comparison and time before and after. Needed for a decision. A change after it is a new "
          "version."},
};
constexpr std::array kActionWords{
    Field{"public",
          yes_no,
          "Visas för allmänheten när det är beslutat",
          "Shown to the public once decided",
          {},
          {},
          kYesNo},
    Field{"public_title", line, "Offentlig rubrik", "Public title"},
    Field{"public_text", prose, "Offentlig text", "Public text", "Inga personer, inga enskilda bostäder.",
          "No persons, no single homes."},
    Field{"result", prose, "Offentligt resultat", "Public result"},
};
constexpr std::array kAction{
    FieldGroup{"Åtgärden", "The action", kActionAbout},
    FieldGroup{"Vem och när", "Who and when", kActionWho},
    FieldGroup{"Mål och utfall", "Target and outcome", kActionTarget},
    FieldGroup{"Planer", "Plans", kActionPlans},
    FieldGroup{"Återkoppling", "Feedback", kActionWords},
};

// ---- cause

constexpr std::array kBranches{FieldChoice{"gärningsperson", "gärningspersoner", "offenders"},
                               FieldChoice{"objekt", "objekt", "target"},
                               FieldChoice{"plats_kontroll", "plats och kontroll", "place and control"},
                               FieldChoice{"social", "social grund", "social ground"}};
constexpr std::array kStrengths{FieldChoice{"svag", "svag", "weak"}, FieldChoice{"medel", "medel", "medium"},
                                FieldChoice{"stark", "stark", "strong"}};
constexpr std::array kCauseFields{
    Field{"text", prose, "Orsak", "Cause", {}, {}, {}, true},
    Field{"branch", choice, "Gren", "Branch", {}, {}, kBranches},
    Field{"parent", choice, "Ligger under", "Lies below"},
    Field{"strength", choice, "Styrka", "Strength", {}, {}, kStrengths},
    Field{"evidence", prose, "Underlag", "Evidence", "Adressen till ett urval på kartan, eller ett dokument och sida.",
          "The address of a selection on the map, or a document and page."},
};
constexpr std::array kCause{FieldGroup{"Orsaken", "The cause", kCauseFields}};

// ---- evaluation

constexpr std::array kVerdicts{
    FieldChoice{"effekt", "effekt", "effect"}, FieldChoice{"ingen_påvisad", "ingen påvisad effekt", "no effect shown"},
    FieldChoice{"för_lite_data", "för lite data", "too little data"}, FieldChoice{"försämring", "försämring", "worse"}};
constexpr std::array kEvaluationFields{
    Field{"day", day, "Dag", "Day", {}, {}, {}, true},
    Field{"verdict", choice, "Slutsats", "Verdict", {}, {}, kVerdicts},
    Field{"text", prose, "Vad som visade sig", "What was found", {}, {}, {}, true},
    Field{"method", prose, "Metod", "Method", "Hur det är mätt, eller metodens körning.",
          "How it is measured, or the run of the method."},
    Field{"lesson", prose, "Lärdom", "Lesson"},
};
constexpr std::array kEvaluation{FieldGroup{"Uppföljningen", "The evaluation", kEvaluationFields}};

// ---- decision

constexpr std::array kDecisionFields{
    Field{"status", choice, "Ny status", "New status"},
    Field{"forum",
          line,
          "Forum",
          "Body",
          "Till exempel: styrgruppen för stadsområdet.",
          "For example: the steering group of the district.",
          {},
          true},
    Field{"day", day, "Dag", "Day", {}, {}, {}, true},
    Field{"diarienummer", line, "Diarienummer", "Record number", {}, {}, {}, true},
    Field{"text", prose, "Beslut", "Decision", {}, {}, {}, true},
};
constexpr std::array kDecision{FieldGroup{"Beslutet", "The decision", kDecisionFields}};

// ---- report

constexpr std::array kReportKinds{FieldChoice{"vecka", "vecka", "week"}, FieldChoice{"kvartal", "kvartal", "quarter"},
                                  FieldChoice{"halvår", "halvår", "half-year"}, FieldChoice{"år", "år", "year"},
                                  FieldChoice{"tvåår", "två år", "two years"}};
constexpr std::array kNewReportFields{
    Field{"area", choice, "Område", "Area"},
    Field{"kind", choice, "Slag", "Kind", {}, {}, kReportKinds},
    Field{"period",
          line,
          "Period",
          "Period",
          "Till exempel 2026-W47, 2026-Q3, 2026-H1, 2026 eller 2025..2026.",
          "For example 2026-W47, 2026-Q3, 2026-H1, 2026 or 2025..2026.",
          {},
          true},
    Field{"title", line, "Rubrik", "Title", "Lämnas den tom blir den område och period.",
          "Left empty it becomes area and period."},
};
constexpr std::array kNewReport{FieldGroup{"Lägesbilden", "The report", kNewReportFields}};
constexpr std::array kReportText{
    Field{"title", line, "Rubrik", "Title", {}, {}, {}, true},
    Field{"text", prose, "Text", "Text", "Platser och problem, aldrig personer.",
          "Places and problems, never persons."},
};
constexpr std::array kReportLaw{
    Field{"law_mapping", prose, "Kartläggning (4 § 1)", "Mapping (section 4:1)",
          "Brottslighetens omfattning och konsekvenser.", "The extent and the consequences of crime."},
    Field{"law_other", prose, "Annan information (4 § 2)", "Other information (section 4:2)"},
    Field{"law_analysis", prose, "Analys (4 § 3)", "Analysis (section 4:3)"},
    Field{"law_measures", prose, "Behov av åtgärder (5 §)", "Need of measures (section 5)"},
};
constexpr std::array kReport{FieldGroup{"Text", "Text", kReportText},
                             FieldGroup{"Lagens frågor", "What the law asks", kReportLaw}};

}  // namespace

std::span<const FieldGroup> groups_of(FormKind kind) {
  switch (kind) {
    case FormKind::problem: return kProblem;
    case FormKind::action: return kAction;
    case FormKind::cause: return kCause;
    case FormKind::evaluation: return kEvaluation;
    case FormKind::decision: return kDecision;
    case FormKind::report: return kReport;
    case FormKind::new_report: return kNewReport;
  }
  return {};
}

std::vector<const Field*> fields_of(FormKind kind) {
  std::vector<const Field*> fields;
  for (const FieldGroup& group : groups_of(kind)) {
    for (const Field& field : group.fields) fields.push_back(&field);
  }
  return fields;
}

}  // namespace tryggkarta::chain
