#include "cli/asking.hpp"
#include "edgewise/query/dossier.hpp"
#include "edgewise/query/named.hpp"

namespace edgewise {
namespace {

class HoldersCommand : public AskingCommand {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db OFFICE";
    info.about =
        "Who held an office, when: from the first to the last text that says so. Where texts name several holders for "
        "the same "
        "time, all are shown with their sources and marked.";
    info.options = {{"as-of", 0, "DATE", "only who held it on this day, or was the last one known by then"}};
    add_dates(info);
    add_format(info);
    info.examples = {
        {"edgewise holders graph.db \"foreign minister of serbia\"", "All holders that the texts name."},
        {"edgewise holders graph.db \"foreign minister of serbia\" --as-of 2021-03-13", "Who it was on a day."},
    };
    info.least_arguments = 2;
    info.most_arguments = 2;
    return info;
  }

 protected:
  void read_options(const Options& options) override { as_of_ = options.date("as-of"); }
  Answer ask(const KnowledgeGraph& whole, const KnowledgeGraph& part) override {
    const NodeIndex office = node_named(whole, arguments_[1], "Office"), left = in_part(whole, office, part);
    return left == KnowledgeGraph::npos ? nothing_left(whole, office) : holders(part, left, as_of_);
  }

 private:
  std::string as_of_;
};

}  // namespace

std::unique_ptr<Command> make_holders_command() {
  return std::make_unique<HoldersCommand>();
}

}  // namespace edgewise
