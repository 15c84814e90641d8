#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "unit/mention/marked_text.hpp"

using namespace edgewise;
using edgewise::test::Found;

namespace {

std::string plain(const std::string& marked) {
  std::string out;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] == '[') continue;
    if (marked[i] == '|') {
      i = marked.find(']', i);
      continue;
    }
    out += marked[i];
  }
  return out;
}

void check_names(const std::string& marked) {
  CHECK(Found(plain(marked)).marked_names() == marked);
}

}  // namespace

TEST_CASE("names of tables, of persons behind titles, of bodies by their head words") {
  for (const char* marked : {
           "[Serbia|Country] thanked [Norway|Country] and the [European Union|Organization].",
           "German Chancellor [Ottilie Brandauer|Person] flew to [Moscow|City] on Monday.",
           "The minister met [Goran Zvekic|Person], a lawmaker, in [Belgrade|City].",
           "The [Kremlin|Country] said nothing.",
           "The [US|Country] told us that it is ready.",
           "The [Harrow Valley Trust|Organization] and the [Bank of Russia|Organization] agreed.",
           "The [Federal Grain Agency|Organization] ([FGA|Organization]) said so.",
           "[NATO|Organization] chief [Kari Ekdal|Person] met [Moon Jae-in|Person] in [Geneva|City].",
           "[Norway|Country]'s [Green Party|Organization] leader [Kari Ekdal|Person] spoke of the [Odder "
           "Valley|Region].",
           "Spokesman [Jovan Tot|Person] said that [Tot|Person] was ill.",
       })
    check_names(marked);
}

TEST_CASE("a capital that its place explains is no name") {
  for (const char* marked : {
           "Relations are good. Gratitude was shown.",
           "Successful talks ended on Friday, May 4.",
           "Meanwhile, reports came in.",
       })
    check_names(marked);
}

TEST_CASE("a surname is learned from the full name") {
  const Found f("President Goran Zvekic spoke. Later Zvekic left, and nobody saw Zvekic again.");
  int persons = 0;
  for (const Mention& m : f.out.mentions) persons += m.type == type::kPerson && m.kind == MentionKind::kName;
  CHECK(persons == 3);
}

TEST_CASE("titles give roles with owner, host and status") {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"Serbian Foreign Minister Goran Zvekic spoke.", "Minister of Foreign Affairs: Goran Zvekic of Serbia"},
      {"The Minister of Defense of Norway, Kari Ekdal, spoke.", "Minister of Defence: Kari Ekdal of Norway"},
      {"Russia's Ambassador in Belgrade Pavel Orlin spoke.", "Ambassador: Pavel Orlin of Russia to Belgrade"},
      {"Serbian First Deputy Prime Minister and Minister of Foreign Affairs Goran Zvekic spoke.",
       "First Deputy Prime Minister: Goran Zvekic of Serbia; Minister of Foreign Affairs: Goran Zvekic of Serbia"},
      {"Kari Ekdal, the foreign minister of Norway, spoke.", "Minister of Foreign Affairs: Kari Ekdal of Norway"},
      {"Former Israeli president Dan Orlev spoke.", "President: Dan Orlev of Israel (former)"},
      {"Then ex-Prime Minister Dan Orlev spoke.", "Prime Minister: Dan Orlev of ? (former)"},
      {"Acting Norwegian PM Kari Ekdal spoke.", "Prime Minister: Kari Ekdal of Norway (acting)"},
      {"NATO Secretary General Kari Ekdal spoke.", "Secretary General: Kari Ekdal of NATO"},
      {"Ministers Goran Zvekic and Kari Ekdal spoke.", "Minister: Goran Zvekic of ?; Minister: Kari Ekdal of ?"},
      {"He met his Serbian counterpart Goran Zvekic.", "Counterpart: Goran Zvekic of Serbia (counterpart)"},
      {"The Serbian foreign minister spoke.", "Minister of Foreign Affairs: Serbian foreign minister of Serbia"},
      {"A minister spoke.", ""},
      {"The analyst Kari Ekdal spoke.", ""},
  };
  for (const auto& [text, roles] : cases) CHECK(Found(text).roles() == roles);
}

TEST_CASE("adjectives, pairs, bodies, groups, pronouns and nominals are mentions") {
  CHECK(Found("They praised Russian-Serbian ties.").of_kind(MentionKind::kAdjective) ==
        "Russian=Country; Serbian=Country");
  CHECK(Found("A Franco-German plan failed.").of_kind(MentionKind::kAdjective) == "Franco=Country; German=Country");
  CHECK(Found("Many Serbs left.").of_kind(MentionKind::kDemonym) == "Serbs=Country");
  CHECK(Found("Rebels fired at Israeli soldiers.").of_kind(MentionKind::kGeneric) ==
        "Rebels=Group; Israeli soldiers=Group");
  CHECK(Found("She said that they left.").of_kind(MentionKind::kPronoun) == "She=Person; they=?");
  CHECK(Found("The two countries met.").of_kind(MentionKind::kNominal) == "two countries=Country");
  const Found f("The Serbian government thanked the Norwegian foreign ministry. Norway's Defense Ministry said so.");
  std::vector<std::string> names;
  for (const Mention& m : f.out.mentions) {
    if (!m.canonical.empty()) names.emplace_back(m.canonical);
  }
  CHECK(names == std::vector<std::string>{"Government of Serbia", "Ministry of Foreign Affairs of Norway",
                                          "Ministry of Defence of Norway"});
}

TEST_CASE("mentions are sorted, spans lie in the text, roles point to mentions") {
  const Found f(
      "Russia's Ambassador in Belgrade Pavel Orlin met the Serbian foreign minister. The Bank of Russia said so, and "
      "he agreed.");
  for (std::size_t i = 0; i < f.out.mentions.size(); ++i) {
    const Mention& m = f.out.mentions[i];
    CHECK(m.span.end <= f.text.size());
    CHECK(m.span.begin < m.span.end);
    if (i > 0) CHECK(f.out.mentions[i - 1].first <= m.first);
  }
  CHECK(f.out.starts.size() == f.tokens.sentences.size() + 1);
  CHECK(f.out.starts.back() == f.out.mentions.size());
  for (const Role& r : f.out.roles) {
    CHECK(f.out.mentions[r.office].type == type::kOffice);
    CHECK(f.out.mentions[r.person].type == type::kPerson);
  }
}
