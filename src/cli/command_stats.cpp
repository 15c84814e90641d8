#include "cli/asking.hpp"
#include "edgewise/query/dossier.hpp"

namespace edgewise {
namespace {

class StatsCommand : public AskingCommand {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db";
    info.about = "How large the graph is, what it holds by type, and which nodes are most central.";
    add_filters(info, Forms::kRows);
    info.examples = {
        {"edgewise stats graph.db", "The graph in numbers."},
        {"edgewise stats graph.db --type MET,VISITED --from 2021", "Of its meetings and visits since 2021."},
        {"edgewise stats graph.db --format json", "The same for a program."},
    };
    info.least_arguments = 1;
    info.most_arguments = 1;
    return info;
  }

 protected:
  Answer ask(const KnowledgeGraph&, const KnowledgeGraph& part) override { return statistics(part); }
};

}  // namespace

std::unique_ptr<Command> make_stats_command() {
  return std::make_unique<StatsCommand>();
}

}  // namespace edgewise
