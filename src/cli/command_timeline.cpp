#include <fmt/format.h>

#include <set>

#include "cli/asking.hpp"
#include "edgewise/base/fold.hpp"
#include "edgewise/graph/name_index.hpp"
#include "edgewise/query/dossier.hpp"

namespace edgewise {
namespace {

class TimelineCommand : public AskingCommand {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db NAME|TYPE";
    info.about =
        "What happened, in the order of dates: to one node, or of one relation type. A date with ~ is the document's: "
        "the "
        "sentence itself names none.";
    add_filters(info);
    info.examples = {
        {"edgewise timeline graph.db \"Ann Lee\"", "Her life in the news."},
        {"edgewise timeline graph.db VISITED --from 2021-03 --to 2021-04", "All visits of two months."},
    };
    info.least_arguments = 2;
    info.most_arguments = 2;
    return info;
  }

 protected:
  // A type as it is spelt, else a name, else a type in other letters, else what is near of both.
  Answer ask(const KnowledgeGraph& whole, const KnowledgeGraph& part) override {
    const std::string& typed = arguments_[1];
    std::set<std::string> types;
    for (const Edge& edge : whole.edges()) types.emplace(edge.type);
    const Schema schema = Schema::load(common.schema_files());
    for (const RelationType& relation : schema.relations()) types.insert(relation.name);
    if (types.contains(typed)) return timeline_of_type(part, typed);
    const NameIndex names(whole);
    const NameMatch match = names.find(typed);
    if (match.nodes.empty()) {
      const std::string near = nearest(typed, {types.begin(), types.end()});
      if (!near.empty() && near.size() == typed.size() && fold(near) == fold(typed))
        return timeline_of_type(part, near);
      if (!near.empty()) {
        std::vector<std::string> all = {near};
        all.insert(all.end(), match.suggestions.begin(), match.suggestions.end());
        throw UsageError(
            fmt::format("nothing in the graph is called '{}'; did you mean {}?", typed, fmt::join(all, ", ")));
      }
    }
    const NodeIndex node = names.resolve(typed), left = in_part(whole, node, part);
    return left == KnowledgeGraph::npos ? nothing_left(whole, node) : timeline_of(part, left);
  }
};

}  // namespace

std::unique_ptr<Command> make_timeline_command() {
  return std::make_unique<TimelineCommand>();
}

}  // namespace edgewise
