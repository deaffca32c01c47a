// A right is a parameter: reading rows needs a ReadGrant, changing something a DecisionGrant, and only Policy makes
// them.
#pragma once

#include <string>
#include <vector>

#include "geo/access/member.hpp"

namespace tryggkarta::access {

/// How closely incidents are seen: counts of areas, counts of the cells of a net, or each by itself.
enum class Detail { nothing, areas, cells, points };

/// Proof that its holder may read rows, and which. Whoever passes one on names who reads, as what, and why.
class ReadGrant {
 public:
  const std::string& member() const { return member_; }
  Role role() const { return role_; }
  /// The stated purpose; empty when none was stated.
  const std::string& purpose() const { return purpose_; }

  /// What may be seen of the whole city: nothing, areas or cells; points only where `areas()` is empty.
  Detail everywhere() const { return everywhere_; }
  /// Are rows seen one by one, and if so in which areas? Empty: in all of them.
  bool sees_points() const { return sees_points_; }
  const std::vector<AreaName>& areas() const { return areas_; }
  /// Rows above it do not exist for the holder.
  Secrecy secrecy() const { return secrecy_; }
  /// A higher level that stating a purpose would open; equal to `secrecy()` where it would open nothing.
  Secrecy secrecy_with_purpose() const { return secrecy_with_purpose_; }
  bool may_export() const { return may_export_; }

 private:
  friend class Policy;
  ReadGrant() = default;

  std::string member_;
  Role role_ = Role::reader;
  std::string purpose_;
  Detail everywhere_ = Detail::nothing;
  bool sees_points_ = false;
  std::vector<AreaName> areas_;
  Secrecy secrecy_ = 0;
  Secrecy secrecy_with_purpose_ = 0;
  bool may_export_ = false;
};

/// What changes something.
enum class Act { plan, decide, publish, import, retain, manage_members, read_log };

/// Proof that its holder may do one thing in one place.
class DecisionGrant {
 public:
  const std::string& member() const { return member_; }
  Role role() const { return role_; }
  Act act() const { return act_; }
  /// Where; empty: in the whole city.
  const std::vector<AreaName>& areas() const { return areas_; }

 private:
  friend class Policy;
  DecisionGrant() = default;

  std::string member_;
  Role role_ = Role::reader;
  Act act_ = Act::plan;
  std::vector<AreaName> areas_;
};

}  // namespace tryggkarta::access
