#pragma once
// What a command takes, as data: help, completions, man pages and the parser are all derived from it, so they cannot
// drift. Parsed values come back as text; the getters turn them into numbers and lists and say what is wrong.

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace edgewise {

struct Option {
  std::string name;                       // long form without dashes
  char letter = 0;                        // short form, 0: none
  std::string value;                      // how the value is called in help ("DIR"); empty: a switch without value
  std::string says;                       // one line
  std::vector<std::string> choices = {};  // the values allowed, where they are few and fixed
};

struct Example {
  std::string command;  // the whole line as typed
  std::string says;     // one line
};

// Everything that people are told about one command.
struct CommandInfo {
  std::string usage;  // what follows the name: "INPUT... -o GRAPH.db"
  std::string about;  // one or more paragraphs, wrapped when printed
  std::vector<Option> options;
  std::vector<Example> examples;    // at least one
  std::size_t least_arguments = 0;  // arguments that are no options
  std::size_t most_arguments = std::numeric_limits<std::size_t>::max();
  std::vector<std::string> words = {};  // first arguments that are fixed words, for completion: check, test, coverage
};

// The values given on one command line. Getters throw UsageError where a value is not of the kind asked for.
class Options {
 public:
  // True where the option was given at least once (a switch: given and not "=false").
  bool has(std::string_view name) const;
  // The last value given, `fallback` where none was.
  std::string get(std::string_view name, std::string_view fallback = {}) const;
  // All values in order; one option may be repeated, and one value may hold several, parted by commas.
  std::vector<std::string> list(std::string_view name) const;
  // All values in order, commas kept.
  std::vector<std::string> each(std::string_view name) const;
  // A whole number within [least, most].
  std::uint64_t number(std::string_view name, std::uint64_t fallback, std::uint64_t least = 0,
                       std::uint64_t most = std::numeric_limits<std::uint64_t>::max()) const;
  // An ISO date: YYYY, YYYY-MM or YYYY-MM-DD; empty where not given.
  std::string date(std::string_view name) const;

  // What is no option, in order. "-" is one; after "--" everything is.
  const std::vector<std::string>& arguments() const { return arguments_; }

 private:
  friend Options parse_options(const std::string&, const CommandInfo&, const std::vector<std::string>&);
  std::string command_;
  std::vector<std::pair<std::string, std::string>> values_;
  std::vector<std::string> arguments_;
};

// Options that every command has: --rules, --threads, --reference-date, --quiet, --verbose, --help.
const std::vector<Option>& common_option_list();

// Reads the words after the command's name. Throws UsageError (with "did you mean") for an unknown option, a missing or
// forbidden value, and too few or too many arguments. --help is no error: has("help"), and arguments are not counted
// then.
Options parse_options(const std::string& command, const CommandInfo& info, const std::vector<std::string>& words);

// The nearest of `candidates` to what was typed, empty where none is near enough to suggest.
std::string nearest(std::string_view typed, const std::vector<std::string>& candidates);

}  // namespace edgewise
