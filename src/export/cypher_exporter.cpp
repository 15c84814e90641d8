// The Cypher script: schema, nodes by label, edges by type, each in batches of one statement a line. Nodes are merged
// by their id and edges by theirs, so loading twice changes nothing and parallel edges stay apart.

#include <algorithm>
#include <map>

#include "edgewise/export/exporter.hpp"
#include "export/cypher_values.hpp"
#include "export/key_text.hpp"
#include "export/template_file.hpp"
#include "export/text.hpp"

namespace edgewise {
namespace {

using namespace exporting;

// Writes rows into statements of bounded size.
class Batches {
 public:
  Batches(BufferedWriter& writer, std::size_t rows, std::size_t bytes)
      : writer_(writer), most_rows_(rows), most_bytes_(bytes) {}

  void begin(std::string before, std::string after) {
    before_ = std::move(before);
    after_ = std::move(after);
  }
  // The place to write the next row to.
  std::string& row() {
    if (rows_ == most_rows_ || (rows_ > 0 && bytes_ + writer_.text().size() - mark_ >= most_bytes_)) end();
    if (rows_ == 0) {
      bytes_ = 0;
      mark_ = writer_.text().size();
      writer_.text() += before_;
    } else {
      if (writer_.text().size() > kFlushAt) {
        bytes_ += writer_.text().size() - mark_;
        writer_.flush();
        mark_ = 0;
      }
      writer_.text() += ", ";
    }
    ++rows_;
    return writer_.text();
  }
  void end() {
    if (rows_ > 0) writer_.text() += after_;
    rows_ = 0;
    writer_.check();
  }

 private:
  static constexpr std::size_t kFlushAt = 256 * 1024;
  BufferedWriter& writer_;
  std::size_t most_rows_, most_bytes_, rows_ = 0, bytes_ = 0, mark_ = 0;
  std::string before_, after_;
};

// A statement has to stand on one line, whatever its template looks like.
std::string one_line(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

void append_key(std::string& out, std::string_view id) {
  std::string scratch;
  append_cypher_string(out, key_text(id, scratch));
}

class CypherExporter : public Exporter {
 public:
  explicit CypherExporter(const ExportSettings& settings)
      : file_(TemplateFile::load(settings.templates + "/cypher/" + std::string(settings.get("dialect", "neo4j")) +
                                 ".cypher")),
        split_(settings.has("split")),
        verify_(settings.has("verify")),
        evidence_nodes_(settings.get("evidence", "props") == "nodes"),
        rows_(file_.number("settings", "rows", 500)),
        bytes_(file_.number("settings", "bytes", 65536)),
        node_fields_(read_fields(file_, "node fields", FieldsOf::kNode)),
        edge_fields_(read_fields(file_, "edge fields", FieldsOf::kEdge)),
        nodes_(file_, "nodes", {"rows", "label"}),
        edges_(file_, "edges", {"rows", "type"}),
        verify_text_(file_, "verify", {"nodes", "edges"}) {
    file_.only({"settings", "node fields", "edge fields", "document fields", "evidence fields", "schema",
                "evidence schema", "nodes", "edges", "documents", "evidence", "verify"});
    native_dates_ = file_.setting("settings", "dates", "native") == "native";
    if (settings.has("sentences") && !std::any_of(edge_fields_.begin(), edge_fields_.end(),
                                                  [](const NamedField& f) { return f.field == Field::kSentences; }))
      edge_fields_.push_back({Field::kSentences, FieldKind::kList, "sentences"});
    as_keys(node_fields_);
    as_keys(edge_fields_);
  }

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    if (verify_) {
      BufferedWriter writer(target.open(split_ ? "verify.cypher" : ""));
      writer.text() += verify_statement(graph) + "\n";
      writer.flush();
      return report;
    }
    if (split_) {
      write_file(target, "1-schema.cypher", [&](BufferedWriter& w) { write_schema(w); });
      write_file(target, "2-nodes.cypher", [&](BufferedWriter& w) { write_nodes(graph, w); });
      write_file(target, "3-edges.cypher", [&](BufferedWriter& w) { write_edges(graph, w); });
      if (evidence_nodes_)
        write_file(target, "4-evidence.cypher", [&](BufferedWriter& w) { write_evidence(graph, w); });
      write_file(target, "verify.cypher", [&](BufferedWriter& w) { w.text() += verify_statement(graph) + "\n"; });
      report.notes.push_back("load the files in the order of their numbers");
      return report;
    }
    write_file(target, "", [&](BufferedWriter& w) {
      write_schema(w);
      write_nodes(graph, w);
      write_edges(graph, w);
      if (evidence_nodes_) write_evidence(graph, w);
      write_counts(graph, w.text());
    });
    return report;
  }

 private:
  static void as_keys(std::vector<NamedField>& fields) {
    for (NamedField& field : fields) {
      std::string name;
      append_cypher_name(name, field.name);
      field.name = std::move(name);
    }
  }

  template <typename Write>
  static void write_file(ExportTarget& target, const std::string& name, Write write) {
    BufferedWriter writer(target.open(name));
    write(writer);
    writer.flush();
  }

  void write_schema(BufferedWriter& writer) const {
    writer.text() += file_.text("schema");
    if (evidence_nodes_) writer.text() += file_.text("evidence schema");
  }

  void write_nodes(const KnowledgeGraph& graph, BufferedWriter& writer) const {
    std::map<std::string_view, std::vector<NodeIndex>> by_type;
    for (NodeIndex i = 0; i < graph.nodes().size(); ++i) by_type[graph.nodes()[i].type].push_back(i);
    FieldReader fields(graph);
    Batches batches(writer, rows_, bytes_);
    for (const auto& [type, members] : by_type) {
      begin(batches, nodes_, type);
      for (const NodeIndex index : members) {
        const Node& node = graph.nodes()[index];
        std::string& out = batches.row();
        out += "{id: ";
        append_key(out, node.id);
        out += ", props: ";
        append_cypher_map(out, node_fields_, native_dates_, [&](const NamedField& f) { return fields.node(node, f); });
        out += '}';
      }
      batches.end();
    }
  }

  void write_edges(const KnowledgeGraph& graph, BufferedWriter& writer) const {
    FieldReader fields(graph);
    Batches batches(writer, rows_, bytes_);
    std::string_view type;
    bool begun = false;
    for (const Edge& edge : graph.edges()) {
      if (!begun || edge.type != type) {
        batches.end();
        begin(batches, edges_, edge.type);
        type = edge.type;
        begun = true;
      }
      std::string& out = batches.row();
      append_ends(graph, edge, out);
      out += ", id: ";
      append_key(out, edge.id);
      out += ", props: ";
      append_cypher_map(out, edge_fields_, native_dates_, [&](const NamedField& f) { return fields.edge(edge, f); });
      out += '}';
    }
    batches.end();
  }

  void write_evidence(const KnowledgeGraph& graph, BufferedWriter& writer) const {
    std::vector<NamedField> document_fields = read_fields(file_, "document fields", FieldsOf::kDocument);
    std::vector<NamedField> evidence_fields = read_fields(file_, "evidence fields", FieldsOf::kEvidence);
    as_keys(document_fields);
    as_keys(evidence_fields);
    FieldReader fields(graph);
    Batches batches(writer, rows_, bytes_);
    begin(batches, TemplateText(file_, "documents", {"rows"}), "");
    for (const DocumentInfo& document : graph.documents()) {
      std::string& out = batches.row();
      out += "{id: ";
      append_key(out, document.id);
      out += ", props: ";
      append_cypher_map(out, document_fields, native_dates_,
                        [&](const NamedField& f) { return fields.document(document, f); });
      out += '}';
    }
    batches.end();
    begin(batches, TemplateText(file_, "evidence", {"rows"}), "");
    std::string scratch;
    for (const Edge& edge : graph.edges()) {
      const std::span<const Evidence> evidence = graph.evidence(edge);
      for (std::size_t i = 0; i < evidence.size(); ++i) {
        std::string& out = batches.row();
        append_ends(graph, edge, out);
        out += ", d: ";
        append_key(out, evidence[i].doc);
        out += ", id: ";
        append_key(out, evidence_id(graph, edge, i));
        out += ", props: ";
        append_cypher_map(out, evidence_fields, native_dates_, [&](const NamedField& f) {
          FieldValue value = fields.evidence(edge, i, f);
          // Ids as the nodes and edges have them; `edge` stands in an index besides.
          if (f.field == Field::kEdge || f.field == Field::kSpeaker || f.field == Field::kPlace)
            value.text = key_text(value.text, scratch);
          return value;
        });
        out += '}';
      }
    }
    batches.end();
  }

  static void append_ends(const KnowledgeGraph& graph, const Edge& edge, std::string& out) {
    out += "{s: ";
    append_key(out, graph.nodes()[edge.source].id);
    out += ", t: ";
    append_key(out, graph.nodes()[edge.target].id);
  }

  static void begin(Batches& batches, const TemplateText& statement, std::string_view type) {
    std::string before, after;
    statement.around("rows", before, after, [&](std::string_view, std::string& out) { append_cypher_name(out, type); });
    std::replace(before.begin(), before.end(), '\n', ' ');
    batches.begin(std::move(before), one_line(std::move(after)) + "\n");
  }

  std::string verify_statement(const KnowledgeGraph& graph) const {
    std::string text;
    verify_text_.append(text, [&](std::string_view name, std::string& out) {
      append_integer(out, static_cast<std::int64_t>(name == "nodes" ? graph.nodes().size() : graph.edges().size()));
    });
    return one_line(std::move(text));
  }

  void write_counts(const KnowledgeGraph& graph, std::string& out) const {
    std::map<std::string_view, std::size_t> nodes, edges;
    for (const Node& node : graph.nodes()) ++nodes[node.type];
    for (const Edge& edge : graph.edges()) ++edges[edge.type];
    const auto list = [&](const char* what, std::size_t all, const std::map<std::string_view, std::size_t>& by_type) {
      out += "// ";
      out += what;
      out += ": ";
      append_integer(out, static_cast<std::int64_t>(all));
      const char* before = " (";
      for (const auto& [type, count] : by_type) {
        out += before;
        append_cypher_name(out, type);
        out += ' ';
        append_integer(out, static_cast<std::int64_t>(count));
        before = ", ";
      }
      out += by_type.empty() ? "\n" : ")\n";
    };
    list("nodes", graph.nodes().size(), nodes);
    list("edges", graph.edges().size(), edges);
    out += "// complete where this returns true: " + verify_statement(graph) + "\n";
  }

  TemplateFile file_;
  bool split_, verify_, evidence_nodes_, native_dates_ = true;
  std::size_t rows_, bytes_;
  std::vector<NamedField> node_fields_, edge_fields_;
  TemplateText nodes_, edges_, verify_text_;
};

}  // namespace

ExportFormat cypher_format() {
  ExportFormat format;
  format.name = "cypher";
  format.says = "a script for Neo4j, Memgraph or FalkorDB; loading it twice changes nothing";
  format.extension = ".cypher";
  format.folder_with = "split";
  format.options = {
      {"dialect", "ENGINE", "what the script is for", {"neo4j", "memgraph", "falkordb"}},
      {"evidence", "HOW", "provenance on the edges, or sentences and documents as nodes besides", {"props", "nodes"}},
      {"sentences", "", "all sentences on their edge", {}},
      {"split", "", "schema, nodes and edges as files of a folder", {}},
      {"verify", "", "only the query that returns true where a load is complete", {}},
  };
  format.make = [](const ExportSettings& settings) -> std::unique_ptr<Exporter> {
    return std::make_unique<CypherExporter>(settings);
  };
  return format;
}

}  // namespace edgewise
