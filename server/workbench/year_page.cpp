#include "server/workbench/year_page.hpp"

#include <algorithm>
#include <iterator>

#include "server/account/signed_in.hpp"
#include "server/public/pages/frame.hpp"
#include "server/workbench/year_lists.hpp"
#include "server/workbench/year_picture.hpp"

namespace tryggkarta::workbench {

using pages::Html;
using pages::View;
using pages::Words;

namespace {

constexpr const char* kPath = "/inside/arshjul";
/// What comes every week is listed for so long; the wheel and the calendars have it all.
constexpr std::chrono::weeks kWeeksListed{8};

bool is_shown(const YearPage& page, const JudgedItem& each) { return !page.body || each.item.body == *page.body; }

std::vector<JudgedItem> shown_of(const YearPage& page, const std::vector<JudgedItem>& items) {
  std::vector<JudgedItem> shown;
  std::copy_if(items.begin(), items.end(), std::back_inserter(shown),
               [&](const JudgedItem& each) { return is_shown(page, each); });
  return shown;
}

bool is_listed(const YearPage& page, const JudgedItem& each) {
  return page.wheel.rules[each.item.rule].every != time::PeriodKind::week ||
         each.item.due < page.reading.today + kWeeksListed;
}

void add_body_choice(Html& html, const View& view, const YearPage& page) {
  const auto add = [&](const std::string& text, const pages::Query& query, std::optional<std::size_t> body) {
    const auto current = page.body == body ? std::optional<std::string>("true") : std::nullopt;
    html.open("li").leaf("a", {{"href", view.link(kPath, query)}, {"aria-current", current}}, text).close();
  };
  html.open("nav", {{"class", "year-choice"}, {"aria-label", view.words("Välj grupp", "Choose a group")}}).open("ul");
  add(view.words("Alla", "All"), {}, std::nullopt);
  for (std::size_t i = 0; i < page.wheel.bodies.size(); ++i) {
    const auto& body = page.wheel.bodies[i];
    add(in_words(view.words, body.title), {{"body", body.id}}, i);
  }
  html.close().close();
}

void add_law(Html& html, const Words& words, const YearPage& page) {
  if (!page.wheel.law_clock) return;
  auto wheel = page.wheel;
  if (page.body) std::erase_if(wheel.law_clock->bodies, [&](std::size_t body) { return body != *page.body; });
  if (wheel.law_clock->bodies.empty()) return;
  html.open("section").leaf("h2", words("Lagens klocka", "The law's clock"));
  add_law_table(html, words, wheel, page.reading.today);
  html.close();
}

ItemTable table_of(const View& view, const YearPage& page, std::string caption) {
  return {view, page.wheel, page.prepares ? &*page.prepares : nullptr, std::move(caption)};
}

void add_overdue(Html& html, const View& view, const YearPage& page) {
  const Words& words = view.words;
  html.open("section").leaf("h2", words("Försenat", "Overdue"));
  const auto overdue = shown_of(page, page.reading.overdue);
  if (overdue.empty()) {
    html.leaf("p",
              words("Ingenting är försenat, så vitt årshjulet vet.", "Nothing is overdue, as far as the wheel knows."));
  } else {
    add_item_table(html, table_of(view, page, words("Försenade tillfällen", "Overdue occasions")), overdue);
  }
  if (!shown_of(page, page.reading.unjudged).empty()) {
    html.leaf("p", {{"class", "caption"}},
              words("För en del återkommande tillfällen vet årshjulet inte vad som är gjort. De räknas inte "
                    "som försenade.",
                    "For some occasions the wheel does not know what has been done. They do not count as "
                    "overdue."));
  }
  html.close();
}

void add_wheel(Html& html, const Words& words, const YearPage& page) {
  YearReading shown = page.reading;
  shown.ahead = shown_of(page, shown.ahead);
  shown.done_ahead = shown_of(page, shown.done_ahead);
  time::YearWheel wheel = page.wheel;
  if (page.body && wheel.law_clock)
    std::erase_if(wheel.law_clock->bodies, [&](std::size_t body) { return body != *page.body; });
  html.open("figure", {{"class", "year-figure"}});
  add_year_picture(html, words, wheel, shown);
  html.open("figcaption")
      .open("p")
      .text(words("Från ", "From ") + words.day(page.reading.today) + words(" till ", " to ") +
            words.day(page.reading.last) + ". " + words("Ringarna utifrån och in:", "The rings, from the outside in:"));
  html.close().open("ol", {{"class", "year-rings"}});
  for (const auto& rule : wheel.rules) html.leaf("li", in_words(words, rule.title));
  html.close();
  html.leaf("p", words("Fylld: snart. Öppen: planerat. Liten: varje vecka. Romb: sista dag enligt lagen.",
                       "Filled: soon. Open: planned. Small: every week. Diamond: last day by the law."));
  html.close().close();
}

void add_list(Html& html, const View& view, const YearPage& page) {
  const Words& words = view.words;
  html.open("section").leaf("h2", words("Tolv månader framåt", "Twelve months ahead"));
  add_wheel(html, words, page);
  auto ahead = shown_of(page, page.reading.ahead);
  const auto all = ahead.size();
  std::erase_if(ahead, [&](const JudgedItem& each) { return !is_listed(page, each); });
  add_item_table(html, table_of(view, page, words("Kommande tillfällen", "Coming occasions")), ahead);
  if (ahead.size() < all) {
    html.leaf("p", {{"class", "caption"}},
              words("Det som kommer varje vecka står här för åtta veckor. Kalendern har hela året.",
                    "What comes every week is listed for eight weeks. The calendar has the whole year."));
  }
  html.close();
}

void add_calendar(Html& html, const View& view, const YearPage& page, std::size_t number) {
  const auto& words = view.words;
  const auto& body = page.wheel.bodies[number];
  html.leaf("dt", in_words(words, body.title)).open("dd");
  html.leaf("a", {{"href", view.link(std::string{kPath} + "/" + body.id + ".ics")}, {"download", body.id + ".ics"}},
            words("Hämta som fil", "Download as a file"));
  if (const auto& calendar = page.calendars[number]) {
    html.open("details").leaf("summary", words("Adress att prenumerera på", "Address to subscribe to"));
    html.leaf("code", {{"class", "year-address"}}, calendar->address);
    html.leaf("p", {{"class", "caption"}}, calendar->token).close();
  }
  html.close();
}

void add_calendars(Html& html, const View& view, const YearPage& page) {
  const auto& words = view.words;
  html.open("section", {{"class", "year-calendars"}}).leaf("h2", words("I din kalender", "In your calendar"));
  html.leaf("p",
            words("Lägg in adressen som en prenumeration i Outlook, Google eller telefonen. Den är din egen: den "
                  "öppnar bara denna kalender, visar inga händelser, och varje läsning loggas i ditt namn.",
                  "Add the address as a subscription in Outlook, Google or your telephone. It is your own: it opens "
                  "this calendar alone, shows no incidents, and each reading is logged in your name."));
  const bool has_any = std::any_of(page.calendars.begin(), page.calendars.end(),
                                   [](const auto& calendar) { return calendar.has_value(); });
  if (!has_any) {
    html.leaf("p", {{"class", "caption"}},
              words("Du har ingen nyckel ännu, och därför ingen adress: be den som sköter servern om en.",
                    "You have no token yet, and so no address: ask whoever runs the server for one."));
  }
  html.open("dl");
  for (std::size_t i = 0; i < page.wheel.bodies.size(); ++i) {
    if (!page.body || page.body == i) add_calendar(html, view, page, i);
  }
  html.close().close();
}

void add_empty(Html& html, const Words& words) {
  html.leaf("p", words("Det finns inget årshjul ännu. Den som sköter servern skriver grupper och regler i en fil och "
                       "anger den i inställningarna: [year_wheel] file.",
                       "There is no year wheel yet. Whoever runs the server writes groups and rules into a file, and "
                       "names it in the configuration: [year_wheel] file."));
}

}  // namespace

http::Response year_page(const View& view, const YearPage& page) {
  const auto& words = view.words;
  pages::Frame frame;
  frame.title = words("Årshjul", "Year wheel");
  frame.description = words("Vad som ska vara gjort, när och av vem.", "What has to be done, by when and by whom.");
  frame.body_class = "reading-page year-page";
  frame.path = kPath;
  if (page.body) frame.query = {{"body", page.wheel.bodies[*page.body].id}};
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "reading wide"}}).open("div", {{"class", "reading-main year-main"}});
  html.leaf("h1", frame.title).leaf("p", {{"class", "lead"}}, frame.description);
  if (page.wheel.bodies.empty()) {
    add_empty(html, words);
  } else {
    add_body_choice(html, view, page);
    add_law(html, words, page);
    add_overdue(html, view, page);
    add_list(html, view, page);
    add_calendars(html, view, page);
  }
  html.close().close();
  account::put_signed_in_header(frame, view, page.visitor);
  auto response =
      http::plain_response(200, "text/html; charset=utf-8", document(view, frame, std::move(html).finish()));
  response = pages::with_page_headers(std::move(response), pages::page_policy());
  response.audience = http::Audience::inside;
  return response;
}

}  // namespace tryggkarta::workbench
