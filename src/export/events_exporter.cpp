// Event data as CSV: a row for each statement whose relation has a code in CAMEO or PLOVER, ordered by date. A planned
// cooperative act is AGREE in PLOVER, whatever it will be when it is done.

#include <algorithm>
#include <tuple>

#include "edgewise/export/exporter.hpp"
#include "export/fields.hpp"
#include "export/text.hpp"

namespace edgewise {
namespace {

using namespace exporting;

struct Event {
  std::string_view date;
  EdgeIndex edge;
  std::size_t evidence;
  bool own_date;
};

bool cooperative(std::string_view plover) {
  return plover == "CONSULT" || plover == "SUPPORT" || plover == "COOPERATE" || plover == "AID" || plover == "CONCEDE";
}

class EventsExporter : public Exporter {
 public:
  explicit EventsExporter(const ExportSettings& settings) : schema_(settings.schema) {}

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    const std::vector<Event> events = collect(graph);
    BufferedWriter writer(target.open(""));
    std::string& out = writer.text();
    out +=
        "event_id,date,date_of,source,source_name,source_type,target,target_name,target_type,relation,plover,cameo_"
        "root,"
        "cameo,mode,negated,speaker,place,document,url,rule,confidence,text\n";
    for (const Event& event : events) {
      write_event(out, graph, event);
      writer.check();
    }
    writer.flush();
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    return report;
  }

 private:
  const RelationType* relation_of(const Edge& edge) const {
    if (schema_ == nullptr) return nullptr;
    const RelationId id = schema_->relation_named(edge.type);
    if (id == kNoRelation) return nullptr;
    const RelationType& relation = schema_->relation(id);
    return relation.cameo.empty() && relation.plover.empty() ? nullptr : &relation;
  }

  static const DocumentInfo* document_of(const KnowledgeGraph& graph, std::string_view id) {
    const auto all = graph.documents();
    const auto found = std::lower_bound(all.begin(), all.end(), id,
                                        [](const DocumentInfo& d, std::string_view wanted) { return d.id < wanted; });
    return found != all.end() && found->id == id ? &*found : nullptr;
  }

  std::vector<Event> collect(const KnowledgeGraph& graph) const {
    std::vector<Event> events;
    for (EdgeIndex e = 0; e < graph.edges().size(); ++e) {
      if (relation_of(graph.edges()[e]) == nullptr) continue;
      const auto evidence = graph.evidence(graph.edges()[e]);
      for (std::size_t i = 0; i < evidence.size(); ++i) {
        const DocumentInfo* document = document_of(graph, evidence[i].doc);
        const bool own = !evidence[i].date.empty();
        events.push_back({own                   ? evidence[i].date
                          : document != nullptr ? document->date
                                                : std::string_view(),
                          e, i, own});
      }
    }
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
      return std::tuple(a.date.empty(), a.date, a.edge, a.evidence) <
             std::tuple(b.date.empty(), b.date, b.edge, b.evidence);
    });
    return events;
  }

  static std::string_view first_word(std::string_view codes) { return codes.substr(0, codes.find(' ')); }

  void write_event(std::string& out, const KnowledgeGraph& graph, const Event& event) const {
    const Edge& edge = graph.edges()[event.edge];
    const Evidence& e = graph.evidence(edge)[event.evidence];
    const RelationType& relation = *relation_of(edge);
    const Node& source = graph.nodes()[edge.source];
    const Node& target = graph.nodes()[edge.target];
    const DocumentInfo* document = document_of(graph, e.doc);
    const std::string_view cameo = first_word(relation.cameo);
    std::string_view plover = first_word(relation.plover);
    if (edge.modality == Modality::kPlanned && cooperative(plover)) plover = "AGREE";
    std::string confidence;
    append_real(confidence, e.confidence);
    const std::string_view fields[] = {event.date,
                                       event.date.empty() ? ""
                                       : event.own_date   ? "event"
                                                          : "document",
                                       source.id,
                                       source.name,
                                       source.type,
                                       target.id,
                                       target.name,
                                       target.type,
                                       edge.type,
                                       plover,
                                       cameo.substr(0, 2),
                                       cameo,
                                       edgewise::to_string(edge.modality),
                                       edge.negated ? "true" : "false",
                                       e.speaker,
                                       e.place,
                                       e.doc,
                                       document == nullptr ? std::string_view() : document->url,
                                       e.rule,
                                       confidence,
                                       e.text};
    append_csv(out, evidence_id(graph, edge, event.evidence));
    for (const std::string_view field : fields) {
      out += ',';
      append_csv(out, field);
    }
    out += '\n';
  }

  const Schema* schema_;
};

}  // namespace

ExportFormat events_format() {
  ExportFormat format;
  format.name = "events";
  format.says = "event data as CSV, with codes of PLOVER and CAMEO";
  format.extension = ".csv";
  format.make = [](const ExportSettings& settings) -> std::unique_ptr<Exporter> {
    return std::make_unique<EventsExporter>(settings);
  };
  return format;
}

}  // namespace edgewise
