#pragma once
// The filters that export, render and the asking commands share: one set of options, one meaning.

#include "edgewise/cli/options.hpp"
#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise {

// Appends --type, --entity-type, --around, --depth, --from, --to, --modality, --min-evidence, --top.
void add_filter_options(CommandInfo& info);
// The filter those options ask for. Throws UsageError for a value that cannot be meant.
GraphFilter filter_from(const Options& options);
// False where no filter was given: then the whole graph is meant, with nodes that no edge touches (a place, a speaker).
bool filters_anything(const GraphFilter& filter);

}  // namespace edgewise
