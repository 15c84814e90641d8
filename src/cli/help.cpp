#include "edgewise/cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace edgewise {
namespace {

constexpr std::size_t kWidth = 100;

// Wraps words of each line of `text` to the width, every line indented; an indent of its own is kept.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string out, line;
  const std::string margin(indent, ' ');
  const auto end_line = [&] {
    if (!line.empty()) out += margin + line;
    out += '\n';
    line.clear();
  };
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t stop = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, stop - at);
    if (!word.empty() && !line.empty() && indent + line.size() + 1 + word.size() > kWidth) end_line();
    if (!word.empty()) {
      if (!line.empty()) line += ' ';
      line += word;
    }
    if (stop < text.size() && text[stop] == '\n') end_line();
    at = stop + 1;
  }
  if (!line.empty()) end_line();
  return out;
}

std::string option_head(const Option& option) {
  std::string head =
      option.letter != 0 ? fmt::format("-{}, --{}", option.letter, option.name) : fmt::format("    --{}", option.name);
  if (!option.value.empty()) head += " " + option.value;
  return head;
}

std::string option_says(const Option& option) {
  if (option.choices.empty()) return option.says;
  return fmt::format("{} ({})", option.says, fmt::join(option.choices, ", "));
}

std::string option_table(const std::vector<Option>& options) {
  std::size_t column = 0;
  for (const Option& option : options) column = std::max(column, option_head(option).size());
  column = std::min<std::size_t>(column, 28) + 4;
  std::string out;
  for (const Option& option : options) {
    std::string says = wrapped(option_says(option), column);
    std::string head = "  " + option_head(option);
    if (head.size() + 2 > column)
      head += '\n';
    else
      says.erase(0, head.size());
    out += head + says;
  }
  return out;
}

// For man(7): no character of the text is a command of the formatter.
std::string roff(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    line_start = c == '\n';
  }
  return out;
}

constexpr const char* kExitCodes[][2] = {
    {"0", "done"},
    {"1", "it could not be done"},
    {"2", "the command line, a rule file or the schema is wrong; nothing was begun"},
    {"3", "a limit was reached (rows, time)"},
    {"4", "done, but some inputs could not be read; each is named on stderr"},
};

std::string roff_options(const std::vector<Option>& options) {
  std::string out;
  for (const Option& option : options) {
    out += ".TP\n";
    if (option.letter != 0) out += fmt::format("\\fB\\-{}\\fR, ", option.letter);
    out += fmt::format("\\fB\\-\\-{}\\fR", roff(option.name));
    if (!option.value.empty()) out += fmt::format(" \\fI{}\\fR", roff(option.value));
    out += "\n" + roff(option_says(option)) + "\n";
  }
  return out;
}

std::string roff_exit_codes() {
  std::string out = ".SH EXIT STATUS\n";
  for (const auto& [code, says] : kExitCodes) out += fmt::format(".TP\n.B {}\n{}\n", code, roff(says));
  return out;
}

std::string roff_title(std::string_view page) {
  std::string upper(page);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return fmt::format(".TH {} 1 \"\" \"edgewise {}\" \"User Commands\"\n", upper, EDGEWISE_VERSION);
}

// The groups of the registry in their order there.
std::vector<std::string> groups() {
  std::vector<std::string> result;
  for (const CommandEntry& entry : command_registry())
    if (std::find(result.begin(), result.end(), entry.group) == result.end()) result.emplace_back(entry.group);
  return result;
}

}  // namespace

std::string program_help() {
  std::string out =
      "edgewise reads news text into a knowledge graph: who met, supported, sanctioned whom, when,\n"
      "and which sentence says so.\n\n"
      "usage: edgewise COMMAND [OPTION]... [ARGUMENT]...\n";
  std::size_t column = 0;
  for (const CommandEntry& entry : command_registry()) column = std::max(column, std::string_view(entry.name).size());
  for (const std::string& group : groups()) {
    out += fmt::format("\n{}\n", group);
    for (const CommandEntry& entry : command_registry())
      if (group == entry.group) out += fmt::format("  {:<{}}  {}\n", entry.name, column, entry.says);
  }
  out += "\nOptions of every command\n" + option_table(common_option_list());
  out += "\nExit codes\n";
  for (const auto& [code, says] : kExitCodes) out += fmt::format("  {}  {}\n", code, says);
  out += "\nExample\n  edgewise help help    how to read about one command\n";
  return out;
}

std::string command_help(const CommandEntry& entry) {
  const CommandInfo info = entry.make()->describe();
  std::string out =
      fmt::format("edgewise {}: {}\n\nusage: edgewise {} {}\n\n", entry.name, entry.says, entry.name, info.usage);
  out += wrapped(info.about, 0);
  if (!info.options.empty()) out += "\nOptions\n" + option_table(info.options);
  out += "\nOptions of every command\n" + option_table(common_option_list());
  out += "\nExamples\n";
  for (const Example& example : info.examples)
    out += fmt::format("  {}\n{}", example.command, wrapped(example.says, 6));
  return out;
}

std::string program_manual() {
  std::string out = roff_title("edgewise");
  out += ".SH NAME\nedgewise \\- news text into a knowledge graph\n";
  out += ".SH SYNOPSIS\n.B edgewise\n.I COMMAND\n.RI [ OPTION ]...\n.RI [ ARGUMENT ]...\n";
  out +=
      ".SH DESCRIPTION\nReads news text into a knowledge graph: persons, offices, states and organisations, and what "
      "each did to each other, every edge with the sentences that state it.\n";
  for (const std::string& group : groups()) {
    out += fmt::format(".SS {}\n", group);
    for (const CommandEntry& entry : command_registry())
      if (group == entry.group) out += fmt::format(".TP\n.BR edgewise\\-{} (1)\n{}\n", entry.name, roff(entry.says));
  }
  out += ".SH OPTIONS\nEvery command takes these.\n" + roff_options(common_option_list());
  out += roff_exit_codes();
  out += ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nWhere it is set, nothing is coloured and no progress line is drawn.\n";
  return out;
}

std::string command_manual(const CommandEntry& entry) {
  const CommandInfo info = entry.make()->describe();
  const std::string page = fmt::format("edgewise-{}", entry.name);
  std::string out = roff_title(page);
  out += fmt::format(".SH NAME\n{} \\- {}\n", roff(page), roff(entry.says));
  out += fmt::format(".SH SYNOPSIS\n.B edgewise {}\n{}\n", entry.name, roff(info.usage));
  out += fmt::format(".SH DESCRIPTION\n{}\n", roff(info.about));
  if (!info.options.empty()) out += ".SH OPTIONS\n" + roff_options(info.options);
  out += ".SH COMMON OPTIONS\n" + roff_options(common_option_list());
  out += roff_exit_codes();
  out += ".SH EXAMPLES\n";
  for (const Example& example : info.examples)
    out += fmt::format(".TP\n.B {}\n{}\n", roff(example.command), roff(example.says));
  out += ".SH SEE ALSO\n.BR edgewise (1)\n";
  return out;
}

}  // namespace edgewise
