#pragma once
// Union-find over units, with pairs that must stay apart and the reason of every union. Private to src/graph.

#include <string>
#include <utility>
#include <vector>

#include "graph/entity_units.hpp"

namespace edgewise {

class Clusters {
 public:
  struct Union {
    UnitIndex a, b;
    std::string why;
  };

  explicit Clusters(std::size_t units) : parent_(units) {
    for (std::size_t u = 0; u < units; ++u) parent_[u] = static_cast<UnitIndex>(u);
  }

  // The smallest unit of the cluster.
  UnitIndex root(UnitIndex unit) const {
    while (parent_[unit] != unit) unit = parent_[unit];
    return unit;
  }
  void forbid(UnitIndex a, UnitIndex b) { forbidden_.emplace_back(a, b); }
  bool forbidden(UnitIndex a, UnitIndex b) const {
    const UnitIndex ra = root(a), rb = root(b);
    for (const auto& [x, y] : forbidden_) {
      const UnitIndex rx = root(x), ry = root(y);
      if ((rx == ra && ry == rb) || (rx == rb && ry == ra)) return true;
    }
    return false;
  }
  // False where it is forbidden; nothing happens then, or where they are one already.
  bool unite(UnitIndex a, UnitIndex b, std::string why) {
    const UnitIndex ra = root(a), rb = root(b);
    if (ra == rb) return true;
    if (forbidden(a, b)) return false;
    parent_[ra < rb ? rb : ra] = ra < rb ? ra : rb;
    // Paths stay short: what was asked for points at the root from now on.
    parent_[a] = parent_[b] = ra < rb ? ra : rb;
    unions_.push_back({a, b, std::move(why)});
    return true;
  }
  const std::vector<Union>& unions() const { return unions_; }

 private:
  std::vector<UnitIndex> parent_;
  std::vector<std::pair<UnitIndex, UnitIndex>> forbidden_;
  std::vector<Union> unions_;
};

}  // namespace edgewise
