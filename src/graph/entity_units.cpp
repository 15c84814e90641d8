#include "graph/entity_units.hpp"

#include <algorithm>

namespace edgewise {
namespace {

constexpr std::string_view kPerson = "person:";

std::uint64_t pair_key(StringId id, std::uint32_t document) {
  return (static_cast<std::uint64_t>(id) << 32) | document;
}

}  // namespace

bool is_short_person_id(std::string_view id) {
  if (!id.starts_with(kPerson)) return false;
  const std::string_view words = id.substr(kPerson.size());
  const std::size_t space = words.find('_');
  if (space == std::string_view::npos) return true;
  // "s_lavrov", "s_v_lavrov": nothing but initials before the last word.
  std::size_t begin = 0;
  for (std::size_t end = space; end != std::string_view::npos; begin = end + 1, end = words.find('_', begin))
    if (end - begin > 1) return false;
  return true;
}

EntityUnits::EntityUnits(const FactTable& table) : table_(table) {
  std::vector<bool> short_form(table.forms.size());
  for (std::size_t f = 0; f < table.forms.size(); ++f)
    short_form[f] = is_short_person_id(table.string(table.forms[f].id));

  // Every use of a form in a document, once.
  std::vector<std::uint64_t> uses;
  uses.reserve(table.facts.size() * 2);
  for (const FactRow& fact : table.facts)
    for (const std::uint32_t form : {fact.subject, fact.object, fact.speaker, fact.place})
      if (form != FactRow::kNone) uses.push_back(pair_key(table.forms[form].id, fact.document));
  std::sort(uses.begin(), uses.end());
  uses.erase(std::unique(uses.begin(), uses.end()), uses.end());

  std::vector<bool> short_id(table.pool->strings.size());
  for (std::size_t f = 0; f < table.forms.size(); ++f) short_id[table.forms[f].id] = short_form[f];
  for (const std::uint64_t use : uses) {
    const auto id = static_cast<StringId>(use >> 32);
    const auto document = static_cast<std::uint32_t>(use);
    if (short_id[id])
      units_.push_back({id, document, 1});
    else if (!units_.empty() && units_.back().id == id)
      ++units_.back().documents;
    else
      units_.push_back({id, FactRow::kNone, 1});
  }
  // Positions of strings depend on the order of insertion; the strings do not. Documents are numbered by id.
  std::sort(units_.begin(), units_.end(), [&table](const Unit& a, const Unit& b) {
    return a.id != b.id ? table.string(a.id) < table.string(b.id) : a.document < b.document;
  });

  std::vector<UnitIndex> of_id(table.pool->strings.size(), FactRow::kNone);
  for (UnitIndex u = 0; u < units_.size(); ++u) {
    if (units_[u].short_person())
      short_ones_.emplace(pair_key(units_[u].id, units_[u].document), u);
    else
      of_id[units_[u].id] = u;
  }
  of_form_.resize(table.forms.size());
  for (std::size_t f = 0; f < table.forms.size(); ++f) of_form_[f] = of_id[table.forms[f].id];
}

UnitIndex EntityUnits::unit_of(std::uint32_t form, std::uint32_t document) const {
  const UnitIndex unit = of_form_[form];
  return unit != FactRow::kNone ? unit : short_ones_.at(pair_key(table_.forms[form].id, document));
}

std::vector<UnitIndex> EntityUnits::named(std::string_view id) const {
  const auto before = [this](const Unit& unit, std::string_view wanted) { return table_.string(unit.id) < wanted; };
  std::vector<UnitIndex> found;
  for (auto it = std::lower_bound(units_.begin(), units_.end(), id, before);
       it != units_.end() && table_.string(it->id) == id; ++it)
    found.push_back(static_cast<UnitIndex>(it - units_.begin()));
  if (!found.empty()) return found;
  // "person:lavrov@d1": the one of that document.
  for (std::size_t sign = id.find('@'); sign != std::string_view::npos; sign = id.find('@', sign + 1)) {
    const std::string_view document = id.substr(sign + 1);
    for (const UnitIndex u : named(id.substr(0, sign)))
      if (units_[u].short_person() && table_.documents[units_[u].document].id == document) return {u};
  }
  return found;
}

}  // namespace edgewise
