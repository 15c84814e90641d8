#include "edgewise/graph/ledger.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <map>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"

namespace edgewise {
namespace {

std::string at(const std::string& name, int line) {
  return name + ":" + std::to_string(line) + ": ";
}

// The words of one line; a word in double quotes may hold blanks, and there '\' takes the next character as it is.
std::vector<std::string> words_of(std::string_view line, const std::string& where) {
  std::vector<std::string> words;
  std::size_t i = 0;
  while (i < line.size()) {
    if (line[i] == ' ' || line[i] == '\t' || line[i] == '\r') {
      ++i;
    } else if (line[i] == '#') {
      break;
    } else if (line[i] == '"') {
      std::string word;
      for (++i; i < line.size() && line[i] != '"'; ++i) {
        if (line[i] == '\\' && i + 1 < line.size()) ++i;
        word += line[i];
      }
      if (i >= line.size()) throw InputError(where + "a quoted id has no closing quote");
      ++i;
      words.push_back(std::move(word));
    } else {
      const std::size_t end = std::min(line.find_first_of(" \t\r", i), line.size());
      words.emplace_back(line.substr(i, end - i));
      i = end;
    }
  }
  return words;
}

std::string quoted(const std::string& id) {
  if (!id.empty() && id.find_first_of(" \t\r\n\"\\#") == std::string::npos) return id;
  std::string out = "\"";
  for (const char c : id) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string_view type_of(std::string_view id) {
  return id.substr(0, std::min(id.find(':'), id.size()));
}

// Every `different` pair must stay apart under all `same` lines.
void check_contradictions(const std::vector<Decision>& decisions, const std::string& name) {
  std::map<std::string, std::string> parent;
  const auto root = [&parent](std::string id) {
    for (auto it = parent.find(id); it != parent.end(); it = parent.find(id)) id = it->second;
    return id;
  };
  for (const Decision& d : decisions) {
    if (!d.same) continue;
    const std::string a = root(d.a), b = root(d.b);
    if (a != b) parent[std::max(a, b)] = std::min(a, b);
  }
  for (const Decision& d : decisions)
    if (!d.same && root(d.a) == root(d.b))
      throw InputError(at(name, d.line) + d.a + " and " + d.b +
                       " are said to be different here, but other lines make them the same; take one of them out");
}

}  // namespace

Ledger Ledger::parse(std::string_view text, const std::string& name) {
  Ledger ledger;
  ledger.text_ = text;
  std::map<std::pair<std::string, std::string>, Decision> by_pair;
  int number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    ++number;
    const std::string where = at(name, number);
    const std::vector<std::string> words = words_of(text.substr(begin, end - begin), where);
    begin = end + 1;
    if (words.empty()) continue;
    if (words.size() != 3 || (words[0] != "same" && words[0] != "different"))
      throw InputError(where + "expected `same ID ID` or `different ID ID`, found `" + words[0] + "` with " +
                       std::to_string(words.size() - 1) + " ids");
    Decision decision{words[0] == "same", std::min(words[1], words[2]), std::max(words[1], words[2]), number};
    if (decision.a == decision.b) throw InputError(where + "both ids are " + decision.a + "; name two");
    if (type_of(decision.a) != type_of(decision.b))
      throw InputError(where + decision.a + " and " + decision.b +
                       " are of two types; a decision is about two ids of one type");
    by_pair.insert_or_assign({decision.a, decision.b}, std::move(decision));
  }
  for (auto& [pair, decision] : by_pair) ledger.decisions_.push_back(std::move(decision));
  check_contradictions(ledger.decisions_, name);
  return ledger;
}

Ledger Ledger::read(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 && errno == ENOENT) return {};
  return parse(read_file(path), path);
}

void Ledger::append(const std::string& path, bool same, const std::string& a, const std::string& b) {
  if (a == b) throw UsageError("both names lead to " + a + "; name two entities");
  if (type_of(a) != type_of(b))
    throw UsageError(a + " and " + b + " are of two types; a decision is about two entities of one type");
  std::string text = read(path).text();
  if (!text.empty() && text.back() != '\n') text += '\n';
  text += (same ? "same " : "different ") + quoted(a) + ' ' + quoted(b) + '\n';
  parse(text, path);
  AtomicFile file(path);
  file.write(text);
  file.commit();
}

}  // namespace edgewise
