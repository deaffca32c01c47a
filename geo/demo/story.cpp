#include "geo/demo/story.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace tryggkarta::demo {

namespace {

std::uint32_t number_of(const std::string& text) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace

std::string body_of(std::string_view code) {
  if (code == "01") return "nordost";
  if (code == "02") return "centrum";
  if (code == "03") return "sydvast";
  return code == "04" ? "hisingen" : "staden";
}

std::string forum_of(std::string_view code) {
  if (code == "01") return "Styrgrupp Nordost";
  if (code == "02") return "Styrgrupp Centrum";
  if (code == "03") return "Styrgrupp Sydväst";
  return code == "04" ? "Styrgrupp Hisingen" : "Samordningsgruppen";
}

std::string diarienummer_of(const std::string& name, time::Day day) {
  const int year = static_cast<int>(std::chrono::year_month_day{day}.year());
  return fmt::format("{:04}/{:02}", number_of(name) % 1900 + 100, year % 100);
}

Story make_story(const DemoCity& city, time::Day today) {
  Story story;
  story.causes = told_causes();
  story.evaluations = told_evaluations(city);
  story.activities = told_activities(city);
  story.meetings = told_meetings(city, today);
  story.reports = told_reports(city, today);
  story.surveys = told_surveys(city, today);
  story.observations = told_observations(today);
  story.coverage = told_coverage(city, today);
  return story;
}

}  // namespace tryggkarta::demo
