// Who becomes one node, what becomes one edge, and that nothing but the set of facts decides.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "edgewise/graph/load.hpp"
#include "support/fact_list.hpp"

using namespace edgewise;
using edgewise::test::FactList;
using edgewise::test::TemporaryFolder;

namespace {

std::string ids(const KnowledgeGraph& graph) {
  std::string out;
  for (const Node& node : graph.nodes()) out += (out.empty() ? "" : " ") + std::string(node.id);
  return out;
}

std::string persons(std::initializer_list<const char*> names, std::string_view ledger = {}) {
  FactList facts;
  int n = 0;
  for (const char* name : names)
    facts.add("d" + std::to_string(n++) + " 2021-03-13 | person:" + name + " VISITED city:ufa");
  return ids(facts.graph(ledger)).substr(9);  // "city:ufa "
}

}  // namespace

TEST_CASE("merge: spellings of a full name are one person, other names are not") {
  CHECK(persons({"sergey_lavrov", "sergei_lavrov", "sergei_lavrov"}) == "person:sergei_lavrov");
  CHECK(persons({"sergey_lavrov", "sergei_lavrov"}) == "person:sergei_lavrov");
  CHECK(persons({"aleksandar_vucic", "aleksandar_vuchich"}) == "person:aleksandar_vuchich");
  CHECK(persons({"ivan_petrovic", "ivan_petkovic"}) == "person:ivan_petkovic person:ivan_petrovic");
  CHECK(persons({"ivan_petrov", "petrov_ivan"}) == "person:ivan_petrov person:petrov_ivan");
}

TEST_CASE("merge: middle names keep people apart, initials join where only one fits") {
  CHECK(persons({"donald_trump", "donald_j_trump"}) == "person:donald_j_trump");
  CHECK(persons({"donald_trump", "donald_j_trump", "donald_john_trump"}) == "person:donald_j_trump");
  CHECK(persons({"george_bush", "george_w_bush", "george_h_w_bush"}) ==
        "person:george_bush person:george_h_w_bush person:george_w_bush");
  CHECK(persons({"alexander_kharchenko", "alexander_botsan_kharchenko"}) ==
        "person:alexander_botsan_kharchenko person:alexander_kharchenko");
  CHECK(persons({"ann_j_lee", "ann_jane_lee", "ann_joan_lee"}) ==
        "person:ann_j_lee person:ann_jane_lee person:ann_joan_lee");
}

TEST_CASE("merge: a bare surname means somebody else in the next document") {
  CHECK(persons({"lavrov"}) == "person:lavrov");
  CHECK(persons({"lavrov", "sergey_lavrov"}) == "person:lavrov person:sergey_lavrov");
  CHECK(persons({"lavrov", "lavrov"}) == "person:lavrov@d0 person:lavrov@d1");
  CHECK(persons({"s_lavrov", "s_lavrov", "sergey_lavrov"}) ==
        "person:s_lavrov@d0 person:s_lavrov@d1 person:sergey_lavrov");
}

TEST_CASE("merge: a bare surname joins through office and owner at an overlapping date") {
  const auto joined = [](const char* office, const char* date, const char* extra = "") {
    FactList facts;
    facts.add("d1 2021-03-13 | person:sergey_lavrov HOLDS_ROLE office:foreign_minister@russia");
    facts.add("d2 " + std::string(date) + (date[0] == '|' ? "" : " |") + " person:lavrov HOLDS_ROLE office:" + office +
              " | " + extra);
    return facts.graph().find("person:lavrov") == KnowledgeGraph::npos;
  };
  CHECK(joined("foreign_minister@russia", "2021-05-01"));
  CHECK(joined("foreign_minister@russia", "2021"));
  CHECK_FALSE(joined("foreign_minister@russia", "2015-05-01"));
  CHECK_FALSE(joined("foreign_minister@russia", "2021-05-01", "not"));
  CHECK_FALSE(joined("foreign_minister@russia", "2021-05-01", "planned"));
  CHECK_FALSE(joined("foreign_minister@russia", "2021-05-01", "attrs.former=true"));
  CHECK_FALSE(joined("foreign_minister@serbia", "2021-05-01"));
  CHECK_FALSE(joined("foreign_minister@", "2021-05-01"));
  CHECK_FALSE(joined("foreign_minister@russia", "|"));  // no date known
}

TEST_CASE("merge: where two full names fit, the surname stays alone") {
  FactList facts;
  facts.add("d1 2021-03-13 | person:ann_lee HOLDS_ROLE office:envoy@un");
  facts.add("d2 2021-03-13 | person:bo_lee HOLDS_ROLE office:envoy@un");
  facts.add("d3 2021-03-13 | person:lee HOLDS_ROLE office:envoy@un");
  facts.add("d4 2021-03-13 | person:b_lee HOLDS_ROLE office:envoy@un");
  CHECK(ids(facts.graph()) == "office:envoy@un person:ann_lee person:bo_lee person:lee");
}

TEST_CASE("merge: surnames without a full name join each other by office only") {
  FactList facts;
  facts.add("d1 2021-03-13 | person:lee HOLDS_ROLE office:envoy@un");
  facts.add("d2 2021-04-13 | person:lee HOLDS_ROLE office:envoy@un");
  facts.add("d3 2021-04-13 | person:lee HOLDS_ROLE office:mayor@ufa");
  const KnowledgeGraph graph = facts.graph();
  CHECK(ids(graph) == "office:envoy@un office:mayor@ufa person:lee@d1 person:lee@d3");
  REQUIRE(graph.merges().size() == 1);
  CHECK(graph.merges()[0].id == "person:lee");
  CHECK(graph.merges()[0].document == "d2");
  CHECK(graph.merges()[0].why == "office: office:envoy@un at an overlapping date");
}

TEST_CASE("merge: the ledger joins and parts") {
  CHECK(persons({"ann_lee", "anna_li"}, "same person:ann_lee person:anna_li\n") == "person:ann_lee");
  CHECK(persons({"sergey_lavrov", "sergei_lavrov"}, "different person:sergey_lavrov person:sergei_lavrov\n") ==
        "person:sergei_lavrov person:sergey_lavrov");
  // On which side would a third spelling stand?
  CHECK(persons({"sergey_lavrov", "sergei_lavrov", "sergej_lavrov"},
                "different person:sergey_lavrov person:sergei_lavrov\n") ==
        "person:sergei_lavrov person:sergej_lavrov person:sergey_lavrov");
  CHECK(persons({"lavrov", "lavrov", "sergey_lavrov"}, "same person:lavrov person:sergey_lavrov") ==
        "person:sergey_lavrov");
  CHECK(persons({"lavrov", "lavrov", "sergey_lavrov"}, "same person:lavrov@d1 person:sergey_lavrov") ==
        "person:lavrov person:sergey_lavrov");
  CHECK(persons({"ann_lee"}, "same person:not_here person:ann_lee\n") == "person:ann_lee");
}

TEST_CASE("merge: names, other names, counts") {
  FactList facts;
  facts.add("d1 | person:aleksandar_vucic MET person:bo_ek | subject_name=Aleksandar_Vučić subject_text=Vučić");
  facts.add("d1 | person:aleksandar_vucic MET person:cy_ro | subject_name=Aleksandar_Vučić subject_text=He #1");
  facts.add("d2 | person:aleksandar_vuchich VISITED country:russia | object_text=Moscow");
  facts.add("d2 | person:aleksandar_vuchich VISITED country:russia | object_text=the_country #1 speaker=person:di_mo");
  const KnowledgeGraph graph = facts.graph();
  const Node& vucic = graph.nodes()[graph.find("person:aleksandar_vuchich")];
  CHECK(vucic.name == "Aleksandar Vuchich");  // two facts each: the smaller
  CHECK(vucic.aliases == std::vector<std::string_view>{"Aleksandar Vučić", "Vučić"});
  CHECK(vucic.mentions == 4);
  CHECK(vucic.documents == 2);
  CHECK(graph.nodes()[graph.find("country:russia")].aliases == std::vector<std::string_view>{"Moscow"});
  CHECK(graph.nodes()[graph.find("person:di_mo")].mentions == 0);  // speaks, is no end
}

TEST_CASE("merge: a title that stands for its owner is no name of the owner") {
  FactList facts;
  facts.add("d1 | person:ann_lee HOLDS_ROLE office:envoy@oman | object_text=Envoy");
  facts.add("d1 | office:envoy@oman OFFICE_OF country:oman | object_text=Envoy");
  facts.add("d1 | person:ann_lee VISITED country:oman | object_text=Muscat");
  const KnowledgeGraph graph = facts.graph();
  CHECK(graph.nodes()[graph.find("country:oman")].aliases == std::vector<std::string_view>{"Muscat"});
  CHECK(graph.nodes()[graph.find("office:envoy@oman")].aliases == std::vector<std::string_view>{"Envoy"});
}

TEST_CASE("merge: facts become edges") {
  FactList facts;
  facts.add("d1 2021-03-13 | person:bo_ek MET person:ann_lee | date=2021-03-12 confidence=0.8 rule=b");
  facts.add("d1 2021-03-13 | person:ann_lee MET person:bo_ek | #1 confidence=0.6 attrs.kind=talks rule=a");
  facts.add("d2 2021-05-13 | person:ann_lee MET person:bo_ek | date=2021-05/2021-06 confidence=0.5 attrs.kind=call");
  facts.add("d2 2021-05-13 | person:ann_lee MET person:bo_ek | planned");
  facts.add("d2 2021-05-13 | person:ann_lee MET person:bo_ek | not #1");
  facts.add("d2 2021-05-13 | person:ann_lee THANKED person:bo_ek | date=XXXX-03-12");
  facts.add("d2 2021-05-13 | person:bo_ek THANKED person:ann_lee");
  const KnowledgeGraph graph = facts.graph();
  REQUIRE(graph.edges().size() == 5);
  const Edge& met = graph.edges()[0];
  CHECK(met.type == "MET");
  CHECK(graph.nodes()[met.source].id == "person:ann_lee");
  CHECK(met.evidence_count == 3);
  CHECK(met.documents == 2);
  CHECK(met.first_date == "2021-03-12");
  CHECK(met.last_date == "2021-06");
  CHECK(met.confidence == doctest::Approx(0.85));  // 1 - 0.2 * 0.75
  CHECK(met.rules == std::vector<std::string_view>{"a", "b", "test"});
  REQUIRE(met.attrs.size() == 1);
  CHECK(met.attrs[0].second == "call; talks");
  // The text said it the other way round: spans change sides with the ends.
  CHECK(graph.evidence(met)[0].subject == Span{4, 8});
  CHECK(graph.edges()[1].negated);
  CHECK(graph.edges()[2].modality == Modality::kPlanned);
  CHECK(graph.edges()[3].first_date == "2021-05-13");  // of the document: the statement has no full date
  CHECK(graph.edges()[3].source < graph.edges()[3].target);
  CHECK(graph.out_edges(0).size() == 4);
  CHECK(graph.in_edges(0).size() == 1);
  for (const Edge& edge : graph.edges()) CHECK(edge.id.size() == 17);
}

TEST_CASE("merge: order, batches and shards do not change a byte") {
  std::vector<std::string> lines;
  std::mt19937 random(7);
  for (int i = 0; i < 400; ++i) {
    static const char* const kPersons[] = {"person:sergey_lavrov", "person:sergei_lavrov", "person:lavrov",
                                           "person:ann_lee",       "person:lee",           "person:bo_ek"};
    const std::string doc = "d" + std::to_string(random() % 40);
    const std::string date = "2021-0" + std::to_string(1 + std::stoi(doc.substr(1)) % 9) + "-11";
    const std::string who = kPersons[random() % 6];
    lines.push_back(doc + " " + date + " | " + who + " HOLDS_ROLE office:minister@" + (random() % 2 ? "russia" : "un") +
                    " | #" + std::to_string(random() % 5));
    lines.push_back(doc + " " + date + " | " + who + " MET " + kPersons[random() % 6] + " | #" +
                    std::to_string(random() % 5) + " confidence=0." + std::to_string(random() % 10));
  }
  std::string expected;
  for (int round = 0; round < 5; ++round) {
    std::shuffle(lines.begin(), lines.end(), random);
    const TemporaryFolder folder;
    Store store = Store::open_or_create(folder / "g.db");
    store.set_symmetric_relations(test::kSymmetric);
    // In pieces of some facts, in batches of some pieces, with a merge between them.
    for (std::size_t at = 0; at < lines.size();) {
      FactList piece;
      const std::size_t end = std::min(lines.size(), at + 1 + random() % 60);
      for (; at < end; ++at) piece.add(lines[at]);
      store.begin_batch();
      for (const auto& [id, doc] : piece.documents()) {
        DocumentRecord record = piece.record(id);
        record.text = {};
        store.add_facts(record, doc.facts);
      }
      store.commit();
      if (random() % 4 == 0) update_graph(store, "");
    }
    const GraphCounts counts = update_graph(store, "");
    CHECK(counts.edges == store.counts().edges);
    const std::string got = dump(load_graph(store));
    if (round == 0) expected = got;
    CHECK(got == expected);
  }
}
