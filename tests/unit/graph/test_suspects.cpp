#include "edgewise/graph/suspects.hpp"

#include <doctest/doctest.h>

#include "support/fact_list.hpp"

using namespace edgewise;
using edgewise::test::FactList;

namespace {

std::string of(std::initializer_list<const char*> names, std::string_view ledger = {}) {
  FactList facts;
  int n = 0;
  for (const char* name : names) facts.add("d" + std::to_string(n++) + " | person:" + name + " MET person:" + name);
  const KnowledgeGraph graph = facts.graph(ledger);
  std::string out;
  for (const Suspect& s : suspects(graph, Ledger::parse(ledger, "test"))) {
    if (s.a == s.b) continue;
    out += std::string(graph.nodes()[s.a].id) + " " + std::string(graph.nodes()[s.b].id) + " (" + s.why + ") ";
  }
  return out;
}

}  // namespace

TEST_CASE("suspects: who looks alike and was not merged") {
  CHECK(of({"lavrov", "sergey_lavrov"}) == "person:lavrov person:sergey_lavrov (the surname alone) ");
  CHECK(of({"a_lavrov", "sergey_lavrov"}).empty());
  CHECK(of({"ivan_petrov", "ivan_olegovich_petrov"}) ==
        "person:ivan_olegovich_petrov person:ivan_petrov (the same given and family name, other middle names) ");
  CHECK(of({"ana_petrovic", "ania_petrovic"}) ==
        "person:ana_petrovic person:ania_petrovic (given names one letter apart) ");
  CHECK(of({"xi_jinping", "jinping_xi"}) ==
        "person:jinping_xi person:xi_jinping (given and family name the other way round) ");
  CHECK(of({"ann_lee", "bo_lee"}).empty());
}

TEST_CASE("suspects: decided pairs are left out, loops are told") {
  CHECK(of({"lavrov", "sergey_lavrov"}, "different person:lavrov person:sergey_lavrov\n").empty());
  FactList facts;
  facts.add("d1 | person:ann_lee MET person:anna_lee");
  const KnowledgeGraph graph = facts.graph("same person:ann_lee person:anna_lee\n");
  const auto found = suspects(graph, {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].a == found[0].b);
  CHECK(found[0].why == "MET with itself: two may have become one");
}
