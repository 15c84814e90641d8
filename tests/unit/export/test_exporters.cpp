// Every format: the sample that stands beside its page is what it writes, and a graph of hostile text comes out whole.
// EDGEWISE_UPDATE_SAMPLES=1 writes the samples anew; read `git diff` before you commit them.

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"
#include "edgewise/export/exporter.hpp"
#include "support/graph_builder.hpp"
#include "support/programs.hpp"

using namespace edgewise;
using namespace edgewise::testing;

namespace {

const std::string kTemplates = std::string(EDGEWISE_SOURCE_DIR) + "/export";

const Schema& schema() {
  static const Schema schema = Schema::load(std::string(EDGEWISE_SOURCE_DIR) + "/rules/schema.json");
  return schema;
}

ExportReport run(const std::string& format, const KnowledgeGraph& graph, StringTarget& target,
                 std::vector<std::pair<std::string, std::string>> values = {}) {
  ExportSettings settings;
  settings.templates = kTemplates;
  settings.schema = &schema();
  settings.values = std::move(values);
  return export_format(format).make(settings)->write(graph, target);
}

std::string text_of(const std::string& format, const KnowledgeGraph& graph,
                    std::vector<std::pair<std::string, std::string>> values = {}) {
  StringTarget target;
  run(format, graph, target, std::move(values));
  return target.text();
}

std::size_t lines_with(const std::string& text, std::string_view piece) {
  std::istringstream lines(text);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line);) count += line.find(piece) != std::string::npos;
  return count;
}

}  // namespace

TEST_CASE("the sample of every format is what it writes") {
  const bool update = std::getenv("EDGEWISE_UPDATE_SAMPLES") != nullptr;
  const KnowledgeGraph graph = sample_graph();
  for (const ExportFormat& format : export_formats()) {
    CAPTURE(format.name);
    const std::string folder = kTemplates + "/" + format.name;
    CHECK(std::filesystem::exists(folder + "/README.md"));
    StringTarget target;
    run(format.name, graph, target);
    for (const std::string& name : target.names()) {
      const std::string path = folder + "/sample" + (name.empty() ? format.extension : "/" + name);
      if (update) {
        std::filesystem::create_directories(std::filesystem::path(path).parent_path());
        write_file(path, target.text(name));
      }
      CHECK(read_file(path) == target.text(name));
    }
  }
}

TEST_CASE("every format writes the same bytes twice, and takes an empty graph") {
  const KnowledgeGraph hostile = hostile_graph();
  const KnowledgeGraph empty = GraphBuilder().build();
  for (const ExportFormat& format : export_formats()) {
    CAPTURE(format.name);
    StringTarget first, second, nothing;
    const ExportReport report = run(format.name, hostile, first);
    CHECK(report.nodes == hostile.nodes().size());
    CHECK(report.edges == hostile.edges().size());
    run(format.name, hostile, second);
    for (const std::string& name : first.names()) {
      CHECK(first.text(name) == second.text(name));
      CHECK(!first.text(name).empty());
    }
    run(format.name, empty, nothing);
  }
}

TEST_CASE("an unknown format names the nearest") {
  CHECK_THROWS_WITH_AS(export_format("grahpml"), doctest::Contains("did you mean \"graphml\"?"), UsageError);
}

TEST_CASE("Cypher: one statement a line, merged by id, in batches") {
  const KnowledgeGraph graph = hostile_graph();
  for (const char* dialect : {"neo4j", "memgraph", "falkordb"}) {
    CAPTURE(dialect);
    const std::string script = text_of("cypher", graph, {{"dialect", dialect}});
    std::istringstream lines(script);
    std::size_t statements = 0;
    for (std::string line; std::getline(lines, line);) {
      const bool comment = line.starts_with("//");
      CHECK((comment || line.ends_with(";")));
      statements += !comment;
    }
    CHECK(statements == lines_with(script, "UNWIND ") + lines_with(script, "CREATE "));
    CHECK(script.find("a\\\\u0027}) MATCH (n) DETACH DELETE n //") != std::string::npos);
    CHECK(script.find("a\\u0027}) MATCH") == std::string::npos);  // never one backslash alone
    // An edge of the odd type is a relationship of a name that needs no quoting.
    CHECK(script.find("[r:HOLDS_ROLE_2 {id: ") != std::string::npos);
    CHECK(script.find("// nodes: 16 (") != std::string::npos);
    CHECK(script.find("// edges: 13 (") != std::string::npos);
  }
}

TEST_CASE("Cypher: rows as maps") {
  const std::string script = text_of("cypher", hostile_graph(), {{"dialect", "memgraph"}});
  CHECK(script.find("name: 'a\\\\u0027}) MATCH (n) DETACH DELETE n //'") != std::string::npos);
  CHECK(script.find("attr_odd_key: 'v\\'1\\\\'") != std::string::npos);
  // Days are dates; a day that does not exist and all that is less exact stay text.
  CHECK(script.find("date('2021-03-13')") != std::string::npos);
  CHECK(script.find("date('2021-02-30')") == std::string::npos);
  CHECK(script.find("date_precision: 'month'") != std::string::npos);
}

TEST_CASE("Cypher: rows packed into one text; what holds a separator is a map") {
  GraphBuilder b;
  b.node("person:a", "Person", "It's", {"x", "y"}).node("person:b", "Person", "cell \xE2\x90\x9F in a name");
  b.edge("MET", "person:a", "person:b").says("d1", "s", "2021-03-13").attribute("for", "peace");
  b.edge("MET", "person:b", "person:a", Modality::kPlanned).says("d1", "s", "2021-03");
  const std::string script = text_of("cypher", b.build());
  CHECK(script.find("split('person:a\xE2\x90\x9FPerson\xE2\x90\x9FIt\\'s\xE2\x90\x9Fx\xE2\x90\x9Dy\xE2\x90\x9F") !=
        std::string::npos);
  CHECK(script.find("UNWIND [{id: 'person:b', props: {type: 'Person', name: 'cell \xE2\x90\x9F in a name'") !=
        std::string::npos);
  CHECK(script.find("\xE2\x90\x9F~2021-03\xE2\x90\x9F") != std::string::npos);
  CHECK(script.find("\xE2\x90\x9F"
                    "2021-03-13\xE2\x90\x9F") != std::string::npos);
  // One statement for each set of attributes.
  CHECK(lines_with(script, "[r:MET {id: c[2]}]") == 2);
  CHECK(lines_with(script, "attr_for: CASE c[14]") == 1);
}

TEST_CASE("Cypher: a batch ends at 500 maps, or at 2,000 packed rows") {
  GraphBuilder b;
  for (int i = 0; i < 4001; ++i) b.node("topic:t" + std::to_string(i), "Topic", "t");
  const KnowledgeGraph graph = b.build();
  CHECK(lines_with(text_of("cypher", graph), "UNWIND ") == 3);
  CHECK(lines_with(text_of("cypher", graph, {{"dialect", "memgraph"}}), "UNWIND ") == 9);
}

TEST_CASE("Cypher: files, dialects, evidence as nodes, the query that checks a load") {
  const KnowledgeGraph graph = sample_graph();
  StringTarget target;
  run("cypher", graph, target, {{"split", ""}, {"evidence", "nodes"}});
  CHECK(target.names() == std::vector<std::string>{"1-schema.cypher", "2-nodes.cypher", "3-edges.cypher",
                                                   "4-evidence.cypher", "verify.cypher"});
  CHECK(target.text("4-evidence.cypher").find("MERGE (e)-[:FROM]->(d)") != std::string::npos);
  CHECK(target.text("1-schema.cypher").find("FOR (n:Evidence) REQUIRE n.id IS UNIQUE") != std::string::npos);
  const std::string verify = text_of("cypher", graph, {{"verify", ""}});
  CHECK(verify.find("RETURN nodes = 10 AND edges = 13 AS complete") != std::string::npos);
  CHECK(text_of("cypher", graph, {{"dialect", "memgraph"}}).starts_with("CREATE CONSTRAINT ON (n:Entity) ASSERT"));
  CHECK(text_of("cypher", graph, {{"dialect", "falkordb"}}).starts_with("CREATE INDEX FOR (n:Entity) ON (n.id);"));
}

TEST_CASE("Cypher: what stands in an index is short, also for edges with long ids") {
  const std::string script = text_of("cypher", hostile_graph(), {{"evidence", "nodes"}, {"dialect", "memgraph"}});
  const auto longest = [&](std::string_view key) {
    std::size_t most = 0;
    for (std::size_t at = script.find(key); at != std::string::npos; at = script.find(key, at + 1))
      most = std::max(most, script.find('\'', at + key.size()) - at - key.size());
    return most;
  };
  CHECK(longest("edge: '") > 500);
  CHECK(longest("edge: '") < 1100);
  CHECK(longest("{id: '") < 1100);
}

TEST_CASE("JSON-LD says what N-Quads says, each document in its own graph") {
  const std::string json = text_of("jsonld", sample_graph());
  CHECK(lines_with(json, "\"@graph\":[") == 3);  // the whole, and two documents
  CHECK(lines_with(json, "\"relation:MET\":") == 2);
  CHECK(lines_with(json, "\"relation:SANCTIONED\":") == 0);
  CHECK(lines_with(json, "\"rdf:predicate\":[{\"@id\":\"relation:SANCTIONED\"}]") == 1);
}

TEST_CASE("FollowTheMoney: an office held is an Occupancy, what is denied a link that says so") {
  const std::string entities = text_of("ftm", sample_graph());
  CHECK(lines_with(entities, "\"schema\":\"Occupancy\"") == 2);
  CHECK(lines_with(entities, "\"schema\":\"Article\"") == 2);
  CHECK(lines_with(entities, "\"role\":[\"not: sanctioned (planned)\"]") == 1);
}

TEST_CASE("HTML: one page that names nothing outside, and no text of the graph is markup in it") {
  const std::string page = text_of("html", hostile_graph(), {{"title", "a <b> & c"}});
  CHECK(page.find("<title>a &lt;b&gt; &amp; c</title>") != std::string::npos);
  CHECK(page.find("src=") == std::string::npos);
  CHECK(page.find("<link") == std::string::npos);
  CHECK(page.find("{{") == page.find("{{rows}}"));  // every place is filled; what is left is a text of the graph
  CHECK(lines_with(page, "</script>") == 3);
  const std::size_t data = page.find("<script type=\"application/json\"");
  const std::size_t inside = page.find('>', data) + 1;
  CHECK(page.substr(inside, page.find("</script>", data) - inside).find('<') == std::string::npos);
}

TEST_CASE("CSV: cells by RFC 4180, lists by each file's own way") {
  GraphBuilder b;
  b.node("topic:a", "Topic", "a,b", {"plain", " blank", "say \"it\"", "caf\xC3\xA9; bar", "tab\tand\nline"});
  b.node("topic:b", "Topic", "plain", {"one", "two"});
  b.edge("SUPPORTS", "topic:a", "topic:b").says("d", "x").attribute("k", "v");
  StringTarget target;
  run("csv", b.build(), target);
  CHECK(target.text("nodes.csv").find("topic:a,\"a,b\",") != std::string::npos);
  CHECK(target.text("nodes.csv").find("\"[\"\"one\"\",\"\"two\"\"]\"") != std::string::npos);
  CHECK(target.text("import-nodes.csv").find(",one\x1ftwo,") != std::string::npos);
  CHECK(target.text("import-nodes.csv")
            .find("\" blank\x1f"
                  "caf\xC3\xA9; bar\x1fplain\x1fsay \"\"it\"\"\x1ftab and line\"") != std::string::npos);
  CHECK(target.text("edges.csv").find("\"{\"\"k\"\":\"\"v\"\"}\"") != std::string::npos);
}

TEST_CASE("DOT: parts stand on shelves, and lines that look alike are one where that is asked for") {
  GraphBuilder b;
  for (int i = 0; i < 12; ++i)
    b.edge("HOLDS_ROLE", "person:p" + std::to_string(i), "office:o" + std::to_string(i)).says("d", "x");
  const std::string shelves = text_of("dot", b.build());
  CHECK(lines_with(shelves, "style=invis") > 3);
  CHECK(lines_with(shelves, "label=") == 24 + 12 + 1);

  GraphBuilder many;
  for (const char* type : {"ACCUSED", "MET", "PRAISED", "REQUESTED", "SANCTIONED", "THANKED"})
    many.edge(type, "country:rs", "country:ru").says("d", "x");
  many.edge("VISITED", "country:rs", "country:ru", Modality::kPlanned).says("d", "x");
  CHECK(lines_with(text_of("dot", many.build()), " -> ") == 7);
  const std::string alike = text_of("dot", many.build(), {{"lines", "alike"}});
  CHECK(alike.find("label=\"accused\\npraised\\nrequested\\nand 2 more\"") != std::string::npos);
  CHECK(lines_with(alike, " -> ") == 3);  // directed, of both alike, planned
}

TEST_CASE("HTML: marks count in UTF-16 and only what stands in the sentence") {
  GraphBuilder b;
  b.node("person:a", "Person",
         "\xC5\xBD"
         "a")
      .node("person:b", "Person", "Bo");
  BuiltEdge& edge = b.edge("MET", "person:a", "person:b")
                        .says("d1",
                              "\xF0\x9F\x95\x8A \xC5\xBD"
                              "a met Bo.",
                              "2021-03-13");
  edge.evidence[0].sentence = {100, 116};
  edge.evidence[0].subject = {105, 108};
  edge.evidence[0].object = {113, 115};
  CHECK(text_of("html", b.build()).find(",[3,5],[10,12],null]") != std::string::npos);
  edge.evidence[0].object = {10, 12};
  CHECK(text_of("html", b.build()).find(",[3,5],null,null]") != std::string::npos);
}

TEST_CASE("GraphML counts the characters that XML cannot hold") {
  StringTarget target;
  CHECK(run("graphml", hostile_graph(), target).removed_characters > 0);
  CHECK(target.text().find("<data key=\"labels\">:Entity:Strange_Type_1</data>") != std::string::npos);
  CHECK(target.text().find("<data key=\"n_label\">person:only_controls</data>") != std::string::npos);
}

TEST_CASE("event data: a planned visit is an agreement, what is denied says so") {
  const std::string events = text_of("events", sample_graph());
  CHECK(events.find(",VISITED,AGREE,04,042,planned,false,") != std::string::npos);
  CHECK(events.find(",SANCTIONED,SANCTION,16,16x,planned,true,person:ivana_petrol,") != std::string::npos);
}

TEST_CASE("N-Quads: what is planned, denied or only claimed is no plain statement") {
  const std::string quads = text_of("nquads", sample_graph());
  const auto plain = [&](std::string_view relation) {
    return lines_with(quads, std::string("> <urn:edgewise:relation:") + std::string(relation) + "> <");
  };
  CHECK(plain("MET") == 2);  // two documents
  CHECK(plain("VISITED") == 0);
  CHECK(plain("SANCTIONED") == 0);
  CHECK(plain("PARTNER_OF") == 0);
  CHECK(quads.find("<http://www.wikidata.org/prop/direct/P39>") != std::string::npos);
}

TEST_CASE("files appear whole or not at all") {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.dot", "old");
  {
    FileTarget target(path, false);
    target.open("").write("new");
  }
  CHECK(read_file(path) == "old");
  FileTarget target(path, false);
  target.open("").write("new");
  target.commit();
  CHECK(read_file(path) == "new");
  CHECK_THROWS_AS(FileTarget(path, true), InputError);
}

TEST_CASE("XML formats are well-formed (skipped where xmllint is not installed)" *
          doctest::skip(!has_program("xmllint"))) {
  const TemporaryFolder folder;
  for (const char* format : {"graphml", "gexf"}) {
    CAPTURE(format);
    CHECK(runs("xmllint --noout " + folder.file(format, text_of(format, hostile_graph()))));
  }
}

TEST_CASE("NetworkX loads GraphML, GEXF and JSON whole (skipped where it is not installed)" *
          doctest::skip(!has_python_module("networkx"))) {
  const TemporaryFolder folder;
  const KnowledgeGraph graph = hostile_graph();
  for (const char* format : {"graphml", "gexf", "json"})
    folder.file(std::string("g.") + format, text_of(format, graph));
  const std::string script = folder.file("check.py", R"(import json, sys
import networkx as nx
folder = sys.argv[1]
quotes = 'O\'Neil "the \\ backslash\\" d\'Arc\\'
def check(g, name):
    assert (g.number_of_nodes(), g.number_of_edges()) == (16, 13), g
    assert any(d.get(name) == quotes for _, d in g.nodes(data=True))
check(nx.read_graphml(folder + '/g.graphml'), 'name')
check(nx.read_gexf(folder + '/g.gexf'), 'label')
data = json.load(open(folder + '/g.json', encoding='utf-8'))
data['links'] = data['edges']
check(nx.node_link_graph(data), 'name')
)");
  CHECK(runs("python3 " + script + " " + folder.path()));
}

TEST_CASE("rdflib reads N-Quads (skipped where it is not installed)" * doctest::skip(!has_python_module("rdflib"))) {
  const TemporaryFolder folder;
  folder.file("g.nq", text_of("nquads", hostile_graph()));
  const std::string script = folder.file("check.py", R"(import sys
import rdflib
d = rdflib.ConjunctiveGraph()
d.parse(sys.argv[1] + '/g.nq', format='nquads')
labels = {str(o) for s, p, o in d.triples((None, rdflib.RDFS.label, None))}
assert 'a\\u0027}) MATCH (n) DETACH DELETE n //' in labels
assert len(set(d.subjects(rdflib.RDF.type, rdflib.RDF.Statement))) == 13
)");
  CHECK(runs("python3 " + script + " " + folder.path()));
}

TEST_CASE("CSV has whole rows for Python's reader (skipped where Python is not installed)" *
          doctest::skip(!has_program("python3"))) {
  const TemporaryFolder folder;
  StringTarget target;
  run("csv", hostile_graph(), target);
  for (const std::string& name : target.names()) folder.file(name, target.text(name));
  const std::string script = folder.file("check.py", R"(import csv, sys
for name, count in (('nodes', 16), ('edges', 13), ('import-nodes', 16), ('import-edges', 13)):
    rows = list(csv.reader(open(sys.argv[1] + '/' + name + '.csv', newline='', encoding='utf-8')))
    assert len(rows) == count + 1 and all(len(r) == len(rows[0]) for r in rows), name
    assert not any('\n' in field for r in rows for field in r)
)");
  CHECK(runs("python3 " + script + " " + folder.path()));
}
