#include "edgewise/render/render.hpp"

#include <doctest/doctest.h>

#include "edgewise/base/error.hpp"
#include "edgewise/export/exporter.hpp"
#include "support/graph_builder.hpp"
#include "support/programs.hpp"

using namespace edgewise;
using namespace edgewise::testing;

namespace {

std::string dot_of(const KnowledgeGraph& graph, std::vector<std::pair<std::string, std::string>> values = {}) {
  ExportSettings settings;
  settings.templates = std::string(EDGEWISE_SOURCE_DIR) + "/export";
  settings.values = std::move(values);
  StringTarget target;
  export_format("dot").make(settings)->write(graph, target);
  return target.text();
}

}  // namespace

TEST_CASE("the ending of a path says what picture it is") {
  CHECK(picture_format("a/graph.svg") == "svg");
  CHECK(picture_format("graph.pdf") == "pdf");
  CHECK_THROWS_AS(picture_format("graph.gif"), UsageError);
  CHECK_THROWS_AS(picture_format(".svg"), UsageError);
  CHECK_THROWS_AS(picture_format("graphsvg"), UsageError);
}

TEST_CASE("any text survives Graphviz (skipped where it is not installed)" * doctest::skip(!has_program("dot"))) {
  const KnowledgeGraph graph = hostile_graph();
  for (const char* layout : {"dot", "sfdp"}) {
    CAPTURE(layout);
    const std::string svg = draw(dot_of(graph, {{"layout", layout}, {"title", "<A & \"B\">\\"}}), "svg");
    CHECK(svg.find("</svg>") != std::string::npos);
    CHECK(svg.find("DETACH DELETE n //") != std::string::npos);
    CHECK(svg.find("&lt;b&gt;bold&lt;/b&gt; &amp;amp;") != std::string::npos);
    const TemporaryFolder folder;
    if (has_program("xmllint")) CHECK(runs("xmllint --noout " + folder.file("g.svg", svg)));
  }
  CHECK(draw(dot_of(graph, {{"clusters", ""}}), "png").starts_with("\x89PNG"));
  CHECK(draw(dot_of(sample_graph(), {{"clusters", ""}}), "pdf").starts_with("%PDF"));
}

TEST_CASE("an SVG shows the sentence of an edge and links to its document (skipped where Graphviz is not installed)" *
          doctest::skip(!has_program("dot"))) {
  const std::string svg = draw(dot_of(sample_graph()), "svg");
  CHECK(svg.find("Petrol thanked Russia for its support.") != std::string::npos);
  CHECK(svg.find("xlink:href=\"https://example.org/d1\"") != std::string::npos);
  CHECK(svg.find("denied or refused") != std::string::npos);
}

TEST_CASE("what Graphviz says is handed on (skipped where it is not installed)" * doctest::skip(!has_program("dot"))) {
  CHECK_THROWS_WITH_AS(draw("digraph {", "svg"), doctest::Contains("syntax error"), InputError);
}
