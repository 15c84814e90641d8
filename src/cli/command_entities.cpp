// Who is who in a graph, why, and what people decided about it.

#include <fmt/format.h>

#include "edgewise/base/interrupt.hpp"
#include "edgewise/cli/command.hpp"
#include "edgewise/graph/ledger.hpp"
#include "edgewise/graph/load.hpp"
#include "edgewise/graph/name_index.hpp"
#include "edgewise/graph/suspects.hpp"
#include "edgewise/query/answer.hpp"

namespace edgewise {
namespace {

class EntitiesCommand : public Command {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db [--merged | --suspects]  or  GRAPH.db same|different A B";
    info.about =
        "Lists the entities of a graph; with --merged the ids that became part of another entity, and why; with "
        "--suspects the ones that look alike and were not merged. Entities are never merged because their names are "
        "similar: where you know better, say `same A B` or `different A B`. The decision goes to a plain text file "
        "beside the graph (GRAPH.ledger) that every later build honours, and the graph is merged anew at once. A and B "
        "are ids or names.\n\n`same` or `different` may also stand first: then the graph is graph.db in this folder, "
        "or "
        "the one of --graph.";
    info.options = {
        {"merged", 0, "", "what was merged, and why"},
        {"suspects", 0, "", "pairs to look at, and why"},
        {"graph", 0, "GRAPH.db", "the graph, where the command starts with same or different"},
        {"ledger", 0, "FILE", "the decisions (default: beside the graph, GRAPH.ledger)"},
        {"format", 0, "FORM", "how the list is written (default: table)", {"table", "json", "jsonl"}},
    };
    info.examples = {
        {"edgewise entities graph.db --suspects", "Who may be the same?"},
        {"edgewise entities graph.db same 'Ann Lee' person:anna_lee", "They are."},
        {"edgewise entities different person:bo_ek person:bo_a_ek", "They are not."},
    };
    info.least_arguments = 1;
    info.most_arguments = 4;
    info.words = {"same", "different"};
    return info;
  }

  void setup(const Options& options) override {
    std::vector<std::string> words = options.arguments();
    if (words[0] == "same" || words[0] == "different") {
      words.insert(words.begin(), options.get("graph", "graph.db"));
    } else if (options.has("graph")) {
      throw UsageError("entities: the graph is named twice: " + words[0] + " and --graph; leave one out");
    }
    graph_ = words[0];
    ledger_ = options.get("ledger", ledger_path_for(graph_));
    merged_ = options.has("merged");
    suspects_ = options.has("suspects");
    format_ = parse_answer_format(options.get("format", "table"));
    if (merged_ && suspects_) throw UsageError("entities: --merged and --suspects are two lists; ask for one");
    if (words.size() == 1) return;
    decision_ = words[1];
    if (decision_ != "same" && decision_ != "different")
      throw UsageError("entities: expected same or different, found '" + decision_ + "'");
    if (words.size() != 4) throw UsageError("entities: " + decision_ + " needs two entities: " + decision_ + " A B");
    if (merged_ || suspects_) throw UsageError("entities: " + decision_ + " does not go with --merged or --suspects");
    a_ = words[2];
    b_ = words[3];
  }

  ExitCode run(Console& console) override { return decision_.empty() ? list(console) : decide(console); }

 private:
  ExitCode decide(Console& console) {
    const InterruptGuard guard;
    Store store = Store::open(graph_);
    std::string a, b;
    {
      const KnowledgeGraph graph = load_graph(store);
      const NameIndex index(graph);
      a = id_of(graph, index, a_);
      b = id_of(graph, index, b_);
    }
    Ledger::append(ledger_, decision_ == "same", a, b);
    const GraphCounts counts = update_graph(store, ledger_);
    console.note(
        fmt::format("{}: {} {} {}; {} entities, {} edges", ledger_, decision_, a, b, counts.entities, counts.edges));
    return ExitCode::kDone;
  }

  // An id that the documents use stays as it is, also where it was merged away: that may be what is to be undone.
  static std::string id_of(const KnowledgeGraph& graph, const NameIndex& index, const std::string& typed) {
    for (const EntityMerge& merge : graph.merges())
      if (merge.id == typed) return typed;
    return std::string(graph.nodes()[index.resolve(typed)].id);
  }

  ExitCode list(Console& console) {
    const KnowledgeGraph graph = load_graph(graph_);
    Answer answer;
    answer.tables.push_back(merged_ ? merges(graph) : suspects_ ? pairs(graph) : all(graph));
    if (answer.tables[0].rows.empty() && format_ == AnswerFormat::kTable) {
      console.note(merged_ ? "no id was merged into another" : suspects_ ? "nobody looks alike" : "the graph is empty");
      return ExitCode::kDone;
    }
    if (suspects_)
      answer.notes.push_back("Decide with `edgewise entities " + graph_ + " same A B` or `... different A B`.");
    std::string text;
    print_answer(answer, format_, console.out().is_terminal() ? 100 : 0, text);
    console.out().write(text);
    return ExitCode::kDone;
  }

  static AnswerTable all(const KnowledgeGraph& graph) {
    AnswerTable table{"entities", "Entities", {"id", "type", "name", "statements", "documents", "also called"}, {}};
    for (const Node& node : graph.nodes())
      table.rows.push_back({node.id, node.type, node.name, Cell::number(node.mentions), Cell::number(node.documents),
                            Cell::items({node.aliases.begin(), node.aliases.end()})});
    return table;
  }

  static AnswerTable merges(const KnowledgeGraph& graph) {
    AnswerTable table{"merged", "Merged", {"id", "document", "became", "why"}, {}};
    for (const EntityMerge& merge : graph.merges())
      table.rows.push_back({merge.id, merge.document, graph.nodes()[merge.node].id, merge.why});
    return table;
  }

  AnswerTable pairs(const KnowledgeGraph& graph) const {
    AnswerTable table{"suspects", "Suspects", {"a", "b", "why"}, {}};
    for (const Suspect& s : suspects(graph, Ledger::read(ledger_)))
      table.rows.push_back({graph.nodes()[s.a].id, s.a == s.b ? "" : graph.nodes()[s.b].id, s.why});
    return table;
  }

  std::string graph_, ledger_, decision_, a_, b_;
  AnswerFormat format_ = AnswerFormat::kTable;
  bool merged_ = false, suspects_ = false;
};

}  // namespace

std::unique_ptr<Command> make_entities_command() {
  return std::make_unique<EntitiesCommand>();
}

}  // namespace edgewise
