#include "server/public/pages/area_parts.hpp"
#include "server/public/pages/filters.hpp"
#include "server/public/pages/frame.hpp"
#include "server/public/pages/legend.hpp"
#include "server/public/pages/sheets.hpp"

namespace tryggkarta::pages {
namespace {

/// A reading page with one column; the caller has written everything between its heading and its end.
struct Sheet {
  std::string title;
  std::string description;
  Section section;
  std::string path;
};

std::string finish(const View& view, const Sheet& sheet, Html html) {
  html.close().close();
  Frame frame;
  frame.title = sheet.title;
  frame.description = sheet.description;
  frame.section = sheet.section;
  frame.body_class = "reading-page";
  frame.path = sheet.path;
  return document(view, frame, std::move(html).finish());
}

Html begin(const std::string& title) {
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "reading"}}).open("div", {{"class", "reading-main"}});
  html.leaf("h1", title);
  return html;
}

void add_section(Html& html, const std::string& title, const std::string& text) {
  html.open("section").leaf("h2", title).leaf("p", text).close();
}

void add_sources(Html& html, const View& view) {
  const Words& words = view.words;
  html.open("section").leaf("h2", words("Källor", "Sources"));
  html.open(
      "div",
      {{"class", "table-box"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", words("Källor", "Sources")}});
  html.open("table", {{"class", "figures"}}).open("thead").open("tr");
  for (const std::string& head : {words("Källa", "Source"), words("Ägare", "Owner"),
                                  words("Uppgifter från", "Data from"), words("Senaste dag", "Latest day")}) {
    html.leaf("th", {{"scope", "col"}}, head);
  }
  html.close().close().open("tbody");
  for (const auto& source : view.edition.sources()) {
    html.open("tr").leaf("th", {{"scope", "row"}}, source.title.empty() ? source.name : source.title);
    html.leaf("td", source.owner).leaf("td", words.day(source.first)).leaf("td", words.day(source.latest)).close();
  }
  html.close().close().close();
  html.leaf("p",
            edition_line(view) + words(". Siffrorna i en utgåva ändras aldrig. Nya siffror ger en ny utgåva.",
                                       ". The figures of an edition never change. New figures make a new edition."));
  if (view.edition.made_up()) {
    html.leaf("p", {{"class", "notes"}},
              words("Påhittade uppgifter: alla siffror, problem, åtgärder och löften på den här webbplatsen är "
                    "påhittade för att visa hur kartan fungerar.",
                    "Made-up data: all figures, problems, actions and pledges on this site are made up to show how the "
                    "map works."));
  }
  html.close();
}

}  // namespace

std::string figures_page(const View& view) {
  const Words& words = view.words;
  Html html = begin(words("Om siffrorna", "About the figures"));
  html.leaf("p", {{"class", "lead"}},
            words("Kartan visar hur många händelser som har rapporterats i varje område och period. Den visar inte "
                  "allt som har hänt, och den säger inget om dem som bor där.",
                  "The map shows how many events have been reported in each area and period. It does not show "
                  "everything that has happened, and it says nothing about those who live there."));
  add_section(
      html, words("Vad räknas?", "What is counted?"),
      words("Anmälda brott är det som har anmälts till polisen. Felanmälningar och andra rapporter kommer från sina "
            "egna källor och läggs inte ihop med brotten. En händelse räknas där den har hänt, den dag den hände.",
            "Reported crimes are what has been reported to the police. Fault reports and other reports come from "
            "sources of their own and are not added to the crimes. An event is counted where it happened, on the day "
            "it happened."));
  add_section(
      html, words("Per 1\u00A0000 invånare", "Per 1,000 inhabitants"),
      words("Antalet händelser delat med antalet invånare i området, gånger 1\u00A0000. I områden med många besökare, "
            "som centrum, blir talet högt eftersom besökarna inte räknas som invånare.",
            "The number of events divided by the inhabitants of the area, times 1,000. Where many people visit, as in "
            "the city centre, the number is high because visitors are not counted as inhabitants."));
  add_section(html, words("Dolt", "Hidden"),
              hidden_sentence(words) +
                  words(" Ett dolt tal får ingen färg, ingen ändring och ingen plats i ordningen. Noll visas alltid.",
                        " A hidden number has no colour, no change and no rank. Zero is always shown."));
  add_section(html, words("Uppgift saknas", "No data"),
              words("Ingen källa täcker området och perioden. Vi vet inte. Det är inte samma sak som noll.",
                    "No source covers the area and the period. We do not know. That is not the same as zero."));
  add_section(html, words("Ej områdesbestämt", "Not placed in an area"),
              words("En del händelser har ingen plats som räcker för att välja område. De finns med i totalen och står "
                    "på en egen rad. Om andelen ändras mellan två år kan ett område se ut att öka fast platserna bara "
                    "har blivit bättre angivna.",
                    "Some events have no place exact enough to choose an area. They are part of the total and have a "
                    "row of their own. If their share changes between two years, an area can seem to rise although "
                    "places are only better stated."));
  add_section(html, words("Klasserna på kartan", "The classes of the map"),
              words("Klassgränserna är lika för alla perioder av samma slag, så att två kartor kan jämföras. Färgen "
                    "visar högt och lågt, inte bra och dåligt.",
                    "The class bounds are the same for all periods of a kind, so that two maps can be compared. Colour "
                    "shows high and low, not good and bad."));
  add_section(html, words("Jämförelser över tid", "Comparisons over time"),
              words("Vi jämför med samma period året före. Små tal svänger av sig själva: en ändring på några "
                    "händelser säger sällan något.",
                    "We compare with the same period of the year before. Small numbers swing by themselves: a change "
                    "of a few events seldom says anything."));
  add_sources(html, view);
  return finish(view,
                {words("Om siffrorna", "About the figures"),
                 words("Vad som räknas, vad orden betyder och varifrån uppgifterna kommer.",
                       "What is counted, what the words mean and where the data come from."),
                 Section::figures, "/om-siffrorna"},
                std::move(html));
}

std::string accessibility_page(const View& view) {
  const Words& words = view.words;
  const std::string title = words("Tillgänglighetsredogörelse", "Accessibility statement");
  Html html = begin(title);
  html.leaf("p", {{"class", "lead"}},
            view.edition.city() +
                words(" står bakom den här webbplatsen. Vi vill att så många som möjligt ska kunna använda den.",
                      " is responsible for this website. We want as many people as possible to be able to use it."));
  add_section(html, words("Hur tillgänglig är webbplatsen?", "How accessible is the website?"),
              words("Målet är WCAG 2.1 nivå AA. Allt som kartan visar finns också som text och tabell på samma sida. "
                    "Varje område, problem och åtgärd kan nås med tangentbord. Sidorna går att använda utan "
                    "JavaScript, vid 400 % förstoring, i mörkt läge och med egna kontrastfärger.",
                    "The goal is WCAG 2.1 level AA. Everything that the map shows is on the same page as text and "
                    "table. Every area, problem and action can be reached by keyboard. The pages work without "
                    "JavaScript, at 400% zoom, in dark mode and with your own contrast colours."));
  add_section(html, words("Kända brister", "Known shortcomings"),
              words("Kartbilden kan inte läsas av hjälpmedel: använd tabellen, som har samma uppgifter. Granskning med "
                    "olika skärmläsare är inte gjord än.",
                    "The picture of the map cannot be read by assistive technology: use the table, which holds the "
                    "same data. Testing with different screen readers has not been done yet."));
  add_section(html, words("Säg till om något inte fungerar", "Tell us if something does not work"),
              view.settings.contact.empty()
                  ? words("Kontakta ", "Contact ") + view.edition.city() +
                        words(" och berätta vilken sida det gäller.", " and say which page it is about.")
                  : words("Skriv till ", "Write to ") + view.settings.contact +
                        words(" och berätta vilken sida det gäller.", " and say which page it is about."));
  add_section(html, words("Tillsyn", "Supervision"),
              words("Myndigheten för digital förvaltning, Digg, har ansvar för tillsyn över lagen om tillgänglighet "
                    "till digital offentlig service. Du kan anmäla brister till Digg.",
                    "The Agency for Digital Government, Digg, supervises the act on accessibility to digital public "
                    "services. You can report shortcomings to Digg."));
  return finish(view, {title, title + ".", Section::none, "/tillganglighet"}, std::move(html));
}

std::string empty_page(const View& view) {
  const Words& words = view.words;
  const std::string title = words("Inga uppgifter är publicerade ännu", "No data have been published yet");
  Html html = begin(title);
  html.leaf("p", {{"class", "lead"}},
            words("Kartan visas här när den första utgåvan med siffror är klar.",
                  "The map will be shown here when the first edition with figures is ready."));
  return finish(view, {title, title + ".", Section::map, "/"}, std::move(html));
}

std::string not_found_page(const View& view) {
  const Words& words = view.words;
  const std::string title = words("Sidan finns inte", "There is no such page");
  Html html = begin(title);
  html.leaf("p", {{"class", "lead"}},
            words("Området kan ha bytt kod eller namn. Sök efter det här, eller börja på kartan.",
                  "The area may have a new code or name. Find it here, or start at the map."));
  add_search_form(html, view, "");
  return finish(view, {title, title + ".", Section::none, "/sok"}, std::move(html));
}

}  // namespace tryggkarta::pages
