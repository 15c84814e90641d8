#include "edgewise/mention/title_grammar.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "unit/mention/marked_text.hpp"

using namespace edgewise;

namespace {

// The canonical title at the first token of a text, "" where there is none, "-" before it where it does not cover all
// words.
std::string canonical(const std::string& text) {
  const test::Pack& p = test::pack();
  TokenizedText tokens;
  Tokenizer(p.lexicon).run(text, tokens);
  const auto end = static_cast<std::uint32_t>(tokens.tokens.size());
  const TitleMatch m = p.titles.match(tokens, 0, end, p.lexicon);
  if (!m) return {};
  Arena arena;
  return (m.last == end ? "" : "-") + std::string(p.titles.canonical(m, tokens, arena));
}

}  // namespace

TEST_CASE("the title grammar brings wordings of one office to one name") {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"Foreign Minister", "Minister of Foreign Affairs"},
      {"FM", "Minister of Foreign Affairs"},
      {"Minister of Foreign Affairs", "Minister of Foreign Affairs"},
      {"Defense Minister", "Minister of Defence"},
      {"Minister of Defence", "Minister of Defence"},
      {"minister for trade, tourism and telecommunications", "Minister of Trade and Tourism and Communications"},
      {"Energy and Environment Minister", "Minister of Energy and the Environment"},
      {"PM", "Prime Minister"},
      {"premier", "Prime Minister"},
      {"First Deputy Prime Minister", "First Deputy Prime Minister"},
      {"deputy PM", "Deputy Prime Minister"},
      {"vice-president", "Vice President"},
      {"Secretary-General", "Secretary General"},
      {"Secretary of State", "Secretary of State"},
      {"Chief of Staff", "Chief of Staff"},
      {"Crown Prince", "Crown Prince"},
      {"foreign ministry", "Ministry of Foreign Affairs"},
      {"Minister of Improvement of Government Services", "Minister of Improvement of Government Services"},
      {"president of France", "-President"},
      {"foreign trade", ""},
      {"pm", ""},  // in capitals only: "at 5 pm"
  };
  for (const auto& [text, name] : cases) {
    CAPTURE(text);
    CHECK(canonical(text) == name);
  }
}
