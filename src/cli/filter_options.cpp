#include "edgewise/cli/filter_options.hpp"

#include "edgewise/base/error.hpp"

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
  filter.top = static_cast<std::size_t>(options.number("top", 0));
  if (options.has("depth") && filter.around.empty())
    throw UsageError("--depth counts from a node: say which with --around NAME");
  if (!filter.from.empty() && !filter.to.empty() && filter.from > filter.to &&
      filter.from.compare(0, filter.to.size(), filter.to) != 0)
    throw UsageError("--from " + filter.from + " lies after --to " + filter.to + ": nothing can be between them");
  return filter;
}

bool filters_anything(const GraphFilter& filter) {
  return !filter.relation_types.empty() || !filter.entity_types.empty() || !filter.modalities.empty() ||
         !filter.around.empty() || !filter.from.empty() || !filter.to.empty() || filter.min_evidence > 0 ||
         filter.top > 0;
}

}  // namespace edgewise
