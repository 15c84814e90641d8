#include <fmt/format.h>

#include "edgewise/graph/load.hpp"

namespace edgewise {
namespace {

void append_attrs(std::string& out, const std::vector<std::pair<std::string_view, std::string_view>>& attrs) {
  for (const auto& [key, value] : attrs) fmt::format_to(std::back_inserter(out), " {}={}", key, value);
}

}  // namespace

std::string dump(const KnowledgeGraph& graph) {
  std::string out;
  const auto add = [&out](std::string_view format, const auto&... arguments) {
    fmt::vformat_to(std::back_inserter(out), format, fmt::make_format_args(arguments...));
  };
  for (const Node& n : graph.nodes()) {
    add("node {} {} \"{}\" mentions={} documents={}", n.id, n.type, n.name, n.mentions, n.documents);
    for (const std::string_view alias : n.aliases) add(" |{}", alias);
    out += '\n';
  }
  for (const EntityMerge& m : graph.merges())
    add("merged {}{}{} -> {}: {}\n", m.id, m.document.empty() ? "" : " in ", m.document, graph.nodes()[m.node].id,
        m.why);
  for (const Edge& e : graph.edges()) {
    add("edge {} {} {} {} {}{}", e.id, graph.nodes()[e.source].id, e.type, graph.nodes()[e.target].id,
        to_string(e.modality), e.negated ? " negated" : "");
    add(" evidence={} documents={} {}..{} {:.2f}", e.evidence_count, e.documents, e.first_date, e.last_date,
        e.confidence);
    append_attrs(out, e.attrs);
    out += '\n';
    for (const Evidence& v : graph.evidence(e)) {
      add("  {}#{} {}-{} {}-{} {}-{} rule={} {:.2f}", v.doc, v.sentence_index, v.sentence.begin, v.sentence.end,
          v.subject.begin, v.subject.end, v.object.begin, v.object.end, v.rule, v.confidence);
      if (!v.trigger.empty()) add(" trigger={}-{}", v.trigger.begin, v.trigger.end);
      if (!v.date.empty()) add(" date={}", v.date);
      if (!v.speaker.empty()) add(" speaker={}", v.speaker);
      if (!v.place.empty()) add(" place={}", v.place);
      append_attrs(out, v.attrs);
      add(" \"{}\"\n", v.text);
    }
  }
  for (const DocumentInfo& d : graph.documents())
    add("document {} \"{}\" {} {} {} facts={}\n", d.id, d.title, d.date, d.url, d.source, d.facts);
  return out;
}

}  // namespace edgewise
