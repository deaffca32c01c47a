#include "server/intake/preview_page.hpp"

namespace tryggkarta::intake {

using pages::Html;
using pages::Words;

namespace {

std::string path_of(const Upload& upload) { return "/inside/leverans/" + upload.id(); }

void add_account(Html& html, const Words& words, const Trial& trial, const std::string& caption) {
  const delivery::ImportAccount& account = trial.account;
  const auto add = [&](const std::string& name, std::int64_t rows) {
    html.open("tr").leaf("th", {{"scope", "row"}}, name).leaf("td", {{"class", "number"}}, words.number(rows)).close();
  };
  begin_table(html, {caption, {words("Rader som", "Rows that"), words("Antal", "Count")}, "intake-account"});
  add(words("är nya", "are new"), account.stored());
  add(words("ändrar en rad som finns", "change a row that is there"), account.updated());
  add(words("finns redan", "are there already"), account.duplicate());
  add(words("hålls undan: personuppgifter", "are kept out: personal data"), account.quarantined());
  add(words("avvisas", "are rejected"), account.rejected());
  add(words("summa", "total"), account.rows());
  end_table(html);
}

/// Where the new rows lie, in one sentence.
std::string places_in_words(const Words& words, const Trial& trial) {
  const auto stored = trial.account.stored();
  const auto unplaced = trial.account.unplaced();
  if (stored == 0) return words("Filen har inga nya rader.", "The file has no new rows.");
  if (unplaced == 0) {
    return words("Alla ", "All ") + words.number(stored) +
           words(" nya rader ligger i ett av stadens områden.", " new rows lie in one of the city's areas.");
  }
  return words.number(stored - unplaced) + words(" av ", " of ") + words.number(stored) +
         words(" nya rader ligger i ett av stadens områden; ", " new rows lie in one of the city's areas; ") +
         words.number(unplaced) + words(" räknas som ej områdesbestämda.", " count as without an area.");
}

std::string days_in_words(const Words& words, const Trial& trial) {
  if (!trial.first_day || !trial.last_day) return "";
  return words(" Raderna är från ", " The rows are from ") + words.day(*trial.first_day) + " – " +
         words.day(*trial.last_day) + ".";
}

void add_not_taken(Html& html, const Words& words, const Trial& trial) {
  if (trial.first_not_taken.empty()) return;
  begin_table(html, {words("De första raderna som inte tas in", "The first rows that are not taken"),
                     {words("Rad", "Row"), words("Kolumn", "Column"), words("Varför", "Why")}});
  for (const import::RefusedRow& row : trial.first_not_taken) {
    html.open("tr").leaf("th", {{"scope", "row"}}, words.number(row.line)).leaf("td", row.complaint.field);
    html.leaf("td", words(row.complaint.swedish, row.complaint.english)).close();
  }
  end_table(html);
}

void add_rows(Html& html, const Words& words, const Preview& preview) {
  std::vector<std::string> heads{words("Rad", "Row")};
  heads.insert(heads.end(), preview.columns.begin(), preview.columns.end());
  begin_table(html, {words("De första raderna, som de läses", "The first rows, as they are read"), heads});
  for (std::size_t i = 0; i < preview.rows.size(); ++i) {
    html.open("tr").leaf("th", {{"scope", "row"}}, words.number(preview.lines[i]));
    for (const std::string& cell : preview.rows[i]) html.leaf("td", cell);
    html.close();
  }
  end_table(html);
}

void add_troubles(Html& html, const Words& words, const Preview& preview) {
  html.open("div", {{"class", "account-alert"}, {"role", "alert"}});
  html.leaf("p", {{"class", "strong"}},
            words("Filen kan inte läsas in så här:", "The file cannot be imported like this:"));
  html.open("ul");
  for (const Sentence& trouble : preview.troubles) html.leaf("li", words(trouble.swedish, trouble.english));
  html.close().close();
}

void add_trial(Html& html, const Words& words, const Stage& stage) {
  html.open("section").leaf("h2", words("Så blir det", "What it becomes"));
  if (!stage.preview.troubles.empty()) add_troubles(html, words, stage.preview);
  if (stage.preview.trial) {
    const Trial& trial = *stage.preview.trial;
    html.leaf("p", places_in_words(words, trial) + days_in_words(words, trial));
    add_account(html, words, trial, words("Provkörning: inget är sparat", "Trial: nothing was kept"));
    add_not_taken(html, words, trial);
  }
  html.close();
}

void add_form(Html& html, const Asking& asking, const Upload& upload, const std::function<void()>& fields) {
  const Words& words = asking.view.words;
  html.open("form", {{"method", "post"}, {"action", asking.view.link(path_of(upload))}, {"class", "intake-form"}});
  add_hidden(html, "csrf", asking.visitor.csrf);
  fields();
  html.open("p", {{"class", "intake-buttons"}});
  html.leaf("button", {{"type", "submit"}, {"name", "what"}, {"value", "again"}, {"class", "button"}},
            words("Läs om", "Read again"));
  html.leaf("button", {{"type", "submit"}, {"name", "what"}, {"value", "take"}, {"class", "button primary"}},
            words("Importera", "Import"));
  html.close().close();
  html.open("form", {{"method", "post"}, {"action", asking.view.link(path_of(upload) + "/kasta")}});
  add_hidden(html, "csrf", asking.visitor.csrf);
  html.leaf("button", {{"type", "submit"}, {"class", "button small"}}, words("Kasta filen", "Throw the file away"));
  html.close();
}

}  // namespace

http::Response preview_page(const Asking& asking, const Upload& upload, const Stage& stage, const CityChoices& city) {
  const Words& words = asking.view.words;
  const auto content = [&](Html& html) {
    add_trial(html, words, stage);
    html.open("section").leaf("h2", words("Så läses den", "How it is read"));
    if (stage.preview.is_from_source) {
      html.leaf("p", {{"class", "caption"}},
                words("Fältmappningen är den som källans förra fil lästes in med.",
                      "The field map is the one that the former file of the source was imported with."));
    }
    add_form(html, asking, upload, [&] { add_map_fields(html, words, city, stage); });
    html.close();
    html.open("section").leaf("h2", words("Filen", "The file"));
    add_rows(html, words, stage.preview);
    html.close();
  };
  return answer_page(asking, {words("Granska ", "Look at ") + stage.reading.shown,
                              words("Ändra det som är fel och läs om. Inget är sparat förrän du importerar.",
                                    "Change what is wrong and read again. Nothing is kept before you import."),
                              200, content});
}

http::Response taken_page(const Asking& asking, const Upload& upload, const Stage& stage) {
  const Words& words = asking.view.words;
  const Trial& trial = *stage.taken;
  const auto content = [&](Html& html) {
    html.leaf("p", {{"role", "status"}}, places_in_words(words, trial) + days_in_words(words, trial));
    add_account(html, words, trial, words("Det som är inläst", "What was imported"));
    add_not_taken(html, words, trial);
    html.open("ul");
    html.open("li").leaf(
        "a", {{"href", asking.view.link("/inside/karta", {{"source", stage.reading.source}, {"period", "all"}})}},
        words("Visa källan på kartan", "Show the source on the map"));
    html.text(words(" – raderna syns inom några sekunder. Allmänhetens karta ändras med nästa utgåva.",
                    " – the rows show within seconds. The public's map changes with the next edition."));
    html.close();
    if (trial.account.rejected() + trial.account.quarantined() > 0) {
      html.open("li").leaf("a", {{"href", asking.view.link(path_of(upload) + "/avvisade.csv")}},
                           words("Hämta raderna som inte togs in (CSV)", "Fetch the rows that were not taken (CSV)"));
      html.close();
    }
    html.open("li").leaf("a", {{"href", asking.view.link("/inside/leverans")}},
                         words("Alla leveranser", "All deliveries"));
    html.close().close();
  };
  return answer_page(asking, {stage.reading.shown + words(" är inläst", " is imported"), "", 200, content});
}

}  // namespace tryggkarta::intake
