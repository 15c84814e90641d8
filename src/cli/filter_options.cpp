#include "edgewise/cli/filter_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "edgewise/base/error.hpp"
#include "edgewise/model/schema.hpp"

namespace edgewise {

void add_filter_options(CommandInfo& info) {
  const std::vector<Option> filters = {
      {"type", 0, "RELATION", "only edges of these types, parted by commas: MET,VISITED"},
      {"entity-type", 0, "TYPE", "only edges between nodes of these types: Person,Country"},
      {"around", 0, "NAME", "only what lies near this node"},
      {"depth", 0, "N", "how many edges away (default: 1)"},
      {"from", 0, "DATE", "only edges of this day, month, year or later"},
      {"to", 0, "DATE", "only edges of this day, month, year or before"},
      {"modality",
       0,
       "KIND",
       "only what happened, is planned, hoped or possible",
       {"actual", "planned", "hoped", "possible"}},
      {"min-evidence", 0, "N", "only edges that at least N sentences state"},
      {"top", 0, "N", "only the N nodes with the most evidence"},
  };
  info.options.insert(info.options.end(), filters.begin(), filters.end());
}

GraphFilter filter_from(const Options& options) {
  GraphFilter filter;
  filter.relation_types = options.list("type");
  filter.entity_types = options.list("entity-type");
  filter.modalities = options.list("modality");
  filter.around = options.get("around");
  filter.depth = static_cast<int>(options.number("depth", 1, 1, 64));
  filter.from = options.date("from");
  filter.to = options.date("to");
  filter.min_evidence = static_cast<std::uint32_t>(options.number("min-evidence", 0, 0, 0xffffffff));
  if (options.has("top")) filter.top = static_cast<std::size_t>(options.number("top", 1, 1));
  if (options.has("depth") && filter.around.empty())
    throw UsageError("--depth counts from a node: say which with --around NAME");
  check_dates(filter);
  return filter;
}

void check_dates(const GraphFilter& filter) {
  if (!filter.from.empty() && !filter.to.empty() && filter.from > filter.to &&
      filter.from.compare(0, filter.to.size(), filter.to) != 0)
    throw UsageError("--from " + filter.from + " lies after --to " + filter.to + ": nothing can be between them");
}

namespace {

// The types of one kind, relations or entities: those in the graph, and those that the schema knows besides.
struct KnownTypes {
  std::vector<std::string> used, others;
};

std::vector<std::string> sorted(const std::set<std::string_view>& names) {
  return {names.begin(), names.end()};
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

const std::string* known_as(const std::string& typed, const KnownTypes& known) {
  for (const std::vector<std::string>* names : {&known.used, &known.others})
    for (const std::string& name : *names)
      if (same_letters(name, typed)) return &name;
  return nullptr;
}

void settle(std::vector<std::string>& asked, const KnownTypes& known, const char* option, const char* what,
            std::vector<std::string>& absent) {
  for (std::string& type : asked) {
    if (const std::string* name = known_as(type, known)) {
      type = *name;
      if (!std::binary_search(known.used.begin(), known.used.end(), type))
        absent.push_back(fmt::format("the graph has no {} of type {}", what, type));
      continue;
    }
    std::vector<std::string> all = known.used;
    all.insert(all.end(), known.others.begin(), known.others.end());
    const std::string near = nearest(type, all);
    throw UsageError(fmt::format("--{} does not know \"{}\"{}\nThe graph holds: {}", option, type,
                                 near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near),
                                 known.used.empty() ? "nothing" : fmt::format("{}", fmt::join(known.used, ", "))));
  }
}

}  // namespace

std::vector<std::string> settle_types(GraphFilter& filter, const KnowledgeGraph& graph, const CommonOptions& common) {
  std::vector<std::string> absent;
  if (filter.relation_types.empty() && filter.entity_types.empty()) return absent;
  std::set<std::string_view> relations, entities;
  for (const Edge& edge : graph.edges()) relations.insert(edge.type);
  for (const Node& node : graph.nodes()) entities.insert(node.type);
  KnownTypes relation_types{sorted(relations), {}}, entity_types{sorted(entities), {}};
  const Schema schema = Schema::load(common.schema_files());
  for (const RelationType& relation : schema.relations())
    if (!relations.contains(relation.name)) relation_types.others.push_back(relation.name);
  for (const EntityType& entity : schema.entity_types())
    if (!entities.contains(entity.name)) entity_types.others.push_back(entity.name);
  settle(filter.relation_types, relation_types, "type", "edge", absent);
  settle(filter.entity_types, entity_types, "entity-type", "node", absent);
  return absent;
}

bool filters_anything(const GraphFilter& filter) {
  return !filter.relation_types.empty() || !filter.entity_types.empty() || !filter.modalities.empty() ||
         !filter.around.empty() || !filter.from.empty() || !filter.to.empty() || filter.min_evidence > 0 ||
         filter.top > 0;
}

}  // namespace edgewise
