#include <doctest/doctest.h>

#include <string>

#include "edgewise/mention/date_finder.hpp"
#include "edgewise/text/tokenizer.hpp"
#include "extract/date_attachment.hpp"

using namespace edgewise;

namespace {

// The value of the date that the act named by `trigger` gets in a text of one sentence; its clause runs from the
// trigger to the word `end` (to the sentence's end where empty).
std::string date_of(std::string_view sentence, std::string_view trigger, std::string_view end = "",
                    bool since = false) {
  static const Lexicon words = [] {
    Lexicon l;
    l.load_folder(EDGEWISE_SOURCE_DIR "/rules/lexicon");
    l.freeze();
    return l;
  }();
  TokenizedText text;
  Tokenizer(words).run(sentence, text);
  Document document;
  document.text = sentence;
  document.date = "2018-11-09";
  DocumentMentions mentions;
  DateFinder(words).find(document, text, mentions);
  mentions.starts = {0, static_cast<std::uint32_t>(mentions.mentions.size())};
  ActClause clause;
  clause.last = static_cast<std::uint32_t>(text.tokens.size());
  for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
    if (text.view(text.tokens[i]) == trigger) clause.first = clause.trigger = i;
    if (!end.empty() && text.view(text.tokens[i]) == end) clause.last = i;
  }
  if (since) {
    const MentionIndex m = attach_since(text, words, mentions, clause);
    return m == kNoIndex ? "" : std::string(mentions.dates[mentions.mentions[m].value].value);
  }
  const AttachedDate date = attach_date(text, words, mentions, clause);
  return date.mention == kNoIndex ? "" : std::string(mentions.dates[mentions.mentions[date.mention].value].value);
}

}  // namespace

TEST_CASE("a date belongs to the act whose clause it stands in") {
  CHECK(date_of("Lee met Ek on Tuesday.", "met") == "2018-11-06");
  CHECK(date_of("On Tuesday, Lee met Ek.", "met") == "2018-11-06");
  CHECK(date_of("Lee said on Thursday that he met Ek on Tuesday.", "said", "that") == "2018-11-08");
  CHECK(date_of("Lee said on Thursday that he met Ek on Tuesday.", "met") == "2018-11-06");
  CHECK(date_of("The two ruled from 2005 to 2009.", "ruled") == "2005/2009");
}

TEST_CASE("a date that describes a noun is that noun's") {
  CHECK(date_of("Lee praised Sunday's vote.", "praised") == "");
  CHECK(date_of("Lee praised the February 23 accord.", "praised") == "");
  CHECK(date_of("Lee came to Tuesday's talks.", "talks") == "2018-11-06");
}

TEST_CASE("a date inside a quote dates nothing outside it") {
  CHECK(date_of("\"They will come in January,\" Lee said at the talks.", "talks") == "");
  CHECK(date_of("\"They met in January,\" Lee said.", "met", ",") == "2018-01");
}

TEST_CASE("a time since when, a repeated day and a length of time date no act") {
  CHECK(date_of("Lee has met Ek every Monday.", "met") == "");
  CHECK(date_of("Lee has led it since 2014.", "led") == "");
  CHECK(date_of("Lee has led it since 2014.", "led", "", true) == "2014");
  CHECK(date_of("Lee met Ek for the first time in two years.", "met") == "");
}
