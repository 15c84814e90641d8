#pragma once
// The filters that export, render and the asking commands share: one set of options, one meaning.

#include <string>
#include <vector>

#include "edgewise/cli/command.hpp"
#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise {

// Appends --type, --entity-type, --around, --depth, --from, --to, --modality, --min-evidence, --top.
void add_filter_options(CommandInfo& info);
// The filter those options ask for. Throws UsageError for a value that cannot be meant.
GraphFilter filter_from(const Options& options);
// Throws UsageError where --from lies after --to.
void check_dates(const GraphFilter& filter);
// Brings the types that were asked for to their spelling in the graph or the schema. Throws UsageError, with what is
// near, for one that neither knows. Returns a line for each that the graph has none of.
std::vector<std::string> settle_types(GraphFilter& filter, const KnowledgeGraph& graph, const CommonOptions& common);
// False where no filter was given: then the whole graph is meant, with nodes that no edge touches (a place, a speaker).
bool filters_anything(const GraphFilter& filter);

}  // namespace edgewise
