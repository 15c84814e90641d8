#include "cli/asking.hpp"
#include "edgewise/query/dossier.hpp"

namespace edgewise {
namespace {

class WhyCommand : public AskingCommand {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db EDGE";
    info.about =
        "Every sentence behind an edge: its document, the bytes it stands at, the bytes of both mentions, the rule "
        "that read it, "
        "and how sure it is. The ids of edges stand in the answers of show, path, timeline and holders, and in every "
        "export.";
    add_format(info);
    info.examples = {
        {"edgewise why graph.db e1c6f0", "An edge by the beginning of its id."},
        {"edgewise why graph.db e1c6f0 --format json", "The same for a program."},
    };
    info.least_arguments = 2;
    info.most_arguments = 2;
    return info;
  }

 protected:
  Answer ask(const KnowledgeGraph& graph) override { return why(graph, arguments_[1]); }
};

}  // namespace

std::unique_ptr<Command> make_why_command() {
  return std::make_unique<WhyCommand>();
}

}  // namespace edgewise
