#include "edgewise/mention/gazetteer.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "edgewise/base/error.hpp"
#include "unit/mention/marked_text.hpp"

using namespace edgewise;
namespace fs = std::filesystem;

namespace {

// A folder of tables that lives as long as the test.
class Tables {
 public:
  Tables() : folder_(fs::temp_directory_path() / "edgewise-test-gazetteer") {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Tables() { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  std::string folder() const { return folder_.string(); }

 private:
  fs::path folder_;
};

struct Loaded {
  explicit Loaded(const Tables& tables) : gazetteer(Gazetteer::load(tables.folder(), test::pack().schema, lexicon)) {
    lexicon.freeze();
  }
  // The name of the entry found at the first token, and how many tokens it covers.
  std::string at_start(const std::string& text) const {
    TokenizedText tokens;
    Tokenizer(lexicon).run(text, tokens);
    const GazetteerMatch m = gazetteer.match(tokens, 0, static_cast<std::uint32_t>(tokens.tokens.size()));
    return m ? std::string(gazetteer.entry(m.entry).name) + ' ' + std::to_string(m.tokens) : "";
  }
  Lexicon lexicon;
  Gazetteer gazetteer;
};

std::string error_of(const Tables& tables) {
  try {
    Lexicon lexicon;
    Gazetteer::load(tables.folder(), test::pack().schema, lexicon);
  } catch (const RuleError& e) {
    return e.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a gazetteer finds the longest name and keeps to its case rules") {
  const Tables tables;
  tables.write("countries.tsv",
               "name\tiso2\tofficial\tadjectives\tdemonyms\tcapital\taliases\n"
               "Norland\tNL\tKingdom of Norland\tNorlandic\tNorlander|Norlanders\tNorville\tUN|U.N.\n");
  tables.write("cities.tsv", "name\tcountry\nPołczyn\tNorland\nNew Norville\tNorland\nThe Spit\tNorland\n");
  const Loaded g(tables);
  CHECK(g.at_start("Norland won.") == "Norland 1");
  CHECK(g.at_start("NORLAND WON.") == "Norland 1");
  CHECK(g.at_start("norland won.") == "");
  CHECK(g.at_start("Kingdom of Norland and") == "Norland 3");
  CHECK(g.at_start("Kingdom of God") == "");
  CHECK(g.at_start("UN troops") == "Norland 1");
  CHECK(g.at_start("Un troops") == "");
  CHECK(g.at_start("U.N. troops") == "Norland 1");
  CHECK(g.at_start("Polczyn is") == "Połczyn 1");
  CHECK(g.at_start("New Norville is") == "New Norville 2");
  CHECK(g.at_start("Norville is") == "Norville 1");
  CHECK(g.at_start("Spit is") == "");  // only with its article
  const std::uint32_t norland = g.gazetteer.country_named("NL");
  REQUIRE(norland != kNoIndex);
  bool seat = false;
  for (std::uint32_t i = 0; i < g.gazetteer.size(); ++i) {
    if (g.gazetteer.entry(i).name != "Norville") continue;
    seat = true;
    CHECK(g.gazetteer.entry(i).type == type::kCity);
    CHECK(g.gazetteer.entry(i).capital_of == norland);
    CHECK(g.gazetteer.entry(i).country == norland);
  }
  CHECK(seat);
}

TEST_CASE("a user's table names its type in a column or a line") {
  const Tables tables;
  tables.write("mine.tsv", "# type: Product\nname\taliases\nSputter V\tSputter\n");
  tables.write("more.tsv", "name\ttype\nLong Pact\tDocument\n");
  const Loaded g(tables);
  CHECK(g.at_start("Sputter V is") == "Sputter V 2");
  CHECK(g.at_start("Long Pact is") == "Long Pact 2");
}

TEST_CASE("faults of a table say where they are") {
  const Tables tables;
  tables.write("mine.tsv", "# a table\nname\ttype\nGood\tCity\nBad\tTown\n");
  CHECK(error_of(tables).find("mine.tsv:4:5: 'Town'") != std::string::npos);
  tables.write("mine.tsv", "name\nBad\n");
  CHECK(error_of(tables).find("mine.tsv:1:1: no entity type is given") != std::string::npos);
  tables.write("mine.tsv", "# type: City\nlabel\nBad\n");
  CHECK(error_of(tables).find("no column 'name'") != std::string::npos);
}
