// Picks a command, lets it read its options, lets it work, and turns whatever went wrong into a message and an exit
// code.

#include <fmt/format.h>

#include <csignal>
#include <cstring>
#include <new>
#include <system_error>

#include "edgewise/base/interrupt.hpp"
#include "edgewise/cli/command.hpp"
#include "edgewise/cli/help.hpp"

namespace edgewise {
namespace {

const CommandEntry& entry_for(const std::string& name) {
  if (const CommandEntry* entry = find_command(name)) return *entry;
  std::vector<std::string> names;
  for (const CommandEntry& entry : command_registry()) names.emplace_back(entry.name);
  const std::string near = nearest(name, names);
  throw UsageError(fmt::format("there is no command \"{}\"{}\nSee: edgewise --help", name,
                               near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near)));
}

ExitCode print_version(Console& console) {
  console.out().write("edgewise " EDGEWISE_VERSION "\n");
  return ExitCode::kDone;
}

ExitCode run(const std::vector<std::string>& words, Console& console) {
  if (words.empty()) {
    console.error("say what to do: edgewise COMMAND\nSee: edgewise --help");
    return ExitCode::kUsage;
  }
  if (words[0] == "--help" || words[0] == "-h") {
    console.out().write(program_help());
    return ExitCode::kDone;
  }
  if (words[0] == "--version" || words[0] == "-V") return print_version(console);
  if (words[0].starts_with("-"))
    throw UsageError(fmt::format("the command comes first: edgewise COMMAND {}\nSee: edgewise --help", words[0]));
  const CommandEntry& entry = entry_for(words[0]);
  const std::unique_ptr<Command> command = entry.make();
  switch (prepare(*command, entry, {words.begin() + 1, words.end()})) {
    case Prepared::kHelp:
      console.out().write(command_help(entry));
      return ExitCode::kDone;
    case Prepared::kVersion:
      return print_version(console);
    case Prepared::kRun:
      break;
  }
  console.set_level(command->common.quiet, command->common.verbose);
  return command->run(console);
}

int guarded(const std::vector<std::string>& words) {
  Console console;
  try {
    const ExitCode code = run(words, console);
    console.out().flush();
    return static_cast<int>(code);
  } catch (const ClosedPipe&) {
    return 0;  // whoever read our output has enough
  } catch (const Interrupted&) {
    console.error("interrupted: what was finished is kept, the rest was not begun");
    return 128 + SIGINT;
  } catch (const Error& e) {
    console.error(e.what());
    return static_cast<int>(e.code());
  } catch (const std::system_error& e) {
    if (e.code() == std::errc::broken_pipe) return 0;
    console.error(e.what());
  } catch (const std::bad_alloc&) {
    console.error("not enough memory: use fewer --threads or a smaller input");
  } catch (const std::exception& e) {
    console.error(fmt::format("this should not have happened: {}", e.what()));
  }
  return static_cast<int>(ExitCode::kFailed);
}

}  // namespace
}  // namespace edgewise

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write(), seen in Output
  return edgewise::guarded({argv + 1, argv + argc});
}
