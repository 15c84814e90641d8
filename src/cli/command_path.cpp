#include <fmt/format.h>

#include "cli/asking.hpp"
#include "edgewise/query/dossier.hpp"
#include "edgewise/query/named.hpp"

namespace edgewise {
namespace {

class PathCommand : public AskingCommand {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db NAME NAME";
    info.about =
        "How two nodes hang together: chains of edges from one to the other, those with the fewest steps and the most "
        "evidence "
        "first, each step with the sentence behind it.";
    info.options = {{"most", 0, "N", "how many chains (default: 5)"}};
    add_filters(info);
    info.examples = {
        {"edgewise path graph.db \"Ann Lee\" Serbia", "Chains between two nodes."},
        {"edgewise path graph.db lavrov vucic --type MET,VISITED --most 1", "The best one over meetings and visits."},
    };
    info.least_arguments = 3;
    info.most_arguments = 3;
    return info;
  }

 protected:
  void read_options(const Options& options) override { most_ = options.number("most", 5, 1, 1000); }
  Answer ask(const KnowledgeGraph& whole, const KnowledgeGraph& part) override {
    const NodeIndex from = node_named(whole, arguments_[1]), to = node_named(whole, arguments_[2]);
    if (from == to)
      throw UsageError(fmt::format("\"{}\" and \"{}\" are the same node, {}: a path needs two", arguments_[1],
                                   arguments_[2], whole.nodes()[from].id));
    const NodeIndex first = in_part(whole, from, part), last = in_part(whole, to, part);
    if (first == KnowledgeGraph::npos || last == KnowledgeGraph::npos) {
      Answer none;
      none.head = {{"from", whole.nodes()[from].name}, {"to", whole.nodes()[to].name}, {"chains", Cell::number(0)}};
      none.notes.push_back(fmt::format("Nothing of {} passes the filter: widen --type, --from or --to.",
                                       whole.nodes()[first == KnowledgeGraph::npos ? from : to].name));
      return none;
    }
    return chains(part, first, last, most_);
  }

 private:
  std::size_t most_ = 5;
};

}  // namespace

std::unique_ptr<Command> make_path_command() {
  return std::make_unique<PathCommand>();
}

}  // namespace edgewise
