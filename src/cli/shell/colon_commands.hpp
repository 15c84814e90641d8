#pragma once
// The commands of the dialogue that begin with a colon: one table, from which help and completion are made.

#include <span>
#include <string_view>

#include "cli/shell/shell.hpp"

namespace edgewise::shell {

struct ColonCommand {
  const char* name;   // ":mode"
  const char* usage;  // what follows it
  const char* says;   // one line
  const char* takes;  // for completion: form, form file, file, switch, parameter, query, command or nothing
  void (*run)(Shell& shell, std::string_view arguments);
};

std::span<const ColonCommand> colon_commands();
// By its name or a unique beginning of it. Throws UsageError, with what is near.
const ColonCommand& colon_command(std::string_view name);

}  // namespace edgewise::shell
