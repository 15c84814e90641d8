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
  void setup(const Options& options) override {
    arguments_ = options.arguments();
    filter_.relation_types = options.list("type");
    filter_.from = options.date("from");
    filter_.to = options.date("to");
    format_ = options.get("format");
    if (!format_.empty()) parse_answer_format(format_);
    read_options(options);
  }

  ExitCode run(Console& console) override {
    KnowledgeGraph graph = load_graph(arguments_[0]);
    const Answer answer = ask(graph);
    const AnswerFormat format = parse_answer_format(format_.empty() ? "table" : format_);
    std::string text;
    print_answer(answer, format, console.out().is_terminal() ? 100 : 0, text);
    console.out().write(text);
    return ExitCode::kDone;
  }

 protected:
  virtual void read_options(const Options&) {}
  virtual Answer ask(const KnowledgeGraph& graph) = 0;

  // The part of the graph that --type, --from and --to leave.
  KnowledgeGraph narrowed(const KnowledgeGraph& graph) const { return graph.filtered(filter_); }
  bool narrows() const { return !filter_.relation_types.empty() || !filter_.from.empty() || !filter_.to.empty(); }
  // The node in the narrowed graph; UsageError where the filter leaves none of its edges.
  static NodeIndex same_node(const KnowledgeGraph& narrowed, const Node& node) {
    const NodeIndex found = narrowed.find(node.id);
    if (found == KnowledgeGraph::npos)
      throw UsageError(std::string(node.name) + " has nothing that passes the filter: widen --type, --from or --to");
    return found;
  }

  static void add_format(CommandInfo& info) {
    info.options.push_back(
        {"format", 0, "FORM", "how the answer is written (default: table)", {"table", "json", "jsonl"}});
  }
  static void add_filters(CommandInfo& info) {
    info.options.push_back({"type", 0, "RELATION", "only these relation types, parted by commas: MET,VISITED"});
    info.options.push_back({"from", 0, "DATE", "only what has this day, month, year or a later one"});
    info.options.push_back({"to", 0, "DATE", "only what has this day, month, year or an earlier one"});
    add_format(info);
  }

  std::vector<std::string> arguments_;
  GraphFilter filter_;
  std::string format_;
};

}  // namespace edgewise
