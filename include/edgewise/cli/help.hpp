#pragma once
// What people read about commands, all derived from the registry: --help, man pages, shell completions.

#include <string>
#include <string_view>

#include "edgewise/cli/command.hpp"

namespace edgewise {

std::string program_help();                             // `edgewise --help`: every command with its line
std::string command_help(const CommandEntry& entry);    // `edgewise NAME --help`
std::string program_manual();                           // edgewise.1, man(7) source
std::string command_manual(const CommandEntry& entry);  // edgewise-NAME.1
// shell: bash, zsh or fish. Throws UsageError for others.
std::string completion_script(std::string_view shell);

}  // namespace edgewise
