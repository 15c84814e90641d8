#include "cli/shell/colon_commands.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "edgewise/base/json.hpp"
#include "edgewise/query/cypher/parameters.hpp"
#include "edgewise/query/dossier.hpp"

namespace edgewise::shell {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// The first word, which is taken away. One in quotes may hold spaces.
std::string take_word(std::string_view& text) {
  text = trimmed(text);
  std::string word;
  if (!text.empty() && (text[0] == '"' || text[0] == '\'')) {
    const std::size_t end = text.find(text[0], 1);
    if (end == std::string_view::npos) throw UsageError("a quote is not closed");
    word = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
  } else {
    word = text.substr(0, text.find_first_of(" \t"));
    text.remove_prefix(word.size());
  }
  text = trimmed(text);
  return word;
}

void no_more(std::string_view rest, const char* usage) {
  if (!rest.empty()) throw UsageError(fmt::format("\"{}\" is too much: {}", rest, usage));
}

void check_form(const std::string& form) {
  const std::vector<std::string>& forms = result_forms();
  if (std::find(forms.begin(), forms.end(), form) != forms.end()) return;
  const std::string near = nearest(form, forms);
  throw UsageError(fmt::format("there is no form \"{}\"{}\nThere are: {}", form,
                               near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near),
                               fmt::join(forms, ", ")));
}

void help(Shell& shell, std::string_view arguments) {
  Output& out = shell.console().out();
  std::string_view rest = arguments;
  const std::string name = take_word(rest);
  no_more(rest, ":help COMMAND");
  if (!name.empty()) {
    const ColonCommand& command = colon_command(name[0] == ':' ? name : ":" + name);
    out.print("{}{}{}\n{}\n", command.name, *command.usage == '\0' ? "" : " ", command.usage, command.says);
    return;
  }
  out.write(
      "A query in openCypher ends with a semicolon and may take several lines:\n"
      "  MATCH (a:Person)-[r:MET]->(b) RETURN a.name, b.name LIMIT 5;\n"
      "Commands take one line:\n");
  std::size_t widest = 0;
  for (const ColonCommand& command : colon_commands())
    widest = std::max(widest, std::string_view(command.name).size() + std::string_view(command.usage).size() + 1);
  for (const ColonCommand& command : colon_commands())
    out.print("  {:<{}}  {}\n", fmt::format("{} {}", command.name, command.usage), widest, command.says);
  out.write(
      "Tab completes, the arrows go through earlier statements, Ctrl-R searches them; Ctrl-C stops a query or drops\n"
      "what was typed, Ctrl-D on an empty line ends.\n");
}

void schema(Shell& shell, std::string_view arguments) {
  no_more(arguments, ":schema stands alone");
  const QueryRun& run = shell.settings();
  Answer answer = schema_in_use(run.graph.whole(), Schema::load(run.common.schema_files()));
  AnswerTable keys{"property_keys", "Property keys", {"key"}, {}};
  std::vector<std::string_view> names = run.graph.view().all_keys();
  std::sort(names.begin(), names.end());
  for (const std::string_view name : names) keys.rows.push_back({name});
  answer.tables.push_back(std::move(keys));
  std::string text;
  const bool json = run.form == "json" || run.form == "jsonl";
  print_answer(answer, json ? parse_answer_format(run.form) : AnswerFormat::kTable, 0, text);
  shell.console().out().write(text);
}

void mode(Shell& shell, std::string_view arguments) {
  const std::string form = take_word(arguments);
  no_more(arguments, ":mode FORM");
  if (form.empty()) {
    shell.console().out().print("{} (others: {})\n", shell.settings().form, fmt::join(result_forms(), ", "));
    return;
  }
  check_form(form);
  shell.settings().form = form;
}

// "name=value", "name value" and "name => value" are the same.
void param(Shell& shell, std::string_view arguments) {
  cypher::Parameters& parameters = shell.settings().parameters;
  arguments = trimmed(arguments);
  if (arguments.empty()) {
    if (parameters.empty()) shell.console().out().write("no parameters: :param name value sets one\n");
    for (const auto& [name, value] : parameters) {
      std::string text;
      const auto writer =
          cypher::make_result_writer(cypher::ResultFormat::kJsonl, {name}, shell.settings().graph.view());
      writer->begin(text);
      writer->row({&value, 1}, text);
      writer->end(text);
      shell.console().out().write(text);
    }
    return;
  }
  const std::size_t end = std::min(arguments.find_first_of(" \t="), arguments.size());
  std::string name(arguments.substr(0, end));
  if (name.starts_with('$')) name.erase(0, 1);
  std::string_view value = trimmed(arguments.substr(end));
  if (value.starts_with("=>"))
    value.remove_prefix(2);
  else if (value.starts_with("="))
    value.remove_prefix(1);
  value = trimmed(value);
  if (name == "clear") {
    if (value.empty()) {
      parameters.clear();
      return;
    }
    const std::string_view which = value.starts_with('$') ? value.substr(1) : value;
    if (std::erase_if(parameters, [&](const auto& entry) { return entry.first == which; }) == 0)
      throw UsageError(fmt::format("there is no parameter ${}", which));
    return;
  }
  if (value.empty())
    throw UsageError(fmt::format("the value is missing: :param {} VALUE, as JSON or plain text", name));
  cypher::add_parameter(parameters, fmt::format("{}={}", name, value));
}

void source(Shell& shell, std::string_view arguments) {
  const std::string path = take_word(arguments);
  no_more(arguments, ":source FILE; a name with spaces stands in quotes");
  if (path.empty()) throw UsageError("say which file: :source FILE");
  shell.source(path);
}

std::string_view or_last(Shell& shell, std::string_view statement, const char* usage) {
  statement = trimmed(statement);
  while (statement.ends_with(';')) statement = trimmed(statement.substr(0, statement.size() - 1));
  if (!statement.empty()) return statement;
  if (shell.last_statement().empty()) throw UsageError(fmt::format("there was no query yet: {}", usage));
  return shell.last_statement();
}

void write_out(Shell& shell, std::string_view arguments) {
  const char* usage = ":export FORM FILE [QUERY]";
  const std::string form = take_word(arguments), path = take_word(arguments);
  if (form.empty() || path.empty()) throw UsageError(fmt::format("a form and a file are needed: {}", usage));
  check_form(form);
  shell.export_statement(or_last(shell, arguments, usage), form, path);
}

void timer(Shell& shell, std::string_view arguments) {
  const std::string word = take_word(arguments);
  no_more(arguments, ":timer on or :timer off");
  if (word == "on")
    shell.timer = true;
  else if (word == "off")
    shell.timer = false;
  else if (word.empty())
    shell.console().out().print("timer is {}\n", shell.timer ? "on" : "off");
  else
    throw UsageError(fmt::format(":timer takes on or off, not \"{}\"", word));
}

void explain(Shell& shell, std::string_view arguments) {
  shell.explain(or_last(shell, arguments, ":explain QUERY"));
}

void quit(Shell& shell, std::string_view arguments) {
  no_more(arguments, ":quit stands alone");
  shell.quit();
}

}  // namespace

std::span<const ColonCommand> colon_commands() {
  static constexpr ColonCommand kTable[] = {
      {":help", "[COMMAND]", "this list, or one command", "command", help},
      {":schema", "", "the labels, relation types and property keys that the graph holds", "", schema},
      {":mode", "[FORM]", "how answers are written: table, box, markdown, json, jsonl, csv, tsv, dot, graphml, cypher",
       "form", mode},
      {":param", "[NAME VALUE]",
       "sets $NAME, as JSON or plain text; alone: lists them; :param clear [NAME]: takes away", "parameter", param},
      {":source", "FILE", "runs the statements of a file", "file", source},
      {":export", "FORM FILE [QUERY]", "writes the answer to a query, else to the last one, into a file", "form file",
       write_out},
      {":timer", "[on|off]", "whether the time of each query is told", "switch", timer},
      {":explain", "[QUERY]", "the plan of a query, else of the last one", "query", explain},
      {":quit", "", "ends the dialogue", "", quit},
  };
  return kTable;
}

const ColonCommand& colon_command(std::string_view name) {
  const ColonCommand* found = nullptr;
  int count = 0;
  std::vector<std::string> names;
  for (const ColonCommand& command : colon_commands()) {
    if (name == command.name) return command;
    names.emplace_back(command.name);
    if (name.size() < 2 || !std::string_view(command.name).starts_with(name)) continue;
    found = &command;
    ++count;
  }
  if (count == 1) return *found;
  const std::string near = nearest(name, names);
  throw UsageError(fmt::format("there is no command \"{}\"{}\nSee :help", name,
                               near.empty() ? "" : fmt::format("; did you mean {}?", near)));
}

}  // namespace edgewise::shell
