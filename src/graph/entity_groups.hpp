#pragma once
// Who is the same across documents. Private to src/graph.
//
// The problem: one person is "Sergey Lavrov" here, "Sergei Lavrov" there and "Minister Lavrov" in a third text; two
// persons are called Ivan Petrov. No similarity score separates the first case from the second (Vucic/Vuchich are
// further apart than Petrovic/Petkovic), so nothing here is a score. Units (graph/entity_units.hpp) become one node for
// four reasons only:
//
//   1. the same entity id                          a full name, an office and its owner, a row of a table
//   2. a `same` line of the ledger                 said by a person
//   3. the same given and family name in another spelling, by the coarse key of base/fold.hpp:
//                                                  "Sergey Lavrov" = "Sergei Lavrov", "Vucic" = "Vuchich"
//      Middle names: none at all and initials agree ("Donald Trump" = "Donald J. Trump") where the initials are the
//      only ones in the graph; initials and the one middle name that they fit agree. Else they are different persons.
//   4. a short person ("Lavrov" in one document) who holds the same office of the same owner as a full name with that
//      word in it, at an overlapping date, and no second full name fits. Among themselves short persons of one name
//      join likewise: the same office and owner, dates that overlap.
//
// A dated statement of a role vouches for kVouchedDays before and after it. A role called former vouches for nothing.
// A `different` line forbids: where two spellings are said to differ, nobody of that name is merged by spelling, since
// nothing says on which side a third one stands.
//
// The node's id is that of the full-named unit with the most documents, the smallest of several. Short persons on their
// own keep their id where only one node of that id remains, else it gets the document: "person:lavrov@news-17".
// Everything is decided in the order of ids, never in the order of input.

#include <string>
#include <vector>

#include "edgewise/graph/ledger.hpp"
#include "edgewise/store/fact_table.hpp"
#include "graph/entity_units.hpp"

namespace edgewise {

inline constexpr int kVouchedDays = 183;

struct EntityGroups {
  struct Group {
    std::string id;        // of the node
    UnitIndex chosen = 0;  // the unit that gave it
  };
  struct Join {
    UnitIndex unit = 0;  // not the one that gave the node its id
    std::uint32_t group = 0;
    std::string why;
  };
  std::vector<Group> groups;            // sorted by id
  std::vector<std::uint32_t> group_of;  // by unit
  std::vector<Join> joins;              // by unit
};

EntityGroups group_entities(const FactTable& table, const EntityUnits& units, const Ledger& ledger);

}  // namespace edgewise
