// The one connection through which a running server writes: what was done and read in whose name, and who has an
// account.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>

#include "geo/store/audit_log.hpp"
#include "geo/store/store.hpp"

namespace tryggkarta::server {

/// Safe to use from any thread; one writes at a time.
class Writer {
 public:
  /// Throws Error where the store cannot be written.
  explicit Writer(const std::filesystem::path& file) : store_(store::Store::open(file, store::Access::read_write)) {}

  /// Hands the store to `act`, alone; gives what that gives.
  template <class Act>
  auto with(const Act& act) {
    const std::lock_guard lock(mutex_);
    return act(store_);
  }

  /// Returns when the entry is on the disk. Throws Error(unavailable) where it cannot be.
  void record(const store::AuditEntry& entry) {
    with([&](store::Store& store) { store.audit().append({&entry, 1}); });
  }
  /// Changes when another program has committed; what is written here does not count.
  std::int64_t data_version() {
    return with([](store::Store& store) { return store.data_version(); });
  }

 private:
  std::mutex mutex_;
  store::Store store_;
};

}  // namespace tryggkarta::server
