#include "server/app.hpp"

#include <malloc.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <mutex>

#include <fmt/format.h>

#include "geo/access/policy.hpp"
#include "geo/demo/year_wheel.hpp"
#include "geo/error.hpp"
#include "geo/store/basemap_shelf.hpp"
#include "geo/store/store.hpp"
#include "server/account/account.hpp"
#include "server/arrivals.hpp"
#include "server/assets/assets.hpp"
#include "server/casework/casework.hpp"
#include "server/chain/chain.hpp"
#include "server/desk.hpp"
#include "server/editions.hpp"
#include "server/http/health.hpp"
#include "server/http/server.hpp"
#include "server/http/static_files.hpp"
#include "server/inside/routes.hpp"
#include "server/intake/intake.hpp"
#include "server/live.hpp"
#include "server/log.hpp"
#include "server/meetings/meetings.hpp"
#include "server/meetings/year_of_work.hpp"
#include "server/public/pages/pages.hpp"
#include "server/public/routes.hpp"
#include "server/reports/reports.hpp"
#include "server/session/doorkeeper.hpp"
#include "server/workbench/workbench.hpp"
#include "server/workbench/year_routes.hpp"
#include "server/writer.hpp"
#include "server/year_wheel_file.hpp"

namespace tryggkarta::server {

namespace {

using public_routes::PublicEdition;

time::Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

public_routes::PublicSettings public_settings(const std::string& time_zone) {
  public_routes::PublicSettings settings{.styles = {}, .time_zone = time_zone};
  constexpr std::string_view folder = "/styles/";
  for (const auto& asset : assets::all()) {
    if (!asset.path.starts_with(folder) || asset.path == "/styles/palette.json") continue;
    const auto name = asset.path.substr(folder.size());
    settings.styles.push_back(
        {std::string{name.substr(0, name.size() - std::string_view{".json"}.size())}, asset.bytes});
  }
  return settings;
}

/// Tells one build of the program from another: when its file was written.
std::string program_stamp() {
  std::error_code ignored;
  const auto written = std::filesystem::last_write_time(std::filesystem::canonical("/proc/self/exe", ignored), ignored);
  return fmt::format("{:x}", written.time_since_epoch().count());
}

pages::PageSettings page_settings(const Config& config, const std::string& time_zone) {
  pages::PageSettings settings{
      .embed_origins = config.embed.allowed_origins, .assets = {}, .time_zone = time_zone, .contact = ""};
  for (const char* name : {"public.js", "public.css", "embed.js", "embed.css", "maker.js", "inside.js", "inside.css",
                           "chain.js", "chain.css", "noto-sans-latin-400-normal.woff2"})
    settings.assets[name] = assets::address_of(name);
  settings.program = program_stamp();
  return settings;
}

void add_assets(http::Router& router) {
  std::vector<http::EmbeddedFile> files;
  for (const auto& asset : assets::all()) {
    if (asset.path.starts_with("/assets/"))
      files.push_back({asset.path, assets::content_type_of(asset.path), asset.bytes});
  }
  http::add_static_files(router, files);
}

http::ServerOptions options_of(const Config& config) {
  http::ServerOptions options;
  options.address = config.server.listen.host;
  options.port = config.server.listen.port;
  options.public_url = config.server.public_url;
  options.trusted_proxies = config.server.trusted_proxies;
  if (!config.tls.certificate_file.empty()) {
    options.tls = http::TlsFiles{.certificate = config.tls.certificate_file, .key = config.tls.key_file};
  }
  options.threads = config.server.threads;
  options.limits.connections = config.server.max_connections;
  options.limits.connections_per_peer = config.server.max_connections_per_peer;
  options.log_requests = config.log.requests;
  return options;
}

/// A store that was filled and never published is published once: whoever serves it wants to see it. The only moment at
/// which a server writes.
void publish_the_first(const std::filesystem::path& file, bool production) {
  const auto is_filled_only = [](const store::Store& store) {
    return store.latest_edition_number() == 0 && !store.area_schemes().empty();
  };
  if (!is_filled_only(store::Store::open(file, store::Access::read_only))) return;
  auto store = store::Store::open(file, store::Access::read_write);
  log_event("edition.published", {{"edition", publish_next(store, {now(), production})}});
}

/// After publishing the first edition where there is none.
store::Store store_to_serve(const std::filesystem::path& file, const Config& config) {
  publish_the_first(file, config.store.production);
  return store::Store::open(file, store::Access::read_only);
}

/// None where the file cannot be written: everyone's map is served from it all the same.
std::shared_ptr<Writer> writer_of(const std::filesystem::path& file) {
  try {
    return std::make_shared<Writer>(file);
  } catch (const Error& error) {
    log_event("writer.none", {{"reason", error.english()}});
    return nullptr;
  }
}

/// As configured; the demonstration has one of its own, and any other city none.
std::shared_ptr<const time::YearWheel> year_wheel_of(const Config& config, const published::Edition* edition) {
  if (!config.year_wheel.file.empty())
    return std::make_shared<const time::YearWheel>(read_year_wheel(config.year_wheel.file));
  if (edition == nullptr || !edition->made_up()) return std::make_shared<const time::YearWheel>();
  const auto today = std::chrono::floor<std::chrono::days>(now());
  return std::make_shared<const time::YearWheel>(parse_year_wheel(demo::year_wheel_toml(today), "demo"));
}

/// The wheel of the file with what the store knows to be done, read each time. A store that cannot be written changes
/// only with a new start.
std::function<std::shared_ptr<const time::YearWheel>()> year_wheel_in(
    const std::shared_ptr<const time::YearWheel>& file, const std::shared_ptr<Writer>& writer,
    const store::Store& store) {
  const auto read_in = [file](const store::Store& from) {
    return std::make_shared<const time::YearWheel>(meetings::year_of_work(*file, from));
  };
  if (!writer) return [kept = read_in(store)] { return kept; };
  return [read_in, writer] { return writer->with(read_in); };
}

}  // namespace

struct App::Parts {
  Config config;
  store::Store store;
  std::shared_ptr<http::BodyCache> bodies = std::make_shared<http::BodyCache>(config.cache.bytes);
  Live<PublicEdition> live;
  Live<inside::InsideBook> inside_live;
  std::shared_ptr<Writer> writer;  // none where the store cannot be written
  Live<session::People> people{};
  session::Doorkeeper doorkeeper{people, now};
  std::int64_t seen_data_version = 0;
  /// Changes of rows or coverage that this server made itself, and how many of them `inside_live` has.
  std::atomic<std::uint64_t> changes_made = 0;
  std::atomic<std::uint64_t> changes_read = 0;
  std::shared_ptr<std::atomic<std::uint64_t>> generation = std::make_shared<std::atomic<std::uint64_t>>(0);
  std::unique_ptr<http::Server> server = nullptr;

  /// What this server writes itself does not count: only what other programs have changed is read again.
  std::int64_t data_version() const { return writer ? writer->data_version() : store.data_version(); }

  std::mutex loading = {};  // two who load at once would swap in the older one last

  /// Loads what differs from what is served: the newest edition, the basemap, or both; swaps them in as one. `from` is
  /// the connection of the thread that loads.
  void load_newest(const store::Store& from) {
    const std::lock_guard one_at_a_time(loading);
    const auto current = live.current();
    auto edition = current ? current->edition : nullptr;
    auto basemap = current ? current->basemap : nullptr;
    if (!edition || from.latest_edition_number() != edition->number()) {
      edition = newest_edition(from, edition.get());
      if (!edition) return;
      log_event("edition.loaded", {{"edition", edition->number()}, {"schemes", edition->schemes().size()}});
    }
    if (from.basemap().fingerprint() != (basemap ? basemap->fingerprint() : "")) {
      basemap = from.basemap().load();
      log_event("basemap.loaded",
                {{"tiles", basemap ? basemap->tile_count() : 0}, {"bytes", basemap ? basemap->byte_count() : 0}});
    }
    if (current && current->edition == edition && current->basemap == basemap) return;
    live.replace(std::make_shared<const PublicEdition>(std::move(edition), std::move(basemap), bodies,
                                                       current ? current->borders : nullptr));
    generation->fetch_add(1);
  }

  void load_people() {
    people.replace(people_in(store));
    doorkeeper.forget_the_gone();
  }

  /// Where nobody has an account the casebook is not read at all.
  void load_inside_book() {
    if (people.current()->members.empty()) return;
    const auto current = live.current();
    auto book = read_inside_book(store, current.get());
    const auto grant = access::Policy::for_owner_of_the_store_file();
    log_event("casebook.loaded", {{"incidents", book->ready.seen_by(grant).view.incidents.size()}});
    inside_live.replace(std::move(book));
    malloc_trim(0);  // reading took twice what is kept
  }
};

App::App(const std::filesystem::path& store_file, const Config& config)
    : parts_(
          new Parts{.config = config, .store = store_to_serve(store_file, config), .writer = writer_of(store_file)}) {
  parts_->seen_data_version = parts_->data_version();
  parts_->load_newest(parts_->store);
  parts_->load_people();
  http::Router router;
  const auto& live = parts_->live;
  const std::string time_zone = parts_->store.city().timezone;
  http::add_health_routes(router, [&live] { return live.current() != nullptr; });
  public_routes::add_public_routes(router, live, public_settings(time_zone));
  inside::add_inside_routes(router, {parts_->inside_live, parts_->doorkeeper, log_on(parts_->writer), now});
  const casework::House casework_house{
      parts_->doorkeeper,
      store_of(parts_->writer),
      [production = config.store.production](store::Store& store) {
        publish_within(store, {now(), production});
      },
      [parts = parts_.get()] { parts->writer->with([&](store::Store& store) { parts->load_newest(store); }); },
      now,
      reading_log_on(parts_->writer),
      [parts = parts_.get()] { ++parts->changes_made; }};
  casework::add_casework_routes(router, casework_house);
  add_assets(router);
  const auto current_edition = [&live] {
    const auto current = live.current();
    return current ? current->edition : nullptr;
  };
  const auto settings = page_settings(config, time_zone);
  const auto people_changed = [parts = parts_.get()] {
    parts->writer->with([&](store::Store& store) { parts->people.replace(people_in(store)); });
    parts->doorkeeper.forget_the_gone();
  };
  auto desk = desk_on(parts_->writer, people_changed);
  desk.arrive = arrivals_on(parts_->writer, config.oidc.roles, people_changed);
  account::add_account_pages(router,
                             {parts_->doorkeeper, std::move(desk), current_edition, settings, other_door_of(config)});
  workbench::add_workbench_pages(
      router, {parts_->inside_live, parts_->doorkeeper, log_on(parts_->writer), current_edition, settings, now});
  const auto wheel_file = year_wheel_of(config, current_edition().get());
  workbench::add_year_pages(router, {parts_->doorkeeper, log_on(parts_->writer), current_edition, settings, now,
                                     year_wheel_in(wheel_file, parts_->writer, parts_->store)});
  const chain::House chain_house{casework_house, current_edition, settings, reading_log_on(parts_->writer)};
  chain::add_chain_pages(router, chain_house);
  meetings::add_meeting_pages(router, {chain_house, [wheel_file](const store::Store& store) {
                                         return meetings::year_of_work(*wheel_file, store);
                                       }});
  intake::add_intake_pages(router, {parts_->doorkeeper, store_file, store_of(parts_->writer),
                                    [parts = parts_.get()] { ++parts->changes_made; }, current_edition, settings, now,
                                    config.intake.largest_file});
  reports::add_report_pages(router, {chain_house, [parts = parts_.get()] { return parts->inside_live.current(); },
                                     [parts = parts_.get()] { return parts->changes_made != parts->changes_read; },
                                     log_on(parts_->writer)});
  pages::add_pages(router, current_edition, settings);
  http::ServerOptions options = options_of(config);
  options.generation = parts_->generation;
  parts_->server = std::make_unique<http::Server>(std::move(options), std::move(router));
}

App::~App() = default;

void App::start() {
  parts_->server->start();
  parts_->load_inside_book();
}

void App::look_for_a_new_edition() {
  const std::uint64_t changes = parts_->changes_made;
  const std::int64_t version = parts_->data_version();
  const bool is_other = version != parts_->seen_data_version;
  if (is_other) {
    parts_->load_newest(parts_->store);
    parts_->load_people();
  }
  if (is_other || changes != parts_->changes_read) parts_->load_inside_book();
  parts_->seen_data_version = version;
  parts_->changes_read = changes;
}

void App::reload_certificate() { parts_->server->reload_certificate(); }

void App::stop() { parts_->server->stop(); }

}  // namespace tryggkarta::server
