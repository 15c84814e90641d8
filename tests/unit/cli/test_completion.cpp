#include "cli/shell/completion.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace edgewise::shell;

namespace {

Vocabulary sample() {
  Vocabulary words;
  words.labels = {"Entity", "Person", "Office", "odd name"};
  words.types = {"MET", "MEMBER_OF", "VISITED"};
  words.keys = {"name", "first_date", "negated"};
  words.parameters = {"who", "when"};
  words.forms = {"csv", "json", "table"};
  words.commands = {
      {":mode", "form"}, {":help", "command"}, {":export", "form file"}, {":explain", "query"}, {":timer", "switch"}};
  words.names = [](std::string_view start) {
    return start == "vuc" ? std::vector<std::string>{"Aleksandar Vučić"} : std::vector<std::string>{};
  };
  return words;
}

// What the typed text becomes with the first choice; all choices where there are several.
std::string completed(const std::string& text) {
  const Completion found = complete(text, sample());
  if (found.words.size() == 1) return text.substr(0, found.from) + found.words[0] + found.after;
  std::string all;
  for (const std::string& word : found.words) all += (all.empty() ? "" : " ") + word;
  return all;
}

bool offers(const std::string& text, const std::string& word) {
  const std::vector<std::string> words = complete(text, sample()).words;
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

TEST_CASE("completion: keywords take the case of what was typed") {
  CHECK(completed("MAT") == "MATCH ");
  CHECK(completed("optio") == "optional match ");
  CHECK(completed("MATCH (n) RET") == "MATCH (n) RETURN ");
  CHECK(offers("RETURN to", "toUpper("));
  CHECK(offers("MATCH (somebody) RETURN so", "somebody"));
  CHECK(!offers("MATCH (n) WHERE n.name = 1 AND ", "name"));
}

TEST_CASE("completion: labels, types and keys by where they stand") {
  CHECK(completed("MATCH (n:Per") == "MATCH (n:Person");
  CHECK(completed("MATCH (n:pers") == "MATCH (n:Person");
  CHECK(completed("MATCH (n:Office|Per") == "MATCH (n:Office|Person");
  CHECK(completed("MATCH (n:od") == "MATCH (n:`odd name`");
  CHECK(completed("MATCH (a)-[r:ME") == "MEMBER_OF MET");
  CHECK(completed("MATCH (a)-[:MET|vi") == "MATCH (a)-[:MET|VISITED");
  CHECK(completed("MATCH (a)-[r:MET]->(b) RETURN r.fi") == "MATCH (a)-[r:MET]->(b) RETURN r.first_date");
  CHECK(completed("MATCH (n {na") == "MATCH (n {name: ");
  CHECK(completed("MATCH (n {name: 'x', ne") == "MATCH (n {name: 'x', negated: ");
  CHECK(completed("WHERE EXISTS { MAT") == "WHERE EXISTS { MATCH ");
  CHECK(completed("MATCH (a)-[*1..") == "");
  CHECK(completed("RETURN $wh") == "when who");
}

TEST_CASE("completion: names inside quotes, nothing inside comments") {
  CHECK(completed("MATCH (n {name: 'vuc") == "MATCH (n {name: 'Aleksandar Vučić'");
  CHECK(completed("MATCH (n) WHERE n.name = \"vuc") == "MATCH (n) WHERE n.name = \"Aleksandar Vučić\"");
  CHECK(completed("RETURN 1 /* mat") == "");
  CHECK(completed("// it's\nMAT") == "// it's\nMATCH ");
}

TEST_CASE("completion: colon commands and what they take") {
  CHECK(completed(":mo") == ":mode ");
  CHECK(completed(":ex") == ":explain :export");
  CHECK(completed(":mode c") == ":mode csv");
  CHECK(completed(":export js") == ":export json ");
  CHECK(completed(":timer o") == "off on");
  CHECK(completed(":explain MATCH (n:Per") == ":explain MATCH (n:Person");
  CHECK(completed(":help mo") == ":help :mode");
  CHECK(completed(":nothing x") == "");
}

TEST_CASE("the common start of words is cut between characters") {
  CHECK(common_start({"MEMBER_OF", "MET"}) == "ME");
  CHECK(common_start({"Vu\xC4\x8Di\xC4\x87", "Vu\xC4\x87o"}) == "Vu");
  CHECK(common_start({}).empty());
}
