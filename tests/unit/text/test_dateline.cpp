#include <doctest/doctest.h>

#include <string>

#include "edgewise/text/tokenizer.hpp"

using namespace edgewise;

namespace {

TokenizedText read(std::string_view text) {
  static const Lexicon words = [] {
    Lexicon l;
    l.load_folder(EDGEWISE_SOURCE_DIR "/rules/lexicon");
    l.freeze();
    return l;
  }();
  TokenizedText out;
  Tokenizer(words).run(text, out);
  return out;
}

// "place|source|year-month-day", empty where there is no dateline.
std::string dateline(std::string_view text) {
  const TokenizedText t = read(text);
  if (t.dateline.span.empty()) return "";
  return std::string(t.view(t.dateline.place)) + "|" + std::string(t.view(t.dateline.source)) + "|" +
         std::to_string(t.dateline.year) + "-" + std::to_string(t.dateline.month) + "-" +
         std::to_string(t.dateline.day);
}

}  // namespace

TEST_CASE("datelines of agencies") {
  CHECK(dateline("BELGRADE, March 13. /TASS/. The ministers met.") == "BELGRADE|TASS|0-3-13");
  CHECK(dateline("MOSCOW, May 5. /ITAR-TASS/. The ministers met.") == "MOSCOW|ITAR-TASS|0-5-5");
  CHECK(dateline("BEIJING, March 10 (Xinhua) -- The ministers met.") == "BEIJING|Xinhua|0-3-10");
  CHECK(dateline("CHENGDU, China, Oct. 2 (Xinhua) -- The ministers met.") == "CHENGDU, China|Xinhua|0-10-2");
  CHECK(dateline("MOSCOW. April 2 (Interfax) - The ministers met.") == "MOSCOW|Interfax|0-4-2");
  CHECK(dateline("Tallinn, March 22, 2018 (AFP) - The ministers met.") == "Tallinn|AFP|2018-3-22");
  CHECK(dateline("MADRID (AFP) - The ministers met.") == "MADRID|AFP|0-0-0");
  CHECK(dateline("NAIROBI, Kenya (AP) _\n\nThe ministers met.") == "NAIROBI, Kenya|AP|0-0-0");
  CHECK(dateline("BUDAPEST, Hungary (AP)_ The ministers met.") == "BUDAPEST, Hungary|AP|0-0-0");
  CHECK(dateline("BEIRUT, Lebanon, June 2 - The ministers met.") == "BEIRUT, Lebanon||0-6-2");
  CHECK(dateline("MIAMI _ The ministers met.") == "MIAMI||0-0-0");
  CHECK(dateline("AP - The ministers met.") == "|AP|0-0-0");
  CHECK(dateline("Belgrade, 13 March 2021 - The ministers met.") == "Belgrade||2021-3-13");
}

TEST_CASE("it is a sentence of its own, with what stands before it on its line") {
  const TokenizedText t = read("BELGRADE, March 13. /TASS/. The ministers met on Saturday.");
  REQUIRE(t.sentences.size() == 2);
  CHECK(t.view(t.sentences[0].span) == "BELGRADE, March 13. /TASS/.");
  const TokenizedText junk = read(" date 2017-09-19 GENEVA, September 19. /TASS/. The ministers met.");
  REQUIRE(junk.sentences.size() == 2);
  CHECK(junk.view(junk.sentences[0].span) == "date 2017-09-19 GENEVA, September 19. /TASS/.");
}

TEST_CASE("headlines may stand before it") {
  const TokenizedText t = read("All news\n\nMinisters meet in Nis\n\nNIS, May 9. /TASS/. The ministers met.");
  REQUIRE(t.sentences.size() == 4);
  CHECK(t.view(t.sentences[1].span) == "Ministers meet in Nis");
  CHECK(t.view(t.dateline.place) == "NIS");
}

TEST_CASE("ordinary openings are none") {
  CHECK(dateline("The ministers met in Nis on May 9.") == "");
  CHECK(dateline("Serbia, Russia and China signed the deal.") == "");
  CHECK(dateline("Boris Tadic (left) met the ministers - again.") == "");
  CHECK(dateline("NATO and the EU agreed.") == "");
}
