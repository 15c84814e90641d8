#include "edgewise/cli/options.hpp"

#define CXXOPTS_NO_REGEX
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cxxopts.hpp>

#include "edgewise/base/error.hpp"

namespace edgewise {
namespace {

std::string dashed(std::string_view name) {
  return fmt::format("{}{}", name.size() == 1 ? "-" : "--", name);
}

std::string spoken(const Option& option) {
  return option.value.empty() ? dashed(option.name) : fmt::format("{} {}", dashed(option.name), option.value);
}

class Parser {
 public:
  Parser(const std::string& command, const CommandInfo& info) : command_(command), info_(info) {
    for (const Option& option : info.options) known_.push_back(option);
    for (const Option& option : common_option_list()) known_.push_back(option);
  }

  // Brings every option to the form --name=value, since cxxopts takes "-ofile" only where the file's name has no period
  // or comma, and names no near option where one is unknown.
  std::vector<std::string> spelled_out(const std::vector<std::string>& words) const {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < words.size(); ++at) {
      const std::string& word = words[at];
      if (word == "--") {
        out.insert(out.end(), words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
        break;
      }
      if (word.size() < 2 || word[0] != '-') {
        out.push_back(word);
      } else if (word[1] == '-') {
        const std::size_t equals = std::min(word.find('='), word.size());
        const std::string name = word.substr(2, equals - 2);
        const Option* option = named(name);
        if (option == nullptr) unknown(name);
        if (option->value.empty() || equals < word.size())
          out.push_back(word);
        else
          out.push_back(with_value(*option, words, ++at));
      } else {
        for (std::size_t i = 1; i < word.size(); ++i) {
          const Option* option = lettered(word[i]);
          if (option == nullptr) unknown(std::string(1, word[i]));
          if (option->value.empty()) {
            out.push_back(dashed(option->name));
          } else if (i + 1 < word.size()) {
            out.push_back(fmt::format("--{}={}", option->name, word.substr(i + 1)));
            break;
          } else {
            out.push_back(with_value(*option, words, ++at));
          }
        }
      }
    }
    return out;
  }

  cxxopts::ParseResult parse(const std::vector<std::string>& words) const {
    cxxopts::Options options("edgewise " + command_);
    for (const Option& option : known_) {
      const std::string names = option.letter != 0 ? fmt::format("{},{}", option.letter, option.name) : option.name;
      if (option.value.empty())
        options.add_options()(names, option.says, cxxopts::value<bool>());
      else
        options.add_options()(names, option.says, cxxopts::value<std::string>(), option.value);
    }
    std::vector<const char*> argv = {command_.c_str()};
    for (const std::string& word : words) argv.push_back(word.c_str());
    try {
      return options.parse(static_cast<int>(argv.size()), argv.data());
    } catch (const cxxopts::exceptions::exception& e) {
      throw UsageError(fmt::format("{}: {}\n{}", head(), e.what(), see_help()));
    }
  }

  void check_value(const std::string& name, const std::string& value) const {
    const Option* option = named(name);
    if (option == nullptr || option->choices.empty()) return;
    std::size_t begin = 0;
    while (begin <= value.size()) {
      const std::size_t comma = std::min(value.find(',', begin), value.size());
      const std::string part = value.substr(begin, comma - begin);
      if (std::find(option->choices.begin(), option->choices.end(), part) == option->choices.end()) {
        const std::string near = nearest(part, option->choices);
        throw UsageError(fmt::format("{}: {} does not know \"{}\"{}\nIt takes: {}", head(), dashed(name), part,
                                     near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near),
                                     fmt::join(option->choices, ", ")));
      }
      begin = comma + 1;
    }
  }

  void check_count(std::size_t count) const {
    if (count < info_.least_arguments)
      throw UsageError(
          fmt::format("{}: something is missing: edgewise {} {}\n{}", head(), command_, info_.usage, see_help()));
    if (count > info_.most_arguments)
      throw UsageError(fmt::format("{}: {} arguments are too many: edgewise {} {}\n{}", head(), count, command_,
                                   info_.usage, see_help()));
  }

 private:
  std::string head() const { return command_; }
  std::string see_help() const { return fmt::format("See: edgewise {} --help", command_); }

  const Option* named(std::string_view name) const {
    for (const Option& option : known_)
      if (option.name == name) return &option;
    return nullptr;
  }
  const Option* lettered(char letter) const {
    for (const Option& option : known_)
      if (option.letter == letter) return &option;
    return nullptr;
  }
  std::string with_value(const Option& option, const std::vector<std::string>& words, std::size_t at) const {
    if (at >= words.size())
      throw UsageError(fmt::format("{}: {} needs a value: {}", head(), dashed(option.name), spoken(option)));
    return fmt::format("--{}={}", option.name, words[at]);
  }

  [[noreturn]] void unknown(const std::string& name) const {
    std::vector<std::string> names;
    for (const Option& option : known_) names.push_back(option.name);
    const std::string near = nearest(name, names);
    throw UsageError(fmt::format("{}: unknown option {}{}\n{}", head(), dashed(name),
                                 near.empty() ? "" : fmt::format("; did you mean --{}?", near), see_help()));
  }

  const std::string& command_;
  const CommandInfo& info_;
  std::vector<Option> known_;
};

}  // namespace

const std::vector<Option>& common_option_list() {
  static const std::vector<Option> list = {
      {"rules", 0, "DIR",
       "the rule pack: schema, rules, gazetteers, lexicon (default: the one that came with the program)"},
      {"threads", 0, "N", "threads to work with (default: all of the machine)"},
      {"reference-date", 0, "DATE", "what day it was, for documents that do not say"},
      {"quiet", 'q', "", "say nothing but errors"},
      {"verbose", 'v', "", "say more about what is done"},
      {"help", 'h', "", "show this help"},
      {"version", 0, "", "show the version of the program"},
  };
  return list;
}

Options parse_options(const std::string& command, const CommandInfo& info, const std::vector<std::string>& words) {
  const Parser parser(command, info);
  const cxxopts::ParseResult result = parser.parse(parser.spelled_out(words));
  Options options;
  options.command_ = command;
  for (const cxxopts::KeyValue& given : result.arguments()) options.values_.emplace_back(given.key(), given.value());
  options.arguments_ = result.unmatched();
  if (options.has("help") || options.has("version")) return options;
  for (const auto& [name, value] : options.values_) parser.check_value(name, value);
  parser.check_count(options.arguments_.size());
  return options;
}

bool Options::has(std::string_view name) const {
  bool found = false;
  for (const auto& [key, value] : values_)
    if (key == name) found = value != "false";
  return found;
}

std::string Options::get(std::string_view name, std::string_view fallback) const {
  std::string result(fallback);
  for (const auto& [key, value] : values_)
    if (key == name) result = value;
  return result;
}

std::vector<std::string> Options::each(std::string_view name) const {
  std::vector<std::string> result;
  for (const auto& [key, value] : values_)
    if (key == name) result.push_back(value);
  return result;
}

std::vector<std::string> Options::list(std::string_view name) const {
  std::vector<std::string> result;
  for (const std::string& value : each(name)) {
    std::size_t begin = 0;
    while (begin <= value.size()) {
      const std::size_t comma = std::min(value.find(',', begin), value.size());
      if (comma > begin) result.push_back(value.substr(begin, comma - begin));
      begin = comma + 1;
    }
  }
  return result;
}

std::uint64_t Options::number(std::string_view name, std::uint64_t fallback, std::uint64_t least,
                              std::uint64_t most) const {
  const std::vector<std::string> given = each(name);
  if (given.empty()) return fallback;
  const std::string& text = given.back();
  std::uint64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || value < least || value > most) {
    const std::string range = most == std::numeric_limits<std::uint64_t>::max()
                                  ? fmt::format("a whole number of at least {}", least)
                                  : fmt::format("a whole number from {} to {}", least, most);
    throw UsageError(fmt::format("{}: {} takes {}, not \"{}\"", command_, dashed(name), range, text));
  }
  return value;
}

std::string Options::date(std::string_view name) const {
  std::string text = get(name);
  if (text.empty() && !has(name)) return text;
  const auto digits = [&](std::size_t begin, std::size_t end) {
    if (text.size() < end) return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                       text.begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return c >= '0' && c <= '9'; });
  };
  const auto in_range = [&](std::size_t begin, int least, int most) {
    const int value = (text[begin] - '0') * 10 + text[begin + 1] - '0';
    return value >= least && value <= most;
  };
  bool good = digits(0, 4) && (text.size() == 4 || text.size() == 7 || text.size() == 10);
  if (good && text.size() >= 7) good = text[4] == '-' && digits(5, 7) && in_range(5, 1, 12);
  if (good && text.size() == 10) good = text[7] == '-' && digits(8, 10) && in_range(8, 1, 31);
  if (!good)
    throw UsageError(fmt::format("{}: {} takes a date such as 2021-03-13, 2021-03 or 2021, not \"{}\"", command_,
                                 dashed(name), text));
  return text;
}

std::string nearest(std::string_view typed, const std::vector<std::string>& candidates) {
  const auto lower = [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); };
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, typed.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    if (typed.size() >= 3 && candidate.size() > typed.size() && candidate.compare(0, typed.size(), typed) == 0)
      return candidate;
    // Edit distance with swapped neighbours, one row back and two.
    std::vector<std::size_t> before, previous(candidate.size() + 1), current(candidate.size() + 1);
    for (std::size_t j = 0; j <= candidate.size(); ++j) previous[j] = j;
    for (std::size_t i = 1; i <= typed.size(); ++i) {
      current[0] = i;
      for (std::size_t j = 1; j <= candidate.size(); ++j) {
        const bool same = lower(typed[i - 1]) == lower(candidate[j - 1]);
        current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (same ? 0 : 1)});
        if (i > 1 && j > 1 && lower(typed[i - 1]) == lower(candidate[j - 2]) &&
            lower(typed[i - 2]) == lower(candidate[j - 1]))
          current[j] = std::min(current[j], before[j - 2] + 1);
      }
      before = previous;
      previous = current;
    }
    if (previous[candidate.size()] < best_distance) {
      best_distance = previous[candidate.size()];
      best = candidate;
    }
  }
  return best;
}

}  // namespace edgewise
