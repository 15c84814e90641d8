#include "cli/shell/completion.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "edgewise/query/cypher/words.hpp"

namespace edgewise::shell {
namespace {

using cypher::Inside;

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool starts(std::string_view word, std::string_view typed) {
  return word.size() >= typed.size() &&
         std::equal(typed.begin(), typed.end(), word.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

// A name that is no plain word stands in backticks.
std::string as_written(const std::string& name) {
  const bool plain =
      !name.empty() && std::all_of(name.begin(), name.end(), is_name) && (name[0] < '0' || name[0] > '9');
  return plain ? name : "`" + name + "`";
}

// The statement up to the cursor with everything that is text, quoted name or comment blanked out.
std::string without_texts(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0; at < out.size();) {
    const char c = out[at];
    const std::string_view two = std::string_view(text).substr(at, 2);
    std::size_t end = at + 1;
    if (two == "//") {
      end = text.find('\n', at);
    } else if (two == "/*") {
      end = text.find("*/", at + 2);
      if (end != std::string_view::npos) end += 2;
    } else if (c == '\'' || c == '"' || c == '`') {
      while (end < text.size() && text[end] != c) end += c != '`' && text[end] == '\\' ? 2 : 1;
      end = std::min(end + 1, text.size());
    } else {
      ++at;
      continue;
    }
    end = std::min(end, text.size());
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(at), out.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    at = end;
  }
  return out;
}

// The place of the innermost bracket that is open at the end.
std::size_t open_bracket(std::string_view text) {
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '(' || c == '[' || c == '{') open.push_back(at);
    if ((c == ')' || c == ']' || c == '}') && !open.empty()) open.pop_back();
  }
  return open.empty() ? std::string_view::npos : open.back();
}

std::size_t word_start(std::string_view text, std::size_t end) {
  while (end > 0 && is_name(text[end - 1])) --end;
  return end;
}

std::size_t before_blank(std::string_view text, std::size_t end) {
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n' || text[end - 1] == '\t')) --end;
  return end;
}

class Completer {
 public:
  Completer(std::string_view text, const Vocabulary& vocabulary)
      : typed_(text), vocabulary_(vocabulary), plain_(without_texts(text)) {}

  Completion run() {
    const std::size_t first = typed_.find_first_not_of(" \t");
    if (first != std::string_view::npos && typed_[first] == ':') return command(first);
    const cypher::Scan scan = cypher::scan_statement(typed_);
    if (scan.inside == Inside::kText) return name(scan.opened);
    if (scan.inside != Inside::kNothing) return {};
    const std::size_t begin = word_start(plain_, plain_.size());
    result_.from = begin;
    const std::string_view word = typed_.substr(begin);
    const char touching = begin > 0 ? plain_[begin - 1] : '\0';
    if (touching == '$') return pick(vocabulary_.parameters, word, "");
    if (touching == '.') {
      const bool property = begin > 1 && (is_name(plain_[begin - 2]) || plain_[begin - 2] == ')') &&
                            !only_digits(word_start(plain_, begin - 1), begin - 1);
      return property ? pick(vocabulary_.keys, word, "") : Completion{};
    }
    const std::size_t before = before_blank(plain_, begin);
    const char sign = before > 0 ? plain_[before - 1] : '\0';
    const std::size_t open = open_bracket(plain_);
    const char bracket = open == std::string::npos ? '\0' : plain_[open];
    if (sign == ':' || ((sign == '|' || sign == '&' || sign == '!') && after_colon(open, bracket)))
      return bracket == '{' && is_map(open) ? words(word, plain_)
                                            : pick(bracket == '[' ? vocabulary_.types : vocabulary_.labels, word, "");
    if ((sign == '{' || sign == ',') && bracket == '{' && is_map(open)) return pick(vocabulary_.keys, word, ": ");
    return words(word, plain_);
  }

 private:
  bool only_digits(std::size_t begin, std::size_t end) const {
    return std::all_of(plain_.begin() + static_cast<std::ptrdiff_t>(begin),
                       plain_.begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return c >= '0' && c <= '9'; });
  }

  // Whether the pattern that the bracket opens has come to its labels: (n:A| or [r:A|
  bool after_colon(std::size_t open, char bracket) const {
    if (bracket != '(' && bracket != '[') return false;
    std::size_t at = open + 1;
    while (at < plain_.size() && (is_name(plain_[at]) || plain_[at] == ' ')) ++at;
    return at < plain_.size() && plain_[at] == ':';
  }

  // EXISTS { and COUNT { hold a query.
  bool is_map(std::size_t open) const {
    const std::size_t end = before_blank(plain_, open), begin = word_start(plain_, end);
    const std::string_view word = std::string_view(plain_).substr(begin, end - begin);
    const auto is = [&](std::string_view name) { return word.size() == name.size() && starts(word, name); };
    return !is("exists") && !is("count") && !is("collect");
  }

  Completion pick(const std::vector<std::string>& list, std::string_view word, std::string after) {
    for (const std::string& candidate : list)
      if (starts(candidate, word)) result_.words.push_back(as_written(candidate));
    result_.after = std::move(after);
    return finish();
  }

  Completion finish() {
    std::sort(result_.words.begin(), result_.words.end());
    result_.words.erase(std::unique(result_.words.begin(), result_.words.end()), result_.words.end());
    return std::move(result_);
  }

  // Keywords in the case of what was typed, functions, variables.
  Completion words(std::string_view word, std::string_view statement) {
    const bool small =
        !word.empty() && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    bool keyword = false;
    for (const std::string_view candidate : cypher::keywords()) {
      if (!starts(candidate, word)) continue;
      std::string form(candidate);
      if (small) std::transform(form.begin(), form.end(), form.begin(), lower);
      result_.words.push_back(std::move(form));
      keyword = true;
    }
    if (!word.empty()) {
      std::vector<std::string> functions = cypher::function_names();
      functions.insert(functions.end(), {"shortestPath", "allShortestPaths"});
      for (const std::string& function : functions)
        if (starts(function, word)) result_.words.push_back(function + "(");
      for (const std::string& variable : variables(statement))
        if (starts(variable, word) && variable != word) result_.words.push_back(variable);
    }
    if (keyword) result_.after = " ";
    return finish();
  }

  // What stands behind ( or [ or AS.
  static std::set<std::string> variables(std::string_view statement) {
    std::set<std::string> found;
    for (std::size_t at = 0; at < statement.size();) {
      if (!is_name(statement[at])) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < statement.size() && is_name(statement[end])) ++end;
      const std::size_t before = before_blank(statement, at);
      const std::size_t word = word_start(statement, before);
      const std::string_view last = statement.substr(word, before - word);
      const bool named = (last.size() == 2 && starts(last, "as")) ||
                         (before > 0 && (statement[before - 1] == '(' || statement[before - 1] == '['));
      if (named && end < statement.size() && statement[end] != '(') found.emplace(statement.substr(at, end - at));
      at = end;
    }
    return found;
  }

  // Inside quotes: a name of the graph, and the quote that closes.
  Completion name(std::size_t opened) {
    result_.from = opened + 1;
    const char quote = typed_[opened];
    const std::string_view typed = typed_.substr(opened + 1);
    if (typed.empty() || !vocabulary_.names) return {};
    for (const std::string& candidate : vocabulary_.names(typed)) {
      std::string escaped;
      for (const char c : candidate) {
        if (c == quote || c == '\\') escaped += '\\';
        escaped += c;
      }
      result_.words.push_back(std::move(escaped));
    }
    result_.after = quote;
    return finish();
  }

  Completion command(std::size_t first) {
    const std::size_t space = typed_.find_first_of(" \t", first);
    if (space == std::string_view::npos) {
      result_.from = first;
      for (const auto& [name, takes] : vocabulary_.commands)
        if (starts(name, typed_.substr(first))) result_.words.push_back(name);
      result_.after = " ";
      return finish();
    }
    const std::string_view called = typed_.substr(first, space - first);
    std::string takes;
    for (const auto& [name, what] : vocabulary_.commands)
      if (name == called) takes = what;
    const std::size_t begin = typed_.find_last_of(" \t") + 1;
    const std::string_view word = typed_.substr(begin);
    const bool first_word = typed_.find_first_not_of(" \t", space) == begin ||
                            typed_.find_first_not_of(" \t", space) == std::string_view::npos;
    result_.from = begin;
    if (takes == "query") {
      Completion inner = complete(typed_.substr(space + 1), vocabulary_);
      inner.from += space + 1;
      return inner;
    }
    if ((takes == "form" || takes == "form file") && first_word)
      return pick(vocabulary_.forms, word, takes == "form" ? "" : " ");
    if (takes == "switch") return pick({"on", "off"}, word, "");
    if (takes == "parameter") return pick(vocabulary_.parameters, word, "");
    if (takes == "command") {
      for (const auto& [name, what] : vocabulary_.commands)
        if (starts(name, word) || starts(name, ":" + std::string(word))) result_.words.push_back(name);
      return finish();
    }
    if (takes == "file" || (takes == "form file" && !first_word)) return file(word);
    return {};
  }

  Completion file(std::string_view word) {
    const std::size_t slash = word.rfind('/');
    const std::string folder(slash == std::string_view::npos ? "" : word.substr(0, slash + 1));
    const std::string_view start = word.substr(folder.size());
    std::error_code problem;
    for (std::filesystem::directory_iterator it(folder.empty() ? "." : folder, problem), end; !problem && it != end;
         it.increment(problem)) {
      const std::string name = it->path().filename().string();
      if (!name.starts_with(start) || (start.empty() && name.starts_with('.'))) continue;
      std::error_code unknown;
      result_.words.push_back(folder + name + (it->is_directory(unknown) ? "/" : ""));
    }
    return finish();
  }

  std::string_view typed_;
  const Vocabulary& vocabulary_;
  std::string plain_;
  Completion result_;
};

}  // namespace

Completion complete(std::string_view text, const Vocabulary& vocabulary) {
  return Completer(text, vocabulary).run();
}

std::string common_start(const std::vector<std::string>& words) {
  if (words.empty()) return {};
  std::size_t length = words[0].size();
  for (const std::string& word : words) {
    const auto [a, b] = std::mismatch(words[0].begin(), words[0].begin() + static_cast<std::ptrdiff_t>(length),
                                      word.begin(), word.end());
    length = static_cast<std::size_t>(a - words[0].begin());
  }
  while (length > 0 && length < words[0].size() && (words[0][length] & 0xC0) == 0x80) --length;
  return words[0].substr(0, length);
}

}  // namespace edgewise::shell
