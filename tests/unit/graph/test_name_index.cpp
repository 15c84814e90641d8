#include "edgewise/graph/name_index.hpp"

#include <doctest/doctest.h>

#include "edgewise/base/error.hpp"
#include "graph/edit_distance.hpp"
#include "support/fact_list.hpp"

using namespace edgewise;
using edgewise::test::FactList;

namespace {

KnowledgeGraph sample() {
  FactList facts;
  facts.add("d1 2021-03-13 | person:aleksandar_vucic MET person:sergey_lavrov | subject_name=Aleksandar_Vučić");
  facts.add("d1 2021-03-13 | person:sergey_lavrov VISITED country:serbia | object_text=Serbian");
  facts.add("d2 2021-03-13 | person:sergei_lavrov VISITED org:united_nations");
  facts.add("d2 2021-03-13 | person:lavrov VISITED org:united_nations");
  facts.add("d3 2021-03-13 | person:ann_lee MET person:bo_lee");
  facts.add("d3 2021-03-13 | person:ann_lee MET person:cy_ro");
  facts.add("d4 2021-03-13 | person:zu MET person:cy_ro");
  facts.add("d3 2021-03-13 | person:bo_lee HOLDS_ROLE office:minister_of_foreign_affairs@serbia");
  facts.add("d3 2021-03-13 | person:ann_lee HOLDS_ROLE office:deputy_minister_of_foreign_affairs@serbia");
  facts.add("d3 2021-03-13 | office:minister_of_foreign_affairs@serbia OFFICE_OF country:serbia");
  facts.add("d3 2021-03-13 | office:deputy_minister_of_foreign_affairs@serbia OFFICE_OF country:serbia");
  return facts.graph();
}

std::string found(const NameIndex& index, const KnowledgeGraph& graph, std::string_view typed) {
  std::string out;
  const NameMatch match = index.find(typed);
  for (const NodeIndex n : match.nodes) out += (out.empty() ? "" : " ") + std::string(graph.nodes()[n].id);
  for (const std::string& s : match.suggestions) out += "?" + s;
  return out;
}

std::string error_of(const NameIndex& index, std::string_view typed) {
  try {
    index.resolve(typed);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("names are found as people type them") {
  const KnowledgeGraph graph = sample();
  const NameIndex index(graph);
  CHECK(found(index, graph, "person:ann_lee") == "person:ann_lee");
  CHECK(found(index, graph, "Aleksandar Vučić") == "person:aleksandar_vucic");
  CHECK(found(index, graph, "vucic") == "person:aleksandar_vucic");
  CHECK(found(index, graph, "Вучић") == "person:aleksandar_vucic");
  CHECK(found(index, graph, "Vuchich") == "person:aleksandar_vucic");
  CHECK(found(index, graph, "Сергей Лавров") == "person:sergei_lavrov");
  CHECK(found(index, graph, "person:sergey_lavrov") == "person:sergei_lavrov");
  CHECK(found(index, graph, "lavrov") == "person:sergei_lavrov");  // not the one with nothing but a surname
  CHECK(found(index, graph, "person:lavrov") == "person:lavrov");
  CHECK(found(index, graph, "zu") == "person:zu");
  CHECK(found(index, graph, "UN") == "org:united_nations");
  CHECK(found(index, graph, "aleksandar") == "person:aleksandar_vucic");
  CHECK(found(index, graph, "foreign minister of serbia") == "office:minister_of_foreign_affairs@serbia");
  CHECK(found(index, graph, "Serbian foreign minister") == "office:minister_of_foreign_affairs@serbia");
  CHECK(found(index, graph, "lee") == "person:ann_lee person:bo_lee");
  CHECK(found(index, graph, "lavrof") == "?Sergey Lavrov?Lavrov");
  CHECK(found(index, graph, "").empty());
  CHECK(index.complete("se", 5) == std::vector<std::string>{"Serbia", "Sergey Lavrov"});
}

TEST_CASE("an ambiguous or unknown name is told with what there is") {
  const KnowledgeGraph graph = sample();
  const NameIndex index(graph);
  CHECK(error_of(index, "lee") ==
        "'lee' may mean any of these; say which by its id:\n  person:ann_lee  (Person Ann Lee, 3 statements)\n"
        "  person:bo_lee  (Person Bo Lee, 2 statements)");
  CHECK(error_of(index, "vucik") == "nothing in the graph is called 'vucik'; did you mean Aleksandar Vučić?");
  CHECK(error_of(index, "qqqqq") == "nothing in the graph is called 'qqqqq'");
}

TEST_CASE("edit distance") {
  CHECK(edit_distance("lavrov", "lavrov", 2) == 0);
  CHECK(edit_distance("lavrov", "lavorv", 2) == 1);
  CHECK(edit_distance("lavrov", "lavro", 2) == 1);
  CHECK(edit_distance("abc", "xyz", 2) == 3);
  CHECK(edit_distance("", "ab", 2) == 2);
}
