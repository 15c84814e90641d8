#include "graph/spellings.hpp"

#include <algorithm>
#include <span>

#include "graph/person_name.hpp"

namespace edgewise {
namespace {

struct Named {
  std::string key;  // given and family name, coarse
  PersonName name;
  UnitIndex unit = 0;
};

class Group {
 public:
  Group(const FactTable& table, const EntityUnits& units, Clusters& clusters, std::span<const Named> members)
      : table_(table), units_(units), clusters_(clusters), members_(members) {}

  void unite() {
    for (std::size_t i = 0; i < members_.size(); ++i)
      for (std::size_t j = i + 1; j < members_.size(); ++j)
        if (clusters_.forbidden(members_[i].unit, members_[j].unit)) return;
    unite_same_middle();
    unite_initials_with_names();
    unite_none_with_initials();
  }

 private:
  void join(const Named& a, const Named& b, const char* kind) {
    clusters_.unite(a.unit, b.unit, std::string(kind) + ": " + slug(a) + " = " + slug(b));
  }
  std::string slug(const Named& n) const {
    const std::string_view id = table_.string(units_.units()[n.unit].id);
    return std::string(id.substr(id.find(':') + 1));
  }

  void unite_same_middle() {
    for (std::size_t i = 0; i < members_.size(); ++i)
      for (std::size_t j = i + 1; j < members_.size(); ++j)
        if (members_[i].name.middle == members_[j].name.middle) join(members_[i], members_[j], "spelling");
  }

  // "Donald J. Trump" and "Donald John Trump", where no "Donald James Trump" is about.
  void unite_initials_with_names() {
    for (const Named& a : members_) {
      if (!a.name.initials_only()) continue;
      const Named* fits = nullptr;
      bool one = true;
      for (const Named& b : members_) {
        if (b.name.middle.empty() || b.name.initials_only() || !initials_fit(a.name.middle, b.name.middle)) continue;
        if (fits != nullptr && fits->name.middle != b.name.middle) one = false;
        if (fits == nullptr) fits = &b;
      }
      if (fits != nullptr && one) join(a, *fits, "middle name");
    }
  }

  // "Donald Trump" and "Donald J. Trump", where no other initials are about.
  void unite_none_with_initials() {
    const Named* none = nullptr;
    const Named* initials = nullptr;
    for (const Named& a : members_) {
      if (a.name.middle.empty() && none == nullptr) none = &a;
      if (!a.name.initials_only()) continue;
      if (initials != nullptr && initials->name.middle != a.name.middle) return;
      if (initials == nullptr) initials = &a;
    }
    if (none != nullptr && initials != nullptr) join(*none, *initials, "middle initial");
  }

  const FactTable& table_;
  const EntityUnits& units_;
  Clusters& clusters_;
  std::span<const Named> members_;
};

}  // namespace

void unite_spellings(const FactTable& table, const EntityUnits& units, Clusters& clusters) {
  std::vector<Named> named;
  for (UnitIndex u = 0; u < units.units().size(); ++u) {
    const Unit& unit = units.units()[u];
    const std::string_view id = table.string(unit.id);
    if (unit.short_person() || !id.starts_with("person:")) continue;
    PersonName name = person_name(id);
    std::string key = name.given + ' ' + name.family;
    named.push_back({std::move(key), std::move(name), u});
  }
  std::sort(named.begin(), named.end(),
            [](const Named& a, const Named& b) { return a.key != b.key ? a.key < b.key : a.unit < b.unit; });
  for (std::size_t begin = 0; begin < named.size();) {
    std::size_t end = begin + 1;
    while (end < named.size() && named[end].key == named[begin].key) ++end;
    if (end - begin > 1) Group(table, units, clusters, std::span(named).subspan(begin, end - begin)).unite();
    begin = end;
  }
}

}  // namespace edgewise
