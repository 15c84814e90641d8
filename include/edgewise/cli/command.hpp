#pragma once
// The contract of a command, and the one table of them.
//
// A command is one file, src/cli/command_<name>.cpp, that defines its class and `make_<name>_command()`, and one line
// in src/cli/registry.cpp. describe() says what it takes; setup() only reads the options (it opens no file, so it is
// tested without any); run() does the work. Whatever goes wrong is thrown (base/error.hpp): main() prints the message
// and returns the error's exit code.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/base/error.hpp"
#include "edgewise/cli/console.hpp"
#include "edgewise/cli/options.hpp"

namespace edgewise {

// The options that all commands share, read before setup().
struct CommonOptions {
  std::string rules;           // the folder of --rules; empty: rules_folders() finds the default
  unsigned threads = 0;        // 0: as many as the machine has
  std::string reference_date;  // ISO; empty: none given
  bool quiet = false;
  bool verbose = false;

  // The rule pack to use: the repository's or the installed one (data_folder("rules")), then the folder of --rules,
  // whose files add to it; that folder alone where it is a whole pack (it has lexicon/words.tsv). Throws UsageError
  // where it is no folder of rules.
  std::vector<std::string> rules_folders() const;
  std::vector<std::string> schema_files() const;  // schema.json of those that have one
  unsigned thread_count() const;                  // at least 1
};

class Command {
 public:
  virtual ~Command() = default;
  virtual CommandInfo describe() const = 0;
  // Takes over the options; checks what can be checked without opening a file. Throws UsageError.
  virtual void setup(const Options& options) = 0;
  virtual ExitCode run(Console& console) = 0;

  CommonOptions common;  // set before setup()
};

struct CommandEntry {
  const char* name;
  const char* group;  // heading in the list of commands
  const char* says;   // one line
  std::unique_ptr<Command> (*make)();
};

std::span<const CommandEntry> command_registry();
// nullptr where there is none of that name.
const CommandEntry* find_command(std::string_view name);

// Reads the words after the command's name into the command: common options, then its own. Only with kRun was it set
// up.
enum class Prepared { kRun, kHelp, kVersion };
Prepared prepare(Command& command, const CommandEntry& entry, const std::vector<std::string>& words);

// The folder "rules" or "export" that the program came with: beside the sources where the binary stands in build/X/,
// else ../share/edgewise/ of the binary, else the place it was installed to. Throws Error where there is none.
std::string data_folder(std::string_view name);

}  // namespace edgewise
