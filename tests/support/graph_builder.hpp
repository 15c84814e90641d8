#pragma once
// A graph for tests, said in a few lines: what exporters and short commands are tested with.
//
//   GraphBuilder b;
//   b.node("person:ann_lee", "Person", "Ann Lee", {"Lee"}).node("country:rs", "Country", "Serbia");
//   b.edge("VISITED", "person:ann_lee", "country:rs").says("d1", "Ann Lee visited Serbia.", "2021-03-13");
//   KnowledgeGraph graph = b.build();
//
// Nodes and edges may come in any order; ends that were not said become nodes of type Topic.

#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise::testing {

struct BuiltEvidence {
  std::string doc, text, date, rule = "test.rule", speaker, place;
  std::uint32_t sentence_index = 0;
  Span sentence, subject, object, trigger;
  double confidence = 0.9;
  std::vector<std::pair<std::string, std::string>> attrs;
};

struct BuiltEdge {
  std::string type, source, target;
  Modality modality = Modality::kActual;
  bool negated = false;
  std::vector<BuiltEvidence> evidence;

  BuiltEdge& says(std::string doc, std::string text, std::string date = {}, std::string speaker = {});
  // Where the words of the last sentence stand that name its ends and what happens; "": they stand nowhere.
  BuiltEdge& marks(std::string_view subject, std::string_view trigger, std::string_view object);
  BuiltEdge& attribute(std::string key, std::string value);  // of the last sentence
  BuiltEdge& rule(std::string name, double confidence = 0.9);
};

class GraphBuilder {
 public:
  GraphBuilder& node(std::string id, std::string type, std::string name, std::vector<std::string> aliases = {});
  BuiltEdge& edge(std::string type, std::string source, std::string target, Modality modality = Modality::kActual,
                  bool negated = false);
  GraphBuilder& document(std::string id, std::string title, std::string date, std::string url = {},
                         std::string source = {});
  KnowledgeGraph build() const;

 private:
  struct BuiltNode {
    std::string id, type, name;
    std::vector<std::string> aliases;
  };
  struct BuiltDocument {
    std::string id, title, date, url, source;
  };
  std::vector<BuiltNode> nodes_;
  std::deque<BuiltEdge> edges_;  // references stay good
  std::vector<BuiltDocument> documents_;
};

// Names with everything that breaks loaders elsewhere: quotes, backslashes, \u0027, newlines, control characters, ]]>,
// markup, right-to-left, emoji, 20,000 characters, nothing at all; parallel edges, self-loops, odd dates.
KnowledgeGraph hostile_graph();
// A small graph of a meeting, a visit, offices and stances, as articles tell them.
KnowledgeGraph sample_graph();

}  // namespace edgewise::testing
