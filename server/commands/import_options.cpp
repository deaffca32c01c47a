#include "server/commands/import_options.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/time/local_time.hpp"

namespace tryggkarta::commands {

void add_source_options(CLI::App& command, ImportOptions& options, const std::string& source) {
  command.add_option("STORE", options.store, "The store file")->required();
  command.add_option("SOURCE", options.source, source)->required();
  command.add_flag_callback(
      "--json", [&options] { options.form = AccountForm::json; }, "Print the account as one JSON object");
  command.add_flag_callback(
      "--dry-run", [&options] { options.keeping = Keeping::dry_run; }, "Do everything but keep it");
}

void add_shared_options(CLI::App& command, ImportOptions& options) {
  add_source_options(command, options, "A file, or anything else that OGR opens (PG:…, WFS:…)");
  command.add_option("--layer", options.layer, "Layer, where the source has several");
}

std::string read_small_file(const std::string& path) {
  constexpr std::uintmax_t kLargest = 4 << 20;
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  std::ifstream file{path, std::ios::binary};
  if (error || !file) throw Error{ErrorKind::bad_input, fmt::format("{} cannot be read: check the name.", path)};
  if (size > kLargest)
    throw Error{ErrorKind::bad_input, fmt::format("{} is too large for a map: it has {} bytes.", path, size)};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::optional<int> epsg_option(const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (const auto epsg = import::parse_epsg(text)) return epsg;
  throw CLI::ValidationError("--crs", "write it like EPSG:3007");
}

std::optional<time::Day> day_option(const std::string& option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (const auto day = time::parse_day(text)) return day;
  throw CLI::ValidationError(option, "write the day like 2026-11-24");
}

time::Day today_in(const std::string& timezone) {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto zone = time::TimeZone::named(timezone);
  return zone ? zone->day_of(now) : std::chrono::floor<std::chrono::days>(now);
}

}  // namespace tryggkarta::commands
