#include "graph/entity_groups.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "graph/clusters.hpp"
#include "graph/shared_offices.hpp"
#include "graph/spellings.hpp"

namespace edgewise {
namespace {

void apply_ledger(const EntityUnits& units, const Ledger& ledger, Clusters& clusters) {
  for (const Decision& d : ledger.decisions()) {
    if (d.same) continue;
    for (const UnitIndex a : units.named(d.a))
      for (const UnitIndex b : units.named(d.b)) clusters.forbid(a, b);
  }
  for (const Decision& d : ledger.decisions()) {
    if (!d.same) continue;
    const std::string why = "ledger: same " + d.a + ' ' + d.b;
    // A short person of every document goes to the other id; two short ones meet in the first unit of `b`.
    const std::vector<UnitIndex> as = units.named(d.a), bs = units.named(d.b);
    if (as.empty() || bs.empty()) continue;
    for (const UnitIndex b : bs) clusters.unite(as.front(), b, why);
    for (const UnitIndex a : as) clusters.unite(bs.front(), a, why);
  }
}

// The unit whose id the node takes: a full name before a short one, then the id in the most documents, then the
// smallest.
class Chooser {
 public:
  explicit Chooser(const EntityUnits& units) : units_(units) {}

  UnitIndex choose(const std::vector<UnitIndex>& members) const {
    std::map<StringId, std::uint32_t> documents;  // of a short id, over its units
    for (const UnitIndex u : members) documents[units_.units()[u].id] += units_.units()[u].documents;
    UnitIndex best = members.front();
    for (const UnitIndex u : members) {
      const Unit &unit = units_.units()[u], &chosen = units_.units()[best];
      if (unit.short_person() != chosen.short_person()) {
        if (!unit.short_person()) best = u;
      } else if (documents[unit.id] != documents[chosen.id]) {
        if (documents[unit.id] > documents[chosen.id]) best = u;
      }  // else the smaller unit, which came first: units are sorted by id and document
    }
    return best;
  }

 private:
  const EntityUnits& units_;
};

}  // namespace

EntityGroups group_entities(const FactTable& table, const EntityUnits& units, const Ledger& ledger) {
  const std::size_t count = units.units().size();
  Clusters clusters(count);
  apply_ledger(units, ledger, clusters);
  unite_spellings(table, units, clusters);
  unite_by_office(table, units, clusters);

  std::vector<std::vector<UnitIndex>> members(count);
  for (UnitIndex u = 0; u < count; ++u) members[clusters.root(u)].push_back(u);

  EntityGroups result;
  const Chooser chooser(units);
  std::vector<UnitIndex> roots;
  std::unordered_map<StringId, int> short_nodes;  // how many nodes would be called by a short id
  for (UnitIndex u = 0; u < count; ++u) {
    if (members[u].empty()) continue;
    const UnitIndex chosen = chooser.choose(members[u]);
    result.groups.push_back({std::string(table.string(units.units()[chosen].id)), chosen});
    roots.push_back(u);
    if (units.units()[chosen].short_person()) ++short_nodes[units.units()[chosen].id];
  }
  for (EntityGroups::Group& group : result.groups) {
    const Unit& unit = units.units()[group.chosen];
    if (unit.short_person() && short_nodes[unit.id] > 1)
      group.id += '@' + std::string(table.documents[unit.document].id);
  }

  std::vector<std::uint32_t> order(result.groups.size());
  for (std::uint32_t g = 0; g < order.size(); ++g) order[g] = g;
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return result.groups[a].id < result.groups[b].id; });
  result.group_of.resize(count);
  std::vector<EntityGroups::Group> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t old : order) {
    for (const UnitIndex u : members[roots[old]]) result.group_of[u] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(result.groups[old]));
  }
  result.groups = std::move(sorted);

  // Why each unit is where it is: the first union that it took part in.
  std::vector<const std::string*> why(count, nullptr);
  for (const Clusters::Union& u : clusters.unions())
    for (const UnitIndex unit : {u.a, u.b})
      if (why[unit] == nullptr) why[unit] = &u.why;
  for (UnitIndex u = 0; u < count; ++u) {
    const std::uint32_t group = result.group_of[u];
    if (u != result.groups[group].chosen && why[u] != nullptr) result.joins.push_back({u, group, *why[u]});
  }
  return result;
}

}  // namespace edgewise
