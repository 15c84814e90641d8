// Shell completions, written from the registry.

#include <fmt/format.h>

#include "edgewise/cli/help.hpp"

namespace edgewise {
namespace {

std::vector<Option> all_options(const CommandInfo& info) {
  std::vector<Option> options = info.options;
  options.insert(options.end(), common_option_list().begin(), common_option_list().end());
  return options;
}

// In single quotes of any of the three shells.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out + "'";
}

std::string bash_completion() {
  std::string names;
  for (const CommandEntry& entry : command_registry()) names += fmt::format("{} ", entry.name);
  std::string out = fmt::format(
      "# bash completion of edgewise; written by `edgewise help --completion bash`\n"
      "_edgewise() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} options= words=\n"
      "  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W '{}--help --version' -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}}:$before in\n",
      names);
  for (const CommandEntry& entry : command_registry())
    for (const Option& option : all_options(entry.make()->describe()))
      if (!option.choices.empty())
        out += fmt::format("    {}:--{}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n", entry.name,
                           option.name, fmt::join(option.choices, " "));
  out += "    *:--rules) COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n  esac\n  case ${COMP_WORDS[1]} in\n";
  for (const CommandEntry& entry : command_registry()) {
    const CommandInfo info = entry.make()->describe();
    std::string options;
    for (const Option& option : all_options(info)) options += fmt::format("--{} ", option.name);
    std::string words = fmt::format("{}", fmt::join(info.words, " "));
    if (std::string_view(entry.name) == "help") words = names;
    out += fmt::format("    {}) options='{}'; words='{}' ;;\n", entry.name, options, words);
  }
  out +=
      "  esac\n"
      "  case $word in\n"
      "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
      "    *) [ \"$COMP_CWORD\" -eq 2 ] && [ -n \"$words\" ] && COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
      "       [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
      "  esac\n"
      "}\n"
      "complete -o filenames -F _edgewise edgewise\n";
  return out;
}

// The text of an option or command inside _arguments and _describe: brackets and colons are taken there.
std::string zsh_says(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_completion() {
  std::string out =
      "#compdef edgewise\n"
      "# zsh completion of edgewise; written by `edgewise help --completion zsh`\n"
      "_edgewise() {\n"
      "  local -a commands\n"
      "  commands=(\n";
  for (const CommandEntry& entry : command_registry())
    out += fmt::format("    {}\n", quoted(fmt::format("{}:{}", entry.name, zsh_says(entry.says))));
  out +=
      "  )\n"
      "  if (( CURRENT == 2 )); then\n"
      "    _describe command commands\n"
      "    return\n"
      "  fi\n"
      "  local name=$words[2]\n"
      "  shift words; (( CURRENT-- ))\n"
      "  case $name in\n";
  for (const CommandEntry& entry : command_registry()) {
    const CommandInfo info = entry.make()->describe();
    out += fmt::format("    {}) _arguments -s", entry.name);
    for (const Option& option : all_options(info)) {
      std::string rest;
      if (!option.value.empty()) {
        rest = fmt::format(":{}:", option.value);
        if (!option.choices.empty())
          rest += fmt::format("({})", fmt::join(option.choices, " "));
        else
          rest += option.value == "DIR" ? "_files -/" : "_files";
      }
      out += " \\\n      " + quoted(fmt::format("--{}[{}]{}", option.name, zsh_says(option.says), rest));
      if (option.letter != 0)
        out += " \\\n      " + quoted(fmt::format("-{}[{}]{}", option.letter, zsh_says(option.says), rest));
    }
    if (std::string_view(entry.name) == "help")
      out += " \\\n      '1:command:_describe command commands'";
    else if (!info.words.empty())
      out += " \\\n      " + quoted(fmt::format("1:what:({})", fmt::join(info.words, " ")));
    out += " \\\n      '*:file:_files' ;;\n";
  }
  out += "  esac\n}\n_edgewise \"$@\"\n";
  return out;
}

std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish_completion() {
  std::string out = "# fish completion of edgewise; written by `edgewise help --completion fish`\n";
  for (const CommandEntry& entry : command_registry())
    out += fmt::format("complete -c edgewise -n __fish_use_subcommand -f -a {} -d {}\n", entry.name,
                       fish_quoted(entry.says));
  for (const CommandEntry& entry : command_registry()) {
    const CommandInfo info = entry.make()->describe();
    const std::string when = fmt::format("-n '__fish_seen_subcommand_from {}'", entry.name);
    for (const Option& option : all_options(info)) {
      out += fmt::format("complete -c edgewise {} -l {}", when, option.name);
      if (option.letter != 0) out += fmt::format(" -s {}", option.letter);
      if (!option.value.empty()) out += " -r";
      if (!option.choices.empty()) out += fmt::format(" -f -a '{}'", fmt::join(option.choices, " "));
      out += fmt::format(" -d {}\n", fish_quoted(option.says));
    }
    if (!info.words.empty()) out += fmt::format("complete -c edgewise {} -a '{}'\n", when, fmt::join(info.words, " "));
  }
  return out;
}

}  // namespace

std::string completion_script(std::string_view shell) {
  if (shell == "bash") return bash_completion();
  if (shell == "zsh") return zsh_completion();
  if (shell == "fish") return fish_completion();
  throw UsageError(fmt::format("completions are there for bash, zsh and fish, not for \"{}\"", shell));
}

}  // namespace edgewise
