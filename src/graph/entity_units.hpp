#pragma once
// The smallest things that entity merging handles. Private to src/graph.
//
// An entity id of the reading half is one unit, whatever documents it stands in: a full name, an office with its owner,
// a row of the country table mean the same everywhere. A person of whom a document gives less (a bare surname, or an
// initial and a surname: "person:lavrov", "person:s_lavrov") is one unit in each document, since the next document may
// mean another.

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "edgewise/store/fact_table.hpp"

namespace edgewise {

using UnitIndex = std::uint32_t;

// Is this a person's id that holds less than a full name?
bool is_short_person_id(std::string_view id);

struct Unit {
  StringId id = 0;                          // the entity id
  std::uint32_t document = FactRow::kNone;  // of a short person; else kNone
  std::uint32_t documents = 0;              // that name it, in whatever part of a fact
  bool short_person() const { return document != FactRow::kNone; }
};

class EntityUnits {
 public:
  explicit EntityUnits(const FactTable& table);

  const std::vector<Unit>& units() const { return units_; }  // sorted by (id, document id)
  UnitIndex unit_of(std::uint32_t form, std::uint32_t document) const;
  // Units of an entity id: one, or for a short person one a document. Empty where the id is not there.
  std::vector<UnitIndex> named(std::string_view id) const;

 private:
  const FactTable& table_;
  std::vector<Unit> units_;
  std::vector<UnitIndex> of_form_;                           // kNone for short persons
  std::unordered_map<std::uint64_t, UnitIndex> short_ones_;  // (entity id, document)
};

}  // namespace edgewise
