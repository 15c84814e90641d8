#include "cli/asking.hpp"
#include "edgewise/query/dossier.hpp"
#include "edgewise/query/named.hpp"

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
  Answer ask(const KnowledgeGraph& graph) override {
    const KnowledgeGraph part = narrowed(graph);
    for (const Edge& edge : graph.edges())
      if (edge.type == arguments_[1]) return timeline_of_type(part, arguments_[1]);
    return timeline_of(part, same_node(part, graph.nodes()[node_named(graph, arguments_[1])]));
  }
};

}  // namespace

std::unique_ptr<Command> make_timeline_command() {
  return std::make_unique<TimelineCommand>();
}

}  // namespace edgewise
