#include <doctest/doctest.h>

#include "edgewise/base/error.hpp"
#include "edgewise/query/cypher/knowledge_view.hpp"
#include "edgewise/query/dossier.hpp"
#include "edgewise/query/named.hpp"
#include "support/graph_builder.hpp"

using namespace edgewise;
using namespace edgewise::testing;

namespace {

std::string shown(const Answer& answer, AnswerFormat format = AnswerFormat::kTable) {
  std::string out;
  print_answer(answer, format, 0, out);
  return out;
}

std::string id_of(const KnowledgeGraph& graph, std::string_view typed, std::string_view type = {}) {
  return std::string(graph.nodes()[node_named(graph, typed, type)].id);
}

// Three holders: A and B contradict each other in March, C came later, D was there before.
KnowledgeGraph office_graph() {
  GraphBuilder b;
  b.node("office:minister@x", "Office", "Minister of X", {"X minister"});
  b.node("person:a", "Person", "Ann A").node("person:b", "Person", "Bo B").node("person:c", "Person", "Cy C");
  b.node("person:d", "Person", "Di D").node("person:e", "Person", "Ed E");
  b.edge("HOLDS_ROLE", "person:a", "office:minister@x")
      .says("d1", "Minister Ann A.", "2021-01-05")
      .says("d2", "Minister Ann A again.", "2021-04-01");
  b.edge("HOLDS_ROLE", "person:b", "office:minister@x")
      .says("d3", "Minister Bo B.", "2021-03-01")
      .says("d4", "Minister Bo B again.", "2021-03-20");
  b.edge("HOLDS_ROLE", "person:c", "office:minister@x").says("d5", "Minister Cy C.", "2021-09");
  b.edge("HOLDS_ROLE", "person:d", "office:minister@x")
      .says("d6", "Former minister Di D.", "2020-06-01")
      .attribute("former", "true");
  b.edge("HOLDS_ROLE", "person:e", "office:minister@x", Modality::kPlanned)
      .says("d7", "Ed E will be minister.", "2022");
  return b.build();
}

}  // namespace

TEST_CASE("names are read as people type them") {
  GraphBuilder b;
  b.node("person:aleksandar_vucic", "Person", "Aleksandar Vučić", {"Vučić"});
  b.node("office:minister_of_foreign_affairs@serbia", "Office", "Minister of Foreign Affairs of Serbia",
         {"foreign minister of Serbia"});
  b.node("person:lee_a", "Person", "Ann Lee", {"Lee"}).node("person:lee_b", "Person", "Bo Lee", {"Lee"});
  const KnowledgeGraph graph = b.build();
  CHECK(id_of(graph, "vucic") == "person:aleksandar_vucic");
  CHECK(id_of(graph, "Вучић") == "person:aleksandar_vucic");
  CHECK(id_of(graph, "foreign minister of serbia") == "office:minister_of_foreign_affairs@serbia");
  CHECK(id_of(graph, "serbia minister foreign affairs") == "office:minister_of_foreign_affairs@serbia");
  CHECK(id_of(graph, "person:lee_b") == "person:lee_b");
  CHECK_THROWS_AS(node_named(graph, "lee"), UsageError);
  CHECK_THROWS_WITH_AS(node_named(graph, "Aleksandar Vucix"), doctest::Contains("Aleksandar Vučić"), UsageError);
  CHECK_THROWS_WITH_AS(node_named(graph, "vucic", "Office"), doctest::Contains("'vucic' is no Office"), UsageError);
}

TEST_CASE("show: sections with date, count and the best sentence") {
  const KnowledgeGraph graph = sample_graph();
  const std::string text = shown(dossier(graph, node_named(graph, "petrol")));
  CHECK(text.find("Roles (1)") != std::string::npos);
  CHECK(text.find("2021-03-12 to 2021-04-02  Ivana Petrol  MET") != std::string::npos);
  CHECK(text.find("VISITED (planned)") != std::string::npos);
  CHECK(text.find("“Petrol thanked Russia for its support.”") != std::string::npos);
}

TEST_CASE("path: chains with their sentences, or a word that there is none") {
  const KnowledgeGraph graph = sample_graph();
  const Answer answer = chains(graph, node_named(graph, "marin"), node_named(graph, "energy"), 3);
  REQUIRE(!answer.tables.empty());
  CHECK(answer.tables[0].rows[0][3].text == "MET");
  const KnowledgeGraph hostile = hostile_graph();
  CHECK(shown(chains(hostile, hostile.find("org:alone"), hostile.find("topic:match"), 3)).find("No chain") !=
        std::string::npos);
}

TEST_CASE("timeline: by date, one entry a day, undated ones at their document's date") {
  const KnowledgeGraph graph = sample_graph();
  const Answer met = timeline_of_type(graph, "MET");
  REQUIRE(met.tables[0].rows.size() == 2);
  CHECK(met.tables[0].rows[0][0].text == "2021-03-12");
  CHECK(met.tables[0].rows[0][4].integer == 2);
  const Answer serbia = timeline_of(graph, graph.find("country:rs"));
  std::vector<std::string> dates;
  for (const auto& row : serbia.tables[0].rows) dates.push_back(row[0].text);
  CHECK(dates == std::vector<std::string>{"2021-03-13", "~2021-03-13", "~2021-04-02", "~2021-04-02"});
}

TEST_CASE("holders: spans, conflicts, the former and the planned") {
  const KnowledgeGraph graph = office_graph();
  const NodeIndex office = node_named(graph, "x minister", "Office");
  const Answer all = holders(graph, office, "");
  const auto& rows = all.tables[0].rows;
  REQUIRE(rows.size() == 4);  // not who is to become it
  CHECK(rows[0][2].text == "Ann A");
  CHECK(rows[0][5].list == std::vector<std::string>{"Bo B"});
  CHECK(rows[1][2].text == "Bo B");
  CHECK(rows[1][5].list == std::vector<std::string>{"Ann A"});
  CHECK(rows[2][2].text == "Cy C");
  CHECK(rows[2][5].kind == Cell::Kind::kNone);
  CHECK(rows[3][2].text == "Di D");
  CHECK(rows[3][3].text == "former");
  CHECK(!all.notes.empty());
}

TEST_CASE("holders as of a day: who was named then, else the last one known") {
  const KnowledgeGraph graph = office_graph();
  const NodeIndex office = graph.find("office:minister@x");
  const auto names = [&](std::string_view day) {
    std::string joined;
    const Answer answer = holders(graph, office, day);
    if (!answer.tables.empty())
      for (const auto& row : answer.tables[0].rows) joined += row[2].text + ".";
    return joined;
  };
  CHECK(names("2019") == "");
  CHECK(names("2021-02-01") == "Ann A.");
  CHECK(names("2021-03-10") == "Ann A.Bo B.");
  CHECK(names("2021-06-01") == "Ann A.");
  CHECK(names("2022") == "Cy C.");
}

TEST_CASE("holders: a conflict is shown with both sources, as of a day only where both held it then") {
  const KnowledgeGraph graph = office_graph();
  const NodeIndex office = graph.find("office:minister@x");
  const Answer all = holders(graph, office, "");
  REQUIRE(all.tables.size() == 2);
  const auto& rows = all.tables[1].rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0][1].text == "2021-03-01");
  CHECK(rows[0][2].text == "2021-03-20");
  CHECK(rows[0][3].text == "Ann A");
  CHECK(rows[1][3].text == "Bo B");
  CHECK(rows[0][5].text != rows[1][5].text);
  CHECK(rows[1][7].text == "Minister Bo B.");
  CHECK(holders(graph, office, "2021-03-10").tables.size() == 2);
  CHECK(holders(graph, office, "2021-02-01").tables.size() == 1);
}

TEST_CASE("related: near by evidence, what is denied does not count, and who stands between") {
  GraphBuilder b;
  for (const char* name : {"a", "b", "c", "d", "e", "f"}) b.node(std::string("person:") + name, "Person", name);
  b.edge("MET", "person:a", "person:b").says("d1", "A met B.").says("d2", "A met B.").says("d3", "A met B.");
  b.edge("MET", "person:a", "person:c").says("d1", "A met C.");
  b.edge("MET", "person:b", "person:d").says("d1", "B met D.");
  b.edge("MET", "person:a", "person:e", Modality::kActual, true).says("d1", "A did not meet E.");
  b.edge("VISITED", "person:a", "person:f", Modality::kPlanned).says("d1", "A will visit F.");
  const KnowledgeGraph graph = b.build();
  const Answer answer = related(graph, graph.find("person:a"), {}, 10);
  REQUIRE(answer.tables.size() == 1);
  std::string names;
  for (const auto& row : answer.tables[0].rows) names += row[0].text;
  CHECK(names == "bcdf");
  CHECK(answer.tables[0].rows[0][3].integer == 3);
  CHECK(answer.tables[0].rows[2][5].text == "b");
  CHECK(related(graph, graph.find("person:a"), {}, 2).tables[0].rows.size() == 2);
  CHECK(related(graph, graph.find("person:e"), {}, 5).tables.empty());
  const std::vector<std::string> offices = {"Office"};
  CHECK(related(graph, graph.find("person:a"), offices, 5).tables.empty());
}

TEST_CASE("why between two nodes: both directions, or a word that nothing links them") {
  const KnowledgeGraph graph = office_graph();
  const NodeIndex office = graph.find("office:minister@x"), ann = graph.find("person:a"), bo = graph.find("person:b");
  CHECK(why_between(graph, ann, office).tables[0].rows.size() == 2);
  CHECK(why_between(graph, office, ann).tables[0].rows.size() == 2);
  CHECK(shown(why_between(graph, ann, bo)).find("No sentence links the two") != std::string::npos);
}

TEST_CASE("rows of several tables share their columns") {
  Answer answer;
  answer.tables = {{"a", "A", {"x", "y"}, {{"1", Cell()}}}, {"b", "B", {"y", "z"}, {{Cell::number(2), "3"}}}};
  std::string out;
  const KnowledgeGraph graph = office_graph();
  print_rows(answer, cypher::ResultFormat::kCsv, *cypher::make_knowledge_view(graph), out);
  CHECK(out == "section,x,y,z\na,1,,\nb,,2,3\n");
}

TEST_CASE("why: every sentence, by an id or the beginning of one") {
  const KnowledgeGraph graph = sample_graph();
  const Answer answer = why(graph, graph, "THANKED");
  CHECK(answer.tables[0].rows.size() == 1);
  CHECK(shown(answer).find("attrs.for   its support") != std::string::npos);
  CHECK_THROWS_WITH_AS(why(graph, graph, "HOLDS"), doctest::Contains("2 edges have ids that begin with \"HOLDS\""),
                       UsageError);
  CHECK_THROWS_WITH_AS(why(graph, graph, "nothing"), doctest::Contains("no edge has the id"), UsageError);
}

TEST_CASE("answers as JSON and JSON Lines") {
  const KnowledgeGraph graph = sample_graph();
  const std::string json = shown(statistics(graph), AnswerFormat::kJson);
  CHECK(json.starts_with("{\"documents\":2,\"nodes\":10,\"edges\":13,\"facts\":16,"));
  const std::string lines = shown(timeline_of_type(graph, "THANKED"), AnswerFormat::kJsonl);
  CHECK(lines.starts_with(
      "{\"section\":\"events\",\"date\":\"2021-03-12\",\"from\":\"Ivana Petrol\",\"relation\":\"THANKED\""));
  CHECK_THROWS_AS(parse_answer_format("xml"), UsageError);
}

TEST_CASE("text of the input cannot drive the terminal") {
  const KnowledgeGraph graph = hostile_graph();
  const std::string text = shown(dossier(graph, graph.find("person:controls")));
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
}

TEST_CASE("schema: the types in use, with those that no schema knows") {
  const Schema schema = Schema::load(std::string(EDGEWISE_SOURCE_DIR) + "/rules/schema.json");
  const std::string text = shown(schema_in_use(hostile_graph(), schema));
  CHECK(text.find("HOLDS ROLE-2") != std::string::npos);
  CHECK(text.find("Strange Type-1") != std::string::npos);
}
