#include "cli/asking.hpp"
#include "edgewise/query/dossier.hpp"
#include "edgewise/query/named.hpp"

namespace edgewise {
namespace {

class ShowCommand : public AskingCommand {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db NAME";
    info.about =
        "What the texts say about one node: roles over time, meetings, visits, stances and ties, each with its date, "
        "how often it "
        "is stated, and the sentence that says it best. Names are read as people type them; an id does, too.";
    add_filters(info);
    info.examples = {
        {"edgewise show graph.db vucic", "All about somebody."},
        {"edgewise show graph.db \"foreign minister of serbia\" --from 2021", "An office since 2021."},
        {"edgewise show graph.db Serbia --type SUPPORTS,THANKED --format jsonl", "Some of it, for a program."},
    };
    info.least_arguments = 2;
    info.most_arguments = 2;
    return info;
  }

 protected:
  Answer ask(const KnowledgeGraph& whole, const KnowledgeGraph& part) override {
    const NodeIndex node = node_named(whole, arguments_[1]), left = in_part(whole, node, part);
    return left == KnowledgeGraph::npos ? nothing_left(whole, node) : dossier(part, left);
  }
};

}  // namespace

std::unique_ptr<Command> make_show_command() {
  return std::make_unique<ShowCommand>();
}

}  // namespace edgewise
