#include "server/intake/sources_page.hpp"

#include <algorithm>

#include "geo/casebook/cadence.hpp"
#include "server/intake/file_kind.hpp"

namespace tryggkarta::intake {

using pages::Html;
using pages::Words;

namespace {

std::string or_undecided(const Words& words, const std::string& text) {
  return text.empty() ? words("ej beslutat", "not decided") : text;
}

std::string missing_in_words(const Words& words, const casebook::Source& source) {
  std::string missing;
  const auto add = [&](const std::string& text, const std::string& name) {
    if (text.empty()) missing += (missing.empty() ? "" : ", ") + name;
  };
  add(source.controller, words("personuppgiftsansvarig", "controller"));
  add(source.purpose, words("ändamål", "purpose"));
  add(source.retention, words("gallringsfrist", "retention"));
  return missing.empty()
             ? ""
             : words("Saknas: ", "Missing: ") + missing + words(". Tar inte emot rader.", ". Takes no rows.");
}

std::string state_in_words(const Words& words, const casebook::Source& source, time::Day today) {
  const auto late = casebook::is_late(source, today);
  if (!late) return words("okänt", "unknown");
  return *late ? words("försenad", "late") : words("i tid", "on time");
}

void add_latest(Html& html, const Words& words, const SourcesPage& page, const casebook::Source& source) {
  html.open("td");
  const auto latest = std::find_if(page.latest.begin(), page.latest.end(),
                                   [&](const store::SourceDelivery& each) { return each.source == source.name; });
  if (latest == page.latest.end()) {
    html.text(words("ingen än", "none yet")).close();
    return;
  }
  const auto& delivery = latest->delivery;
  html.text(words.day(std::chrono::floor<std::chrono::days>(delivery.imported)));
  html.leaf("span", {{"class", "caption intake-line"}},
            words.number(delivery.rows) + words(" rader", " rows") +
                (source.last_day ? words(", till och med ", ", until ") + words.day(*source.last_day) : ""));
  html.close();
}

}  // namespace

http::Response sources_page(const Asking& asking, const SourcesPage& page) {
  const Words& words = asking.view.words;
  const auto content = [&](Html& html) {
    if (asking.visitor.may(access::Act::import)) {
      html.open("p").leaf("a", {{"class", "button primary"}, {"href", asking.view.link("/inside/leverans/ny")}},
                          words("Läs in en fil", "Import a file"));
      html.close();
    } else {
      html.leaf("p", {{"class", "caption"}},
                words("Filer läses in av den som har en roll för hela staden med rätt att läsa in.",
                      "Files are imported by those who hold a part for the whole city with the right to import."));
    }
    begin_table(html, {words("Källor och leveranser", "Sources and deliveries"),
                       {words("Källa", "Source"), words("Ansvar och ändamål", "Responsibility and purpose"),
                        words("Gallring", "Retention"), words("Takt", "Cadence"),
                        words("Senaste leverans", "Latest delivery"), words("Läge", "State")}});
    for (const casebook::Source& source : page.sources) {
      html.open("tr").open("th", {{"scope", "row"}}).text(source.title.empty() ? source.name : source.title);
      html.leaf("span", {{"class", "caption intake-line"}}, source.name).close();
      html.open("td").text(or_undecided(words, source.owner));
      html.leaf("span", {{"class", "caption intake-line"}},
                or_undecided(words, source.controller) + ". " + or_undecided(words, source.purpose));
      const std::string missing = missing_in_words(words, source);
      if (!missing.empty()) html.leaf("span", {{"class", "intake-line strong"}}, missing);
      html.close();
      html.leaf("td", or_undecided(words, source.retention)).leaf("td", or_undecided(words, source.cadence));
      add_latest(html, words, page, source);
      const bool late = casebook::is_late(source, page.today).value_or(false);
      html.leaf("td", {{"class", late ? "strong intake-late" : "intake-state"}},
                state_in_words(words, source, page.today));
      html.close();
    }
    end_table(html);
  };
  return answer_page(asking, {words("Leveranser", "Deliveries"),
                              words("Vilka källor kartan har, vad som kom senast och vad som saknas.",
                                    "Which sources the map has, what came last and what is missing."),
                              200, content});
}

http::Response sending_page(const Asking& asking, const SendingPage& page) {
  const Words& words = asking.view.words;
  const auto content = [&](Html& html) {
    if (!page.trouble.empty()) html.leaf("p", {{"class", "account-alert"}, {"role", "alert"}}, page.trouble);
    html.open("form", {{"method", "post"},
                       {"action", asking.view.link("/inside/leverans/ny")},
                       {"enctype", "multipart/form-data"},
                       {"class", "account-form"}});
    add_hidden(html, "csrf", asking.visitor.csrf);
    std::vector<Option> sources{{"", words("– ny källa –", "– new source –")}};
    for (const casebook::Source& source : page.sources)
      sources.push_back({source.name, source.title.empty() ? source.name : source.title});
    add_select(html, {"source", words("Källa", "Source")}, sources, "");
    add_input(html,
              {"new-source", words("Namn på ny källa", "Name of a new source"),
               words("Bara om källan inte finns i listan.", "Only where the source is not in the list.")},
              "");
    html.open("div", {{"class", "field"}}).leaf("label", {{"for", "file"}}, words("Fil", "File"));
    html.empty("input", {{"type", "file"},
                         {"id", "file"},
                         {"name", "file"},
                         {"required", ""},
                         {"accept", accepted_endings()},
                         {"aria-describedby", "file-help"}});
    html.leaf("p", {{"id", "file-help"}, {"class", "caption"}},
              words("CSV, Excel (.xlsx), OpenDocument, GeoJSON, GeoPackage, FlatGeobuf eller packad Shapefile; högst ",
                    "CSV, Excel (.xlsx), OpenDocument, GeoJSON, GeoPackage, FlatGeobuf or packed Shapefile; at most ") +
                  words.number(static_cast<std::int64_t>(page.most_bytes >> 20)) + " MiB.");
    html.close();
    html.leaf("button", {{"type", "submit"}, {"class", "button primary"}}, words("Granska filen", "Look at the file"));
    html.close();
  };
  return answer_page(asking, {words("Läs in en fil", "Import a file"),
                              words("Filen provas först: inget ändras förrän du har sett hur den blir läst.",
                                    "The file is tried first: nothing changes before you have seen how it is read."),
                              page.status, content});
}

}  // namespace tryggkarta::intake
