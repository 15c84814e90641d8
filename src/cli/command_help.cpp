#include <fmt/format.h>

#include "edgewise/cli/command.hpp"
#include "edgewise/cli/help.hpp"

namespace edgewise {
namespace {

class HelpCommand : public Command {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "[COMMAND] [--man | --completion SHELL]";
    info.about =
        "Shows what a command does and takes, the same as edgewise COMMAND --help; without a command, the list of "
        "them. "
        "It also writes the manual page of a command, or of the program, and completions for a shell.";
    info.options = {
        {"man", 0, "", "write the page as man(7) source"},
        {"completion", 0, "SHELL", "write the completions of a shell", {"bash", "zsh", "fish"}},
    };
    info.examples = {
        {"edgewise help", "The list of commands."},
        {"edgewise help help --man | man -l -", "The manual page of a command."},
        {"edgewise help --completion bash > ~/.local/share/bash-completion/completions/edgewise",
         "Completes commands and options in bash from now on."},
    };
    info.most_arguments = 1;
    return info;
  }

  void setup(const Options& options) override {
    man_ = options.has("man");
    shell_ = options.get("completion");
    if (!options.arguments().empty()) {
      name_ = options.arguments()[0];
      if (find_command(name_) == nullptr) {
        std::vector<std::string> names;
        for (const CommandEntry& entry : command_registry()) names.emplace_back(entry.name);
        const std::string near = nearest(name_, names);
        throw UsageError(fmt::format("help: there is no command \"{}\"{}\nSee: edgewise --help", name_,
                                     near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near)));
      }
    }
    if (!shell_.empty() && (man_ || !name_.empty()))
      throw UsageError("help: --completion is for the whole program and stands alone");
  }

  ExitCode run(Console& console) override {
    console.out().write(text());
    return ExitCode::kDone;
  }

 private:
  std::string text() const {
    if (!shell_.empty()) return completion_script(shell_);
    if (name_.empty()) return man_ ? program_manual() : program_help();
    const CommandEntry& entry = *find_command(name_);
    return man_ ? command_manual(entry) : command_help(entry);
  }

  bool man_ = false;
  std::string shell_, name_;
};

}  // namespace

std::unique_ptr<Command> make_help_command() {
  return std::make_unique<HelpCommand>();
}

}  // namespace edgewise
