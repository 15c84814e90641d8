#pragma once
// The entity and relation types of the graph, read from rules/schema.json. Built-in entity types have fixed ids, since
// stages of reading treat them in their own way; a user's types follow them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace edgewise {

using TypeId = std::uint8_t;
using RelationId = std::uint16_t;
using TypeMask = std::uint32_t;  // bit n: entity type n

namespace type {
inline constexpr TypeId kPerson = 0, kOffice = 1, kCountry = 2, kCity = 3, kRegion = 4, kOrganization = 5, kGroup = 6,
                        kEvent = 7, kProduct = 8, kDocument = 9, kFacility = 10, kTopic = 11;
inline constexpr TypeId kDate = 12;  // a mention type only: dates are values, no nodes
inline constexpr TypeId kFirstUserType = 13;
inline constexpr TypeId kMaxTypes = 32;
inline constexpr TypeId kNone = 255;
}  // namespace type

inline constexpr RelationId kNoRelation = 0xffff;

struct EntityType {
  std::string name;       // "Person"
  std::string id_prefix;  // "person": entity ids are prefix:slug ("org" for Organization, "doc" for Document)
  std::string says;       // one line for people
  bool actor = false;     // may act: Person, Country, Organization, Group
};

struct RelationType {
  std::string name;  // "MET"
  TypeMask from = 0;
  TypeMask to = 0;
  bool symmetric = false;
  std::string says;
  std::string cameo, plover, wikidata;  // empty where none
};

class Schema {
 public:
  // Reads schema.json. Throws RuleError (file:line:column) on unknown keys, dangling type names, duplicates.
  static Schema load(const std::string& path) { return load(std::vector<std::string>{path}); }
  // Several files: each adds its types to those before it and may leave a list out.
  static Schema load(const std::vector<std::string>& paths);

  const std::vector<EntityType>& entity_types() const { return entities_; }
  const std::vector<RelationType>& relations() const { return relations_; }
  const EntityType& entity_type(TypeId id) const { return entities_[id]; }
  const RelationType& relation(RelationId id) const { return relations_[id]; }
  // type::kNone / kNoRelation where the name is unknown. "Any" and "Actor" are masks, not types: see mask().
  TypeId type_named(std::string_view name) const;
  RelationId relation_named(std::string_view name) const;
  // The mask of a type name, "Actor", "Place" (City, Region, Country, Facility) or "Any"; 0 where unknown.
  TypeMask mask(std::string_view name) const;

 private:
  void add_file(const std::string& path, bool first);

  std::vector<EntityType> entities_;
  std::vector<RelationType> relations_;
};

}  // namespace edgewise
