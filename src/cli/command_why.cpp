#include "cli/asking.hpp"
#include "edgewise/query/dossier.hpp"
#include "edgewise/query/named.hpp"

namespace edgewise {
namespace {

class WhyCommand : public AskingCommand {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db EDGE | GRAPH.db NAME NAME";
    info.about =
        "Every sentence behind an edge: its document, the bytes it stands at, the bytes of both mentions, the rule "
        "that read it, "
        "and how sure it is. The ids of edges stand in the answers of show, path, timeline and holders, and in every "
        "export. Two names instead: every sentence that links the two, whichever stands first.";
    add_filters(info);
    info.examples = {
        {"edgewise why graph.db e1c6f0", "An edge by the beginning of its id."},
        {"edgewise why graph.db e1c6f0 --format json", "The same for a program."},
        {"edgewise why graph.db \"Ann Lee\" Serbia --from 2021", "All that links two nodes, since 2021."},
    };
    info.least_arguments = 2;
    info.most_arguments = 3;
    return info;
  }

 protected:
  Answer ask(const KnowledgeGraph& whole, const KnowledgeGraph& part) override {
    if (arguments_.size() == 2) return why(whole, part, arguments_[1]);
    const NodeIndex a = node_named(whole, arguments_[1]), b = node_named(whole, arguments_[2]);
    const NodeIndex first = in_part(whole, a, part), second = in_part(whole, b, part);
    if (first == KnowledgeGraph::npos) return nothing_left(whole, a);
    if (second == KnowledgeGraph::npos) return nothing_left(whole, b);
    return why_between(part, first, second);
  }
};

}  // namespace

std::unique_ptr<Command> make_why_command() {
  return std::make_unique<WhyCommand>();
}

}  // namespace edgewise
