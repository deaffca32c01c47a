#include "server/http/body_cache.hpp"

#include <array>
#include <future>
#include <list>
#include <mutex>
#include <unordered_map>

namespace tryggkarta::http {
namespace {

// Map node, list node and control blocks, roughly: so that a flood of tiny bodies is bounded too.
constexpr std::size_t kChargePerBody = 256;

using Flight = std::shared_future<SharedBody>;

struct Slot {
  SharedBody ready;
  Flight flight;  // valid while one caller makes the body
};

struct Entry {
  std::string key;
  std::array<Slot, 3> slots;
  std::size_t weight = 0;
};

}  // namespace

struct BodyCache::Shelf {
  explicit Shelf(std::size_t budget_bytes) : budget(budget_bytes) {}

  const std::size_t budget;
  mutable std::mutex mutex;
  std::list<Entry> entries;                                                 // the most recently used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key;  // views of Entry::key
  Counts counts;

  Slot& slot_of(std::string_view key, Coding coding) {
    auto found = by_key.find(key);
    if (found == by_key.end()) {
      entries.push_front(Entry{std::string(key), {}, 0});
      found = by_key.emplace(entries.front().key, entries.begin()).first;
    } else if (found->second != entries.begin()) {
      entries.splice(entries.begin(), entries, found->second);
    }
    return entries.front().slots[static_cast<std::size_t>(coding)];
  }

  void keep(std::string_view key, Coding coding, const SharedBody& body) {
    Slot& slot = slot_of(key, coding);
    slot.flight = {};
    const std::size_t weight = body->bytes.size() + body->lines.size() + key.size() + kChargePerBody;
    if (weight > budget / 4) {
      drop_if_unused(entries.begin());
      return;
    }
    slot.ready = body;
    entries.front().weight += weight;
    counts.bytes += weight;
    evict();
  }

  void give_up(std::string_view key, Coding coding) {
    slot_of(key, coding).flight = {};
    drop_if_unused(entries.begin());
  }

  void drop_if_unused(std::list<Entry>::iterator entry) {
    for (const Slot& slot : entry->slots) {
      if (slot.ready || slot.flight.valid()) return;
    }
    drop(entry);
  }

  void drop(std::list<Entry>::iterator entry) {
    counts.bytes -= entry->weight;
    by_key.erase(entry->key);
    entries.erase(entry);
  }

  // An entry that is being made may go: whoever makes it holds the flight, and `keep` puts the entry back.
  void evict() {
    while (counts.bytes > budget && entries.size() > 1) {
      drop(std::prev(entries.end()));
      ++counts.evictions;
    }
  }
};

BodyCache::BodyCache(std::size_t budget_bytes) : shelf_(std::make_unique<Shelf>(budget_bytes)) {}
BodyCache::~BodyCache() = default;

SharedBody BodyCache::find_or_make(std::string_view key, Coding coding, const Make& make) {
  std::promise<SharedBody> promise;
  {
    std::unique_lock lock(shelf_->mutex);
    Slot& slot = shelf_->slot_of(key, coding);
    if (slot.ready) {
      ++shelf_->counts.hits;
      return slot.ready;
    }
    if (slot.flight.valid()) {
      const Flight flight = slot.flight;
      lock.unlock();
      return flight.get();
    }
    slot.flight = promise.get_future().share();
    ++shelf_->counts.makes;
  }
  try {
    SharedBody body = make();
    const std::lock_guard lock(shelf_->mutex);
    shelf_->keep(key, coding, body);
    promise.set_value(body);
    return body;
  } catch (...) {
    const std::lock_guard lock(shelf_->mutex);
    shelf_->give_up(key, coding);
    promise.set_exception(std::current_exception());
    throw;
  }
}

BodyCache::Counts BodyCache::counts() const {
  const std::lock_guard lock(shelf_->mutex);
  Counts counts = shelf_->counts;
  counts.entries = shelf_->entries.size();
  return counts;
}

}  // namespace tryggkarta::http
