#include "cli/asking.hpp"

#include <fmt/format.h>

#include <set>

#include "cli/result_forms.hpp"
#include "edgewise/query/cypher/knowledge_view.hpp"

namespace edgewise {
namespace {

// The nodes and edges whose ids stand in the answer.
Touched touched_by(const Answer& answer, const KnowledgeGraph& graph) {
  std::set<std::string_view> edges, nodes;
  for (const AnswerTable& table : answer.tables)
    for (const auto& row : table.rows)
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (table.columns[i] == "edge") edges.insert(row[i].text);
        if (table.columns[i] == "id") nodes.insert(row[i].text);
      }
  for (const auto& [key, cell] : answer.head) {
    if (key == "edge") edges.insert(cell.text);
    if (key == "id") nodes.insert(cell.text);
  }
  Touched touched;
  for (const std::string_view id : nodes)
    if (const NodeIndex node = graph.find(id); node != KnowledgeGraph::npos) touched.add_node(node);
  for (EdgeIndex e = 0; e < graph.edges().size(); ++e)
    if (edges.contains(graph.edges()[e].id)) touched.add_edge(e);
  return touched;
}

}  // namespace

void AskingCommand::setup(const Options& options) {
  arguments_ = options.arguments();
  filter_.relation_types = options.list("type");
  filter_.from = options.date("from");
  filter_.to = options.date("to");
  check_dates(filter_);
  format_ = options.get("format", "table");
  read_options(options);
}

ExitCode AskingCommand::run(Console& console) {
  const KnowledgeGraph graph = load_graph(arguments_[0]);
  for (const std::string& line : settle_types(filter_, graph, common)) console.warning(line);
  GraphFilter narrow = filter_;
  narrow.entity_types.clear();
  if (filters_anything(narrow)) {
    const KnowledgeGraph part = graph.filtered(narrow);
    print(ask(graph, part), part, console);
  } else {
    print(ask(graph, graph), graph, console);
  }
  return ExitCode::kDone;
}

void AskingCommand::print(const Answer& answer, const KnowledgeGraph& graph, Console& console) const {
  std::string text;
  if (format_ == "table" || format_ == "json" || format_ == "jsonl") {
    print_answer(answer, parse_answer_format(format_), console.out().is_terminal() ? 100 : 0, text);
  } else if (const auto form = row_form(format_)) {
    print_rows(answer, *form, *cypher::make_knowledge_view(graph), text);
  } else {
    OutputTarget target(console.out());
    write_touched(graph, touched_by(answer, graph), format_, common, target);
  }
  console.out().write(text);
  // A table has its notes below; elsewhere they are no part of the data.
  if (format_ != "table")
    for (const std::string& note : answer.notes) console.note(note);
}

Answer AskingCommand::nothing_left(const KnowledgeGraph& whole, NodeIndex node) {
  const Node& found = whole.nodes()[node];
  Answer answer;
  answer.head = {{"name", found.name}, {"type", found.type}, {"id", found.id}};
  answer.notes.push_back("Nothing of it passes the filter: widen --type, --from or --to.");
  return answer;
}

void AskingCommand::add_format(CommandInfo& info, Forms forms) {
  std::vector<std::string> choices;
  for (const std::string& form : result_forms())
    if (forms == Forms::kGraph || row_form(form)) choices.push_back(form);
  info.options.push_back({"format", 0, "FORM", "how the answer is written (default: table)", std::move(choices)});
}

void AskingCommand::add_dates(CommandInfo& info) {
  info.options.push_back({"from", 0, "DATE", "only what has this day, month, year or a later one"});
  info.options.push_back({"to", 0, "DATE", "only what has this day, month, year or an earlier one"});
}

void AskingCommand::add_filters(CommandInfo& info, Forms forms) {
  info.options.push_back({"type", 0, "RELATION", "only these relation types, parted by commas: MET,VISITED"});
  add_dates(info);
  add_format(info, forms);
}

}  // namespace edgewise
