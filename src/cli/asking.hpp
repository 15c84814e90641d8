#pragma once
// What the short asking commands have in common: a graph, filters, a form of answer.

#include "edgewise/cli/command.hpp"
#include "edgewise/cli/filter_options.hpp"
#include "edgewise/graph/load.hpp"
#include "edgewise/query/answer.hpp"

namespace edgewise {

// A command that reads one graph and prints one answer. The first argument is the store.
class AskingCommand : public Command {
 public:
  void setup(const Options& options) override;
  ExitCode run(Console& console) override;

 protected:
  virtual void read_options(const Options&) {}
  // `part` is what --type, --from and --to leave of the whole graph; the same graph where they were not given. Names
  // are looked up in the whole one: in_part() finds their nodes again.
  virtual Answer ask(const KnowledgeGraph& whole, const KnowledgeGraph& part) = 0;

  // npos where the filter leaves none of the node's edges: nothing_left() is the answer then.
  static NodeIndex in_part(const KnowledgeGraph& whole, NodeIndex node, const KnowledgeGraph& part) {
    return &whole == &part ? node : part.find(whole.nodes()[node].id);
  }
  static Answer nothing_left(const KnowledgeGraph& whole, NodeIndex node);

  // Forms: kRows for numbers, kGraph where the answer is made of edges, which can be drawn.
  enum class Forms { kRows, kGraph };
  static void add_format(CommandInfo& info, Forms forms = Forms::kGraph);
  static void add_dates(CommandInfo& info);                                 // --from, --to
  static void add_filters(CommandInfo& info, Forms forms = Forms::kGraph);  // --type, --from, --to, --format

  std::vector<std::string> arguments_;
  GraphFilter filter_;  // --type, --from, --to; --entity-type where the command has it, only to be checked
  std::string format_;

 private:
  void print(const Answer& answer, const KnowledgeGraph& graph, Console& console) const;
};

}  // namespace edgewise
