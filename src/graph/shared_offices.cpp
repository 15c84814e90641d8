#include "graph/shared_offices.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "graph/day_range.hpp"
#include "graph/entity_groups.hpp"
#include "graph/person_name.hpp"

namespace edgewise {
namespace {

// Somebody stated to hold an office, and when.
struct Holding {
  UnitIndex holder = 0;
  UnitIndex office = 0;
  DayRange days;
};

// An office says who holds it only together with its owner: "office:president@serbia".
bool has_owner(std::string_view office_id) {
  const std::size_t sign = office_id.find('@');
  return sign != std::string_view::npos && sign + 1 < office_id.size();
}

std::vector<Holding> holdings_of(const FactTable& table, const EntityUnits& units) {
  std::vector<Holding> holdings;
  for (const FactRow& fact : table.facts) {
    if (fact.negated || fact.modality != 0 || table.string(fact.type) != "HOLDS_ROLE") continue;
    if (!has_owner(table.string(table.forms[fact.object].id))) continue;
    const auto attrs = decode_attrs(table.string(fact.attrs), table.pool->arena);
    if (std::any_of(attrs.begin(), attrs.end(), [](const auto& a) { return a.first == "former"; })) continue;
    const std::string_view date = fact.date != 0 ? table.string(fact.date) : table.documents[fact.document].date;
    const std::optional<DayRange> days = day_range(date);
    if (!days) continue;
    holdings.push_back({units.unit_of(fact.subject, fact.document), units.unit_of(fact.object, fact.document), *days});
  }
  std::sort(holdings.begin(), holdings.end(), [](const Holding& a, const Holding& b) {
    if (a.holder != b.holder) return a.holder < b.holder;
    if (a.office != b.office) return a.office < b.office;
    return a.days.first != b.days.first ? a.days.first < b.days.first : a.days.last < b.days.last;
  });
  return holdings;
}

// The whole time for which somebody is known to hold an office: from the first statement to the last.
struct Tenure {
  UnitIndex holder = 0;
  DayRange days;
};

class Joiner {
 public:
  Joiner(const FactTable& table, const EntityUnits& units, Clusters& clusters)
      : table_(table),
        units_(units),
        clusters_(clusters),
        holdings_(holdings_of(table, units)),
        settled_(units.units().size()) {}

  void run() {
    collect_tenures();
    join_full_names();
    join_each_other();
  }

 private:
  using Key = std::pair<UnitIndex, std::string>;  // office, a word of the name

  std::string_view id_of(UnitIndex unit) const { return table_.string(units_.units()[unit].id); }
  bool is_short(UnitIndex unit) const { return units_.units()[unit].short_person(); }

  void collect_tenures() {
    for (const Holding& h : holdings_) {
      if (is_short(h.holder)) continue;
      const PersonName name = person_name(id_of(h.holder));
      // Family names stand first in Chinese, Korean or Hungarian: either end of the name may be the surname.
      std::vector<std::string> words = {name.given, name.family};
      if (words[0] == words[1]) words.pop_back();
      for (const std::string& word : words) {
        auto& tenures = tenures_[{h.office, word}];
        const UnitIndex root = clusters_.root(h.holder);
        const auto known =
            std::find_if(tenures.begin(), tenures.end(), [&](const Tenure& t) { return t.holder == root; });
        if (known == tenures.end()) {
          tenures.push_back({root, h.days});
        } else {
          known->days = {std::min(known->days.first, h.days.first), std::max(known->days.last, h.days.last)};
        }
      }
    }
  }

  // One fitting full name over all that the document says of the short person, or none.
  void join_full_names() {
    for (std::size_t i = 0; i < holdings_.size();) {
      const UnitIndex unit = holdings_[i].holder;
      std::size_t end = i;
      while (end < holdings_.size() && holdings_[end].holder == unit) ++end;
      if (is_short(unit)) join_one(unit, i, end);
      i = end;
    }
  }

  void join_one(UnitIndex unit, std::size_t begin, std::size_t end) {
    const std::string surname = short_surname(id_of(unit));
    const char initial = short_initial(id_of(unit));
    std::optional<UnitIndex> fits;
    UnitIndex office = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const auto it = tenures_.find({holdings_[i].office, surname});
      if (it == tenures_.end()) continue;
      for (const Tenure& tenure : it->second) {
        if (!overlap(widened(tenure.days, kVouchedDays), widened(holdings_[i].days, kVouchedDays))) continue;
        if (initial != '\0' && person_name(id_of(tenure.holder)).given[0] != initial) continue;
        if (clusters_.forbidden(unit, tenure.holder)) continue;
        if (fits && *fits != tenure.holder) {
          settled_[unit] = true;
          return;
        }
        fits = tenure.holder;
        office = holdings_[i].office;
      }
    }
    if (!fits) return;
    clusters_.unite(*fits, unit, "office: " + std::string(id_of(office)) + " at an overlapping date");
    settled_[unit] = true;
  }

  void join_each_other() {
    std::map<Key, std::vector<Tenure>> by_office;
    for (const Holding& h : holdings_)
      if (is_short(h.holder) && !settled_[h.holder])
        by_office[{h.office, std::string(id_of(h.holder))}].push_back({h.holder, h.days});
    for (auto& [key, holders] : by_office) {
      std::sort(holders.begin(), holders.end(), [](const Tenure& a, const Tenure& b) {
        return a.days.first != b.days.first ? a.days.first < b.days.first : a.holder < b.holder;
      });
      for (std::size_t i = 1; i < holders.size(); ++i)
        if (overlap(widened(holders[i - 1].days, kVouchedDays), widened(holders[i].days, kVouchedDays)))
          clusters_.unite(holders[i - 1].holder, holders[i].holder,
                          "office: " + std::string(id_of(key.first)) + " at an overlapping date");
    }
  }

  const FactTable& table_;
  const EntityUnits& units_;
  Clusters& clusters_;
  std::vector<Holding> holdings_;  // by holder, office, date
  std::map<Key, std::vector<Tenure>> tenures_;
  std::vector<bool> settled_;  // by unit: joined to a full name, or left alone because two of them fit
};

}  // namespace

void unite_by_office(const FactTable& table, const EntityUnits& units, Clusters& clusters) {
  Joiner(table, units, clusters).run();
}

}  // namespace edgewise
