#include "edgewise/model/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "edgewise/base/json.hpp"

namespace edgewise {
namespace {

// In the order of the ids in namespace type; Date is no node and stands in no file.
constexpr std::array<std::string_view, type::kFirstUserType> kBuiltIn = {
    "Person", "Office",  "Country",  "City",     "Region", "Organization", "Group",
    "Event",  "Product", "Document", "Facility", "Topic",  "Date"};

constexpr TypeMask bit(TypeId id) {
  return TypeMask{1} << id;
}

bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool digit_or_underscore(char c) {
  return (c >= '0' && c <= '9') || c == '_';
}

// Names become labels and types in other databases, where nothing else is safe.
bool is_type_name(std::string_view name) {
  return !name.empty() && upper(name[0]) &&
         std::all_of(name.begin(), name.end(), [](char c) { return upper(c) || lower(c) || digit_or_underscore(c); });
}
bool is_relation_name(std::string_view name) {
  return !name.empty() && upper(name[0]) &&
         std::all_of(name.begin(), name.end(), [](char c) { return upper(c) || digit_or_underscore(c); });
}
bool is_prefix(std::string_view name) {
  return !name.empty() && lower(name[0]) &&
         std::all_of(name.begin(), name.end(), [](char c) { return lower(c) || digit_or_underscore(c); });
}

EntityType read_entity_type(const json::Value& value) {
  value.only({"name", "id", "says", "actor"});
  EntityType out;
  out.name = value.get("name").string();
  if (!is_type_name(out.name)) {
    value.get("name").fail(fmt::format(
        "\"{}\" cannot name an entity type; write a capital letter, then letters, digits and '_'", out.name));
  }
  if (out.name == "Any" || out.name == "Actor" || out.name == "Place" || out.name == "Date") {
    value.get("name").fail(
        fmt::format("\"{}\" is built in and cannot be defined again; choose another name", out.name));
  }
  out.id_prefix = value.get("id").string();
  if (!is_prefix(out.id_prefix)) {
    value.get("id").fail(
        fmt::format("\"{}\" cannot start entity ids; write lower-case letters, digits and '_'", out.id_prefix));
  }
  out.says = value.string_or("says", "");
  out.actor = value.boolean_or("actor", false);
  return out;
}

TypeMask read_ends(const Schema& schema, const json::Value& list) {
  TypeMask mask = 0;
  for (const json::Value& item : list.items()) {
    const TypeMask one = schema.mask(item.string());
    if (one == 0) {
      std::vector<std::string_view> known = {"Any", "Actor", "Place"};
      for (const EntityType& entity : schema.entity_types()) known.push_back(entity.name);
      std::erase(known, "Date");
      item.fail(fmt::format("unknown entity type \"{}\"; {}", item.string(), json::suggest(item.string(), known)));
    }
    mask |= one;
  }
  if (mask == 0) list.fail("a relation needs at least one entity type here");
  return mask;
}

RelationType read_relation(const Schema& schema, const json::Value& value) {
  value.only({"name", "from", "to", "symmetric", "says", "cameo", "plover", "wikidata"});
  RelationType out;
  out.name = value.get("name").string();
  if (!is_relation_name(out.name)) {
    value.get("name").fail(
        fmt::format("\"{}\" cannot name a relation; write capital letters, digits and '_'", out.name));
  }
  out.from = read_ends(schema, value.get("from"));
  out.to = read_ends(schema, value.get("to"));
  out.symmetric = value.boolean_or("symmetric", false);
  if (out.symmetric && out.from != out.to)
    value.fail(fmt::format("{} is symmetric, so \"from\" and \"to\" have to be the same", out.name));
  out.says = value.string_or("says", "");
  out.cameo = value.string_or("cameo", "");
  out.plover = value.string_or("plover", "");
  out.wikidata = value.string_or("wikidata", "");
  return out;
}

}  // namespace

Schema Schema::load(const std::vector<std::string>& paths) {
  Schema schema;
  schema.entities_.resize(kBuiltIn.size());
  schema.entities_[type::kDate] = {"Date", "date", "a date: a value, no node", false};
  for (std::size_t i = 0; i < paths.size(); ++i) schema.add_file(paths[i], i == 0);
  return schema;
}

void Schema::add_file(const std::string& path, bool first) {
  const json::Tree tree = json::Tree::load(path);
  const json::Value root = tree.root();
  root.only({"$schema", "entity_types", "relations"});
  const auto list = [&](std::string_view key) {
    if (first) return root.get(key).items();
    const auto given = root.find(key);
    return given ? given->items() : std::vector<json::Value>();
  };

  for (const json::Value& item : list("entity_types")) {
    EntityType entity = read_entity_type(item);
    for (const EntityType& other : entities_) {
      if (other.name == entity.name)
        item.get("name").fail(fmt::format("the entity type {} is defined twice", entity.name));
      if (other.id_prefix == entity.id_prefix) {
        item.get("id").fail(
            fmt::format("the id \"{}\" is taken by {}; ids of two types would meet", entity.id_prefix, other.name));
      }
    }
    const auto built_in = std::find(kBuiltIn.begin(), kBuiltIn.end(), entity.name);
    if (built_in != kBuiltIn.end()) {
      entities_[static_cast<std::size_t>(built_in - kBuiltIn.begin())] = std::move(entity);
      continue;
    }
    if (entities_.size() == type::kMaxTypes) {
      item.fail(fmt::format("too many entity types: {} is the most, Date among them", int{type::kMaxTypes}));
    }
    entities_.push_back(std::move(entity));
  }
  for (std::size_t i = 0; i < kBuiltIn.size(); ++i) {
    if (entities_[i].name.empty()) {
      root.get("entity_types").fail(fmt::format("the built-in entity type {} is missing", kBuiltIn[i]));
    }
  }

  for (const json::Value& item : list("relations")) {
    RelationType relation = read_relation(*this, item);
    if (relation_named(relation.name) != kNoRelation) {
      item.get("name").fail(fmt::format("the relation {} is defined twice", relation.name));
    }
    if (relations_.size() == kNoRelation) item.fail("too many relations");
    relations_.push_back(std::move(relation));
  }
}

TypeId Schema::type_named(std::string_view name) const {
  for (std::size_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].name == name) return static_cast<TypeId>(i);
  }
  return type::kNone;
}

RelationId Schema::relation_named(std::string_view name) const {
  for (std::size_t i = 0; i < relations_.size(); ++i) {
    if (relations_[i].name == name) return static_cast<RelationId>(i);
  }
  return kNoRelation;
}

TypeMask Schema::mask(std::string_view name) const {
  TypeMask mask = 0;
  if (name == "Place") return bit(type::kCity) | bit(type::kRegion) | bit(type::kCountry) | bit(type::kFacility);
  for (std::size_t i = 0; i < entities_.size(); ++i) {
    if (i == type::kDate) continue;
    const bool in = name == "Any" || (name == "Actor" && entities_[i].actor) || entities_[i].name == name;
    if (in) mask |= bit(static_cast<TypeId>(i));
  }
  return mask;
}

}  // namespace edgewise
