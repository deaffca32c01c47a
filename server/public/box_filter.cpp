#include "server/public/box_filter.hpp"

#include <algorithm>
#include <cmath>

#include "server/public/arguments.hpp"

namespace tryggkarta::public_routes {

namespace {

http::ProblemError not_a_box(const std::string& swedish, const std::string& english) {
  return refusal("bbox", swedish, english);
}

std::vector<double> numbers_in(std::string_view text) {
  std::vector<double> numbers;
  while (true) {
    const auto comma = text.find(',');
    const auto number = read_number(text.substr(0, comma));
    if (!number) {
      throw not_a_box("Skriv fyra eller sex tal med komma emellan och punkt som decimaltecken.",
                      "Write four or six numbers with commas between them and points for decimals.");
    }
    numbers.push_back(*number);
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  if (numbers.size() == 6) numbers = {numbers[0], numbers[1], numbers[3], numbers[4]};
  if (numbers.size() != 4) {
    throw not_a_box("Rutan ska ha fyra tal, eller sex med höjder.",
                    "The box must have four numbers, or six with heights.");
  }
  return numbers;
}

void refuse_outside_degrees(const Box& box) {
  const bool inside = std::abs(box.min_x) <= 180 && std::abs(box.max_x) <= 180 && std::abs(box.min_y) <= 90 &&
                      std::abs(box.max_y) <= 90;
  if (inside) return;
  throw not_a_box("Longituder går från −180 till 180 och latituder från −90 till 90; kontrollera axlarnas ordning.",
                  "Longitudes go from -180 to 180 and latitudes from -90 to 90; check the order of the axes.");
}

/// Points along the edges of a box: a projection bends them, so corners alone would not do.
std::vector<place::Position> outline_of(const Box& box) {
  constexpr int kSteps = 16;
  std::vector<place::Position> outline;
  for (int step = 0; step <= kSteps; ++step) {
    const double x = box.min_x + (box.max_x - box.min_x) * step / kSteps;
    const double y = box.min_y + (box.max_y - box.min_y) * step / kSteps;
    outline.insert(outline.end(), {{x, box.min_y}, {x, box.max_y}, {box.min_x, y}, {box.max_x, y}});
  }
  return outline;
}

/// A box in degrees that certainly holds `box`.
std::optional<DegreeBox> degrees_around(const Crs& crs, const Box& box) {
  auto outline = outline_of(box);
  from_crs(crs, outline);
  DegreeBox around;
  for (const auto& position : outline) {
    if (!std::isfinite(position.x) || !std::isfinite(position.y)) return std::nullopt;
    around.add({position.x, position.y});
  }
  // The outline's bulge between two steps is far below a twentieth of the box; rounding is below 1e-7 degrees.
  const double margin_x = (around.east - around.west) / 20 + 1e-6;
  const double margin_y = (around.north - around.south) / 20 + 1e-6;
  return DegreeBox{around.west - margin_x, around.south - margin_y, around.east + margin_x, around.north + margin_y};
}

/// Liang–Barsky: does the closed segment share a point with the closed box?
bool segment_touches(const SentPoint& from, const SentPoint& to, const Box& box) {
  const double start_x = static_cast<double>(from.x), start_y = static_cast<double>(from.y);
  const double step_x = static_cast<double>(to.x) - start_x, step_y = static_cast<double>(to.y) - start_y;
  double enter = 0, leave = 1;
  const auto cut = [&](double step, double distance) {
    // The half-plane step · t <= distance.
    if (step == 0) return distance >= 0;
    const double t = distance / step;
    if (step > 0)
      leave = std::min(leave, t);
    else
      enter = std::max(enter, t);
    return enter <= leave;
  };
  return cut(-step_x, start_x - box.min_x) && cut(step_x, box.max_x - start_x) && cut(-step_y, start_y - box.min_y) &&
         cut(step_y, box.max_y - start_y);
}

bool is_inside(const SentPoint& point, const Box& box) {
  const double x = static_cast<double>(point.x), y = static_cast<double>(point.y);
  return box.min_x <= x && x <= box.max_x && box.min_y <= y && y <= box.max_y;
}

/// Crossings of a ray to the east; half-open in y, so that a vertex counts once.
bool ring_holds(const place::Ring<SentPoint>& ring, double x, double y) {
  bool inside = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const SentPoint& a = ring[i];
    const SentPoint& b = ring[(i + 1) % ring.size()];
    const double ay = static_cast<double>(a.y), by = static_cast<double>(b.y);
    if ((ay > y) == (by > y)) continue;
    const double ax = static_cast<double>(a.x), bx = static_cast<double>(b.x);
    if (x < ax + (bx - ax) * (y - ay) / (by - ay)) inside = !inside;
  }
  return inside;
}

bool ring_touches(const place::Ring<SentPoint>& ring, const Box& box) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (segment_touches(ring[i], ring[(i + 1) % ring.size()], box)) return true;
  }
  return false;
}

struct Toucher {
  const Box& box;
  bool operator()(const SentPoint& point) const { return is_inside(point, box); }
  bool operator()(const place::MultiLine<SentPoint>& lines) const {
    return std::any_of(lines.begin(), lines.end(), [&](const auto& line) {
      for (std::size_t i = 1; i < line.size(); ++i) {
        if (segment_touches(line[i - 1], line[i], box)) return true;
      }
      return false;
    });
  }
  bool operator()(const place::MultiPolygon<SentPoint>& polygons) const {
    return std::any_of(polygons.begin(), polygons.end(), [&](const auto& polygon) {
      const auto touched = [&](const auto& ring) { return ring_touches(ring, box); };
      if (touched(polygon.exterior) || std::any_of(polygon.holes.begin(), polygon.holes.end(), touched)) return true;
      // No border in the box: it lies wholly inside or wholly outside, so any of its points decides.
      const auto holds = [&](const auto& ring) { return ring_holds(ring, box.min_x, box.min_y); };
      return holds(polygon.exterior) && std::none_of(polygon.holes.begin(), polygon.holes.end(), holds);
    });
  }
};

bool is_nothing(const SentShape& shape) {
  if (const auto* polygons = std::get_if<place::MultiPolygon<SentPoint>>(&shape)) return polygons->empty();
  if (const auto* lines = std::get_if<place::MultiLine<SentPoint>>(&shape)) return lines->empty();
  return false;
}

}  // namespace

bool touches(const SentShape& shape, const Box& box) { return std::visit(Toucher{box}, shape); }

BoxFilter BoxFilter::parse(std::string_view text, const Crs& crs) {
  const auto numbers = numbers_in(text);
  Box box{numbers[0], numbers[1], numbers[2], numbers[3]};
  if (crs.north_first) box = {numbers[1], numbers[0], numbers[3], numbers[2]};
  if (crs.degrees) refuse_outside_degrees(box);
  if (box.min_y > box.max_y) {
    throw not_a_box("Rutans södra kant ligger norr om den norra.",
                    "The southern edge of the box lies north of the northern one.");
  }
  if (box.min_x <= box.max_x) return BoxFilter(crs, {box});
  if (!crs.degrees) {
    throw not_a_box("Rutans västra kant ligger öster om den östra.",
                    "The western edge of the box lies east of the eastern one.");
  }
  return BoxFilter(crs, {{box.min_x, box.min_y, 180, box.max_y}, {-180, box.min_y, box.max_x, box.max_y}});
}

BoxFilter::BoxFilter(const Crs& crs, std::vector<Box> boxes) : crs_(&crs), around_(std::vector<DegreeBox>{}) {
  // What is sent are whole units; a number with as many decimals must meet them in spite of binary fractions.
  constexpr double kSlack = 1e-4;
  for (const Box& box : boxes) {
    const auto around = degrees_around(crs, box);
    if (!around) around_.reset();
    if (around_) around_->push_back(*around);
    boxes_.push_back({box.min_x * crs.scale() - kSlack, box.min_y * crs.scale() - kSlack,
                      box.max_x * crs.scale() + kSlack, box.max_y * crs.scale() + kSlack});
  }
}

bool BoxFilter::matches(const StoredShape& shape) const {
  const DegreeBox box = box_of(shape);
  if (box.is_empty()) return true;
  const auto near = [&](const DegreeBox& around) { return around.touches(box); };
  if (around_ && std::none_of(around_->begin(), around_->end(), near)) return false;
  const SentShape sent = sent_in(*crs_, shape);
  if (is_nothing(sent)) return true;
  return std::any_of(boxes_.begin(), boxes_.end(), [&](const Box& each) { return touches(sent, each); });
}

}  // namespace tryggkarta::public_routes
