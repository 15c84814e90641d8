#include <set>

#include "cli/asking.hpp"
#include "edgewise/query/dossier.hpp"
#include "edgewise/query/named.hpp"

namespace edgewise {
namespace {

class RelatedCommand : public AskingCommand {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db NAME";
    info.about =
        "Who stands close to a node, by weighted evidence: a personalised PageRank. A walk begins at the node, follows "
        "edges in both directions, each as likely as the number of sentences that state it (half of it where something "
        "is planned, hoped or possible, none where it is denied), and starts again with probability 1/4 before each "
        "step; closeness is how much of its time, in percent, it is at a node. Offices and topics are walked through "
        "but not listed, "
        "unless --entity-type asks for them. Each line shows the strongest edge, or who stands between.";
    info.options = {{"most", 0, "N", "how many (default: 15)"},
                    {"entity-type", 0, "TYPE", "only nodes of these types, parted by commas: Person,Country"}};
    add_filters(info);
    info.examples = {
        {"edgewise related graph.db \"Ann Lee\"", "Who stands close to a person."},
        {"edgewise related graph.db Serbia --entity-type Person --from 2021", "Which people, since 2021."},
    };
    info.least_arguments = 2;
    info.most_arguments = 2;
    return info;
  }

 protected:
  void read_options(const Options& options) override {
    most_ = options.number("most", 15, 1, 1'000'000);
    filter_.entity_types = options.list("entity-type");
  }
  Answer ask(const KnowledgeGraph& whole, const KnowledgeGraph& part) override {
    const NodeIndex node = node_named(whole, arguments_[1]), left = in_part(whole, node, part);
    if (left == KnowledgeGraph::npos) return nothing_left(whole, node);
    if (!filter_.entity_types.empty()) return related(part, left, filter_.entity_types, most_);
    return related(part, left, listed(part), most_);
  }

 private:
  // All types but those that link others and are nobody themselves.
  static std::vector<std::string> listed(const KnowledgeGraph& graph) {
    std::set<std::string> types;
    for (const Node& node : graph.nodes()) types.emplace(node.type);
    types.erase("Office");
    types.erase("Topic");
    return {types.begin(), types.end()};
  }

  std::size_t most_ = 15;
};

}  // namespace

std::unique_ptr<Command> make_related_command() {
  return std::make_unique<RelatedCommand>();
}

}  // namespace edgewise
