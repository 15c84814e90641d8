#include "support/graph_builder.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/graph_data.hpp"

namespace edgewise::testing {

BuiltEdge& BuiltEdge::says(std::string doc, std::string text, std::string date, std::string speaker) {
  BuiltEvidence e;
  e.doc = std::move(doc);
  e.text = std::move(text);
  e.date = std::move(date);
  e.speaker = std::move(speaker);
  e.sentence_index = static_cast<std::uint32_t>(evidence.size());
  e.sentence = {100, 100 + static_cast<std::uint32_t>(e.text.size())};
  e.subject = {100, 105};
  e.object = {110, 115};
  evidence.push_back(std::move(e));
  return *this;
}

BuiltEdge& BuiltEdge::marks(std::string_view subject, std::string_view trigger, std::string_view object) {
  BuiltEvidence& e = evidence.back();
  const auto find = [&e](std::string_view words) -> Span {
    const std::size_t at = words.empty() ? std::string::npos : e.text.find(words);
    if (at == std::string::npos) return {};
    const auto begin = static_cast<std::uint32_t>(e.sentence.begin + at);
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  };
  e.subject = find(subject);
  e.trigger = find(trigger);
  e.object = find(object);
  return *this;
}

BuiltEdge& BuiltEdge::attribute(std::string key, std::string value) {
  evidence.back().attrs.emplace_back(std::move(key), std::move(value));
  return *this;
}

BuiltEdge& BuiltEdge::rule(std::string name, double confidence) {
  evidence.back().rule = std::move(name);
  evidence.back().confidence = confidence;
  return *this;
}

GraphBuilder& GraphBuilder::node(std::string id, std::string type, std::string name, std::vector<std::string> aliases) {
  std::sort(aliases.begin(), aliases.end());
  nodes_.push_back({std::move(id), std::move(type), std::move(name), std::move(aliases)});
  return *this;
}

BuiltEdge& GraphBuilder::edge(std::string type, std::string source, std::string target, Modality modality,
                              bool negated) {
  BuiltEdge edge;
  edge.type = std::move(type);
  edge.source = std::move(source);
  edge.target = std::move(target);
  edge.modality = modality;
  edge.negated = negated;
  edges_.push_back(std::move(edge));
  return edges_.back();
}

GraphBuilder& GraphBuilder::document(std::string id, std::string title, std::string date, std::string url,
                                     std::string source) {
  documents_.push_back({std::move(id), std::move(title), std::move(date), std::move(url), std::move(source)});
  return *this;
}

KnowledgeGraph GraphBuilder::build() const {
  auto data = std::make_unique<KnowledgeGraph::Data>();
  const auto keep = [&](const std::string& text) { return data->made->copy(text); };

  std::map<std::string, BuiltNode> nodes;
  for (const BuiltNode& node : nodes_) nodes.emplace(node.id, node);
  const auto need = [&](const std::string& id) {
    if (!id.empty()) nodes.try_emplace(id, BuiltNode{id, "Topic", id, {}});
  };
  std::map<std::string, BuiltDocument> documents;
  for (const BuiltDocument& document : documents_) documents.emplace(document.id, document);
  for (const BuiltEdge& edge : edges_) {
    need(edge.source);
    need(edge.target);
    for (const BuiltEvidence& e : edge.evidence) {
      need(e.speaker);
      need(e.place);
      documents.try_emplace(e.doc, BuiltDocument{e.doc, "", "", "", ""});
    }
  }
  std::map<std::string, NodeIndex> node_at;
  for (const auto& [id, built] : nodes) {
    Node node;
    node.id = keep(id);
    node.type = keep(built.type);
    node.name = keep(built.name);
    for (const std::string& alias : built.aliases) node.aliases.push_back(keep(alias));
    node_at[id] = static_cast<NodeIndex>(data->nodes.size());
    data->nodes.push_back(std::move(node));
  }
  std::map<std::string, std::uint32_t> document_at;
  for (const auto& [id, built] : documents) {
    document_at[id] = static_cast<std::uint32_t>(data->documents.size());
    data->documents.push_back({keep(id), keep(built.title), keep(built.date), keep(built.url), keep(built.source), 0});
  }

  struct Placed {
    const BuiltEdge* edge;
    NodeIndex source, target;
    std::string id;
    auto order() const {
      return std::tuple(std::string_view(edge->type), source, target, edge->modality, edge->negated,
                        std::string_view(id));
    }
  };
  std::vector<Placed> placed;
  std::map<std::string, int> seen;
  for (const BuiltEdge& edge : edges_) {
    std::string id = edge.type + ":" + edge.source + ">" + edge.target + ":" + std::string(to_string(edge.modality)) +
                     (edge.negated ? ":not" : "");
    if (const int earlier = seen[id]++; earlier > 0) id += "#" + std::to_string(earlier);
    placed.push_back({&edge, node_at[edge.source], node_at[edge.target], std::move(id)});
  }
  std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.order() < b.order(); });

  std::vector<std::set<std::string>> documents_of(data->nodes.size());
  for (const Placed& p : placed) {
    Edge edge;
    edge.id = keep(p.id);
    edge.type = keep(p.edge->type);
    edge.source = p.source;
    edge.target = p.target;
    edge.modality = p.edge->modality;
    edge.negated = p.edge->negated;
    edge.first_evidence = static_cast<std::uint32_t>(data->evidence.size());
    edge.evidence_count = static_cast<std::uint32_t>(p.edge->evidence.size());
    std::vector<const BuiltEvidence*> sorted;
    for (const BuiltEvidence& e : p.edge->evidence) sorted.push_back(&e);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const BuiltEvidence* a, const BuiltEvidence* b) { return a->doc < b->doc; });
    for (const BuiltEvidence* built : sorted) {
      Evidence e;
      e.doc = keep(built->doc);
      e.sentence_index = built->sentence_index;
      e.sentence = built->sentence;
      e.subject = built->subject;
      e.object = built->object;
      e.trigger = built->trigger;
      e.text = keep(built->text);
      e.speaker = keep(built->speaker);
      if (!built->speaker.empty()) e.speaker_name = data->nodes[node_at[built->speaker]].name;
      e.date = keep(built->date);
      e.place = keep(built->place);
      e.rule = keep(built->rule);
      e.confidence = built->confidence;
      for (const auto& [key, value] : built->attrs) e.attrs.emplace_back(keep(key), keep(value));
      data->evidence.push_back(std::move(e));
      data->evidence_document.push_back(document_at[built->doc]);
      ++data->documents[document_at[built->doc]].facts;
    }
    data->count_evidence(edge);
    for (const NodeIndex end : {edge.source, edge.target}) {
      data->nodes[end].mentions += edge.evidence_count;
      for (const BuiltEvidence& e : p.edge->evidence) documents_of[end].insert(e.doc);
    }
    data->edges.push_back(std::move(edge));
  }
  for (std::size_t i = 0; i < documents_of.size(); ++i)
    data->nodes[i].documents = static_cast<std::uint32_t>(documents_of[i].size());
  data->index_edges();
  return KnowledgeGraph(std::move(data));
}

KnowledgeGraph hostile_graph() {
  GraphBuilder b;
  b.node("person:quotes", "Person", R"(O'Neil "the \ backslash\" d'Arc\)", {"it's", "\"x\"", "a,b;c|d"});
  b.node("person:escape", "Person", R"(a\u0027}) MATCH (n) DETACH DELETE n //)", {R"(\N\G\E\T)", R"(\n)"});
  b.node("person:lines", "Person", "first\nsecond\r\nthird\tfourth", {" leading", "trailing "});
  b.node("person:controls", "Person", "bell\x07 escape\x1b end\x1f del\x7f nel\xC2\x85 ls\xE2\x80\xA8.");
  b.node("person:replaced", "Person",
         "bad\x1a"
         "byte and \xff raw");
  b.node("person:cdata", "Person", "<![CDATA[x]]> <b>bold</b> &amp; & `tick` ``two`` <!-- c -->");
  b.node("person:rtl", "Person",
         "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\xAE rtl \xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7");
  b.node("person:emoji", "Person",
         "\xF0\x9F\x95\x8A dove \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 \xEF\xBF\xBE\xEF\xBF\xBF");
  b.node("person:long", "Person", [] {
    std::string name;
    while (name.size() < 40000) name += "\xC5\xBE\xC4\x87";
    return name;
  }());
  b.node("person:empty", "Person", "");
  b.node("person:only_controls", "Person", "\x01\x02");
  b.node("topic:match", "Topic", "MATCH", {"graph", "node", "edge", "subgraph", "strict", "NULL", "true"});
  b.node("topic:percent", "Topic", "100% $param {{rows}} ${x} %s // comment ; end");
  b.node("we ird:\"id\"<&>\n", "Strange Type-1", "odd id and type");
  b.node("org:alone", "Organization", "An organisation that no edge touches");
  b.node("topic:" + std::string(20000, 'i'), "Topic", "A topic with a long id");
  b.document("d'1\\", "A \"title\" <with> & all\nin it", "2021-02-30", "https://example.org/?a=1&b=\"2\"", "Agency");
  b.document("d2", "", "2021-03");
  b.edge("MET", "person:quotes", "person:escape")
      .says("d'1\\", "He said: \"it's \\u0027 done\"\n& <gone>.", "2021-03-13");
  b.edge("MET", "person:quotes", "person:escape").says("d2", "Another one of the same.", "2021-02-30");
  b.edge("MET", "person:quotes", "person:escape", Modality::kPlanned).says("d2", "They will meet.", "2021-03");
  b.edge("MET", "person:quotes", "person:escape", Modality::kActual, true).says("d2", "They did not meet.", "2021");
  b.edge("SAID", "person:lines", "person:lines").says("d2", "To himself.", "2021-03-01/2021-03-05", "person:lines");
  b.edge("HOLDS ROLE-2", "person:controls", "we ird:\"id\"<&>\n")
      .says("d2", "A\x07 b", "XXXX-03-13")
      .attribute("odd key", "v'1\\");
  b.edge("SUPPORTS", "person:long", "topic:match", Modality::kHoped).says("d2", std::string(20000, 'x') + "'", "");
  b.edge("SUPPORTS", "person:rtl", "topic:percent", Modality::kPossible).says("d2", "{{rows}} ;", "2020-02-29");
  b.edge("SUPPORTS", "person:emoji", "topic:match")
      .says("d2", "", "2020-02-29")
      .attribute("for", "a; b")
      .rule("r'1", 1);
  b.edge("SUPPORTS", "person:replaced", "topic:match").says("d2", "s", "").rule("r2", 0);
  b.edge("SUPPORTS", "person:empty", "person:only_controls").says("d2", "s", "");
  b.edge("SUPPORTS", "person:rtl", "topic:" + std::string(20000, 'i')).says("d2", "s", "");
  b.edge("SUPPORTS", "person:cdata", "topic:match").says("d2", "]]>", "");
  return b.build();
}

KnowledgeGraph sample_graph() {
  GraphBuilder b;
  b.node("person:ivana_petrol", "Person", "Ivana Petrol", {"Petrol"});
  b.node("person:oleg_marin", "Person", "Oleg Marin", {"Marin", "Mr Marin"});
  b.node("office:minister_of_foreign_affairs@serbia", "Office", "Minister of Foreign Affairs of Serbia",
         {"Serbian Foreign Minister", "foreign minister"});
  b.node("office:ambassador@russia", "Office", "Ambassador of Russia", {"Russian Ambassador"});
  b.node("country:rs", "Country", "Serbia", {"Belgrade", "Serbian"});
  b.node("country:ru", "Country", "Russia", {"Moscow", "Russian"});
  b.node("city:belgrade", "City", "Belgrade");
  b.node("org:european_union", "Organization", "European Union", {"EU"});
  b.node("event:regional_forum_2021", "Event", "Regional Forum");
  b.node("topic:energy", "Topic", "energy");
  b.document("d1", "Minister receives ambassador", "2021-03-13", "https://example.org/d1", "Agency One");
  b.document("d2", "Forum opens in Belgrade", "2021-04-02", "https://example.org/d2", "Agency Two");
  const std::string met =
      "Serbian Foreign Minister Ivana Petrol met Russian Ambassador Oleg Marin in Belgrade on Friday.";
  b.edge("HOLDS_ROLE", "person:ivana_petrol", "office:minister_of_foreign_affairs@serbia")
      .says("d1", met, "2021-03-13")
      .marks("Ivana Petrol", "", "Serbian Foreign Minister")
      .says("d2", "Foreign Minister Ivana Petrol opened the forum.", "2021-04-02")
      .marks("Ivana Petrol", "", "Foreign Minister");
  b.edge("HOLDS_ROLE", "person:oleg_marin", "office:ambassador@russia")
      .says("d1", met, "2021-03-13")
      .marks("Oleg Marin", "", "Russian Ambassador");
  b.edge("OFFICE_OF", "office:minister_of_foreign_affairs@serbia", "country:rs")
      .says("d1", met, "2021-03-13")
      .marks("Serbian Foreign Minister", "", "Serbian");
  b.edge("OFFICE_OF", "office:ambassador@russia", "country:ru")
      .says("d1", met, "2021-03-13")
      .marks("Russian Ambassador", "", "Russian");
  b.edge("MET", "person:ivana_petrol", "person:oleg_marin")
      .says("d1", met, "2021-03-12")
      .marks("Ivana Petrol", "met", "Oleg Marin")
      .says("d1", "At the meeting with Marin, Petrol spoke about energy.", "2021-03-12")
      .marks("Petrol", "meeting", "Marin")
      .says("d2", "Petrol met Marin again on the margins of the forum.", "2021-04-02")
      .marks("Petrol", "met", "Marin");
  b.edge("DISCUSSED", "person:ivana_petrol", "topic:energy")
      .says("d1", "At the meeting with Marin, Petrol spoke about energy.", "2021-03-12")
      .marks("Petrol", "spoke", "energy");
  b.edge("VISITED", "person:ivana_petrol", "country:ru", Modality::kPlanned)
      .says("d2", "Petrol will travel to Moscow in May.", "2021-05")
      .marks("Petrol", "travel", "Moscow");
  b.edge("THANKED", "person:ivana_petrol", "country:ru")
      .says("d1", "Petrol thanked Russia for its support.", "2021-03-12")
      .marks("Petrol", "thanked", "Russia")
      .attribute("for", "its support");
  b.edge("ATTENDED", "person:oleg_marin", "event:regional_forum_2021")
      .says("d2", "Marin attended the Regional Forum.", "2021-04-02")
      .marks("Marin", "attended", "Regional Forum");
  b.edge("LOCATED_IN", "event:regional_forum_2021", "city:belgrade")
      .says("d2", "The Regional Forum takes place in Belgrade.", "2021-04-02")
      .marks("Regional Forum", "", "Belgrade");
  b.edge("SANCTIONED", "country:rs", "country:ru", Modality::kPlanned, true)
      .says("d2", "Serbia will not impose sanctions on Russia, Petrol said.", "", "person:ivana_petrol")
      .marks("Serbia", "sanctions", "Russia");
  b.edge("JOINS", "country:rs", "org:european_union", Modality::kHoped)
      .says("d2", "Serbia hopes to join the European Union.", "")
      .marks("Serbia", "join", "European Union");
  b.edge("PARTNER_OF", "country:rs", "country:ru")
      .says("d1", "\"Serbia and Russia are partners,\" Marin said.", "", "person:oleg_marin")
      .marks("Serbia", "partners", "Russia");
  return b.build();
}

}  // namespace edgewise::testing
