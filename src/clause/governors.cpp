#include "edgewise/clause/governors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "edgewise/base/error.hpp"

namespace edgewise {
namespace {

std::array<std::string, 5> cells_of(const std::string& line) {
  std::array<std::string, 5> cells;
  std::size_t from = 0;
  for (std::string& cell : cells) {
    const std::size_t tab = line.find('\t', from);
    cell = line.substr(from, tab == std::string::npos ? tab : tab - from);
    if (tab == std::string::npos) break;
    from = tab + 1;
  }
  return cells;
}

bool effect_named(const std::string& name, Governor::Effect& out) {
  using Effect = Governor::Effect;
  static constexpr std::array<std::pair<std::string_view, Effect>, 5> kEffects{{{"-", Effect::kNone},
                                                                                {"actual", Effect::kActual},
                                                                                {"planned", Effect::kPlanned},
                                                                                {"hoped", Effect::kHoped},
                                                                                {"possible", Effect::kPossible}}};
  for (const auto& [n, e] : kEffects) {
    if (n == name) {
      out = e;
      return true;
    }
  }
  return false;
}

}  // namespace

void Governors::load(const std::string& path, Lexicon& lexicon) {
  std::ifstream in(path);
  if (!in) throw RuleError(fmt::format("{}:1:1: cannot be read; the pack needs its governors", path));
  std::string line;
  bool header = true;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    if (header) {
      header = false;
      continue;
    }
    const std::array<std::string, 5> c = cells_of(line);
    const auto fail = [&](std::size_t cell, std::string_view what) {
      std::size_t column = 1;
      for (std::size_t i = 0; i < cell; ++i) column += c[i].size() + 1;
      throw RuleError(fmt::format("{}:{}:{}: '{}': {}", path, number, column, c[cell], what));
    };
    Governor g;
    if (c[0].empty()) fail(0, "a row starts with its lemma");
    if (c[1] != "v" && c[1] != "n" && c[1] != "a") fail(1, "no part of speech; use v, n or a");
    if (!effect_named(c[2], g.effect)) fail(2, "no modality; use planned, hoped, possible, actual or -");
    if (c[3] != "+" && c[3] != "-") fail(3, "polarity is + or -");
    if (c[4] != "s" && c[4] != "o") fail(4, "the doer is s (subject) or o (object)");
    g.negates = c[3] == "-";
    g.object_acts = c[4] == "o";
    const std::size_t blank = c[0].find(' ');
    g.particle = blank != std::string::npos;
    if (g.particle && c[1] != "v") fail(0, "only a verb may have a second word");
    const WordId id = lexicon.add(c[0].substr(0, blank));
    const WordId behind = g.particle ? lexicon.add(c[0].substr(blank + 1)) : kUnknownWord;
    if (!g.particle) lexicon.edit(id).flags |= word::kGovernor;
    (c[1] == "v" ? verbs_ : c[1] == "n" ? nouns_ : adjectives_).push_back({{id, behind}, g});
  }
  for (std::vector<Row>* rows : {&verbs_, &nouns_, &adjectives_}) {
    std::stable_sort(rows->begin(), rows->end(), [](const Row& a, const Row& b) { return a.words < b.words; });
  }
}

const Governor* Governors::find(const std::vector<Row>& rows, Words words) {
  const auto it = std::lower_bound(rows.begin(), rows.end(), words, [](const Row& r, Words w) { return r.words < w; });
  return it != rows.end() && it->words == words ? &it->governor : nullptr;
}

}  // namespace edgewise
