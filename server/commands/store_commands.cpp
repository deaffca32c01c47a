// init, demo, publish, index.
#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "geo/access/policy.hpp"
#include "geo/analysis/frozen_text.hpp"
#include "geo/analysis/report_question.hpp"
#include "geo/demo/demo_city.hpp"
#include "geo/error.hpp"
#include "geo/store/case_book.hpp"
#include "geo/store/store.hpp"
#include "server/commands/commands.hpp"
#include "server/commands/demo_story.hpp"
#include "server/editions.hpp"

namespace tryggkarta::commands {

namespace {

constexpr std::uint64_t kDemoSeed = 2026;

time::Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

struct InitRequest {
  std::string store;
  std::string city;
  std::string timezone = "Europe/Stockholm";
};

void init(const InitRequest& request) {
  if (!time::TimeZone::named(request.timezone)) {
    throw Error{ErrorKind::bad_input,
                fmt::format("The time zone {} is not known: write it as Europe/Stockholm.", request.timezone)};
  }
  store::Store::create(request.store, [&](store::Store& store) {
    auto city = store.city();
    city.name = request.city;
    city.timezone = request.timezone;
    store.set_city(city);
  });
  fmt::print(
      "Made an empty store: {}\nNext: tryggkarta import areas {} SOURCE --scheme CODE --title TEXT --code FIELD --name "
      "FIELD\n",
      request.store, request.store);
}

/// One delivery of a source of the demonstration city.
void deliver(store::Store& store, const demo::DemoIncidents& incidents) {
  store::Delivery delivery{.file = "demo", .sha256 = "", .encoding = "utf-8", .crs = 3007, .imported = now()};
  const auto zone = time::TimeZone::named(store.city().timezone).value();
  {
    auto writer = store.incident_writer(incidents.source);
    for (const auto& row : incidents.rows) {
      ++delivery.rows;
      const auto outcome = writer.put(row);
      delivery.stored += outcome == store::Outcome::stored ? 1 : 0;
      delivery.duplicate += outcome == store::Outcome::duplicate ? 1 : 0;
      delivery.updated += outcome == store::Outcome::updated ? 1 : 0;
      delivery.unplaced += !row.where && row.area_code.empty() ? 1 : 0;
      const time::Day day = zone.day_of(row.from);
      delivery.first_day = std::min(delivery.first_day.value_or(day), day);
      delivery.last_day = std::max(delivery.last_day.value_or(day), day);
    }
  }
  store.record_delivery(incidents.source, delivery);
}

/// A parent must be there before its children.
std::vector<casebook::AreaScheme> coarsest_first(std::vector<casebook::AreaScheme> schemes) {
  std::sort(schemes.begin(), schemes.end(), [](const auto& a, const auto& b) { return a.level < b.level; });
  return schemes;
}

void tell_made_up_story(store::Store& store, const demo::DemoCity& made) {
  const auto book = server::read_inside_book(store, nullptr);
  const auto reads = access::Policy::for_owner_of_the_store_file();
  const auto works = access::Policy::for_owner_of_the_store_file(access::Act::plan);
  tell_story(store, made, now(), [&](const casebook::Report& report) {
    const auto graded = store.casework().areas_graded_by(works, report);
    const auto& schemes = book->ready.seen_by(reads).view.schemes;
    return analysis::frozen_figures(book->ready, reads, analysis::question_for(report, graded, schemes));
  });
}

/// Returns the number of incidents.
std::int64_t put_city(store::Store& store, const demo::DemoCity& made) {
  auto transaction = store.begin();
  store.set_city(made.city);
  for (const auto& scheme : coarsest_first(made.schemes)) store.put_area_scheme(scheme);
  store.put_denominators(made.denominators);
  for (const auto& source : made.sources) store.put_source(source);
  std::int64_t rows = 0;
  for (const auto& incidents : made.incidents) {
    deliver(store, incidents);
    rows += static_cast<std::int64_t>(incidents.rows.size());
  }
  tell_made_up_story(store, made);
  transaction.commit();
  return rows;
}

void demo(const std::string& file) {
  const auto made = demo::make_city(kDemoSeed, std::chrono::floor<std::chrono::days>(now()));
  std::int64_t rows = 0;
  store::Store::create(file, [&](store::Store& store) {
    rows = put_city(store, made);
    server::publish_next(store, {now(), false});
  });
  fmt::print("Made the demonstration city ({} made-up incidents): {}\nServe it: tryggkarta serve {}\n", rows, file,
             file);
}

void publish(const std::string& file) {
  auto store = store::Store::open(file, store::Access::read_write);
  const auto number = server::publish_next(store, {now(), false});
  fmt::print("Published edition {}. A running server shows it within seconds.\n", number);
}

}  // namespace

void add_store_commands(CLI::App& app) {
  auto init_request = std::make_shared<InitRequest>();
  auto* init_command = app.add_subcommand("init", "Make an empty store");
  init_command->add_option("STORE", init_request->store, "The file to make")->required();
  init_command->add_option("--city", init_request->city, "What the city is called");
  init_command->add_option("--timezone", init_request->timezone, "Its clock")->capture_default_str();
  init_command->callback([init_request] { init(*init_request); });

  const auto add = [&](const char* name, const char* what, void (*act)(const std::string&)) {
    auto file = std::make_shared<std::string>();
    auto* command = app.add_subcommand(name, what);
    command->add_option("STORE", *file, "The store")->required();
    command->callback([file, act] { act(*file); });
  };
  add("demo", "Make the demonstration store: a made-up Göteborg", demo);
  add("publish", "Make and record the next public edition", publish);
  add("index", "Build a spatial index on incidents, for GIS programs", [](const std::string& path) {
    store::Store::open(path, store::Access::read_write).index_incidents();
    fmt::print("Built the spatial index on incidents.\n");
  });
}

}  // namespace tryggkarta::commands
