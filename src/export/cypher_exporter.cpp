// The Cypher script: schema, nodes by label, edges by type, each in batches of one statement a line. Nodes are merged
// by their id and edges by theirs, so loading twice changes nothing and parallel edges stay apart. Where the dialect's
// template has a "packed" form of a statement, its rows are one text (cypher_packed.hpp); what cannot be packed, and
// everything in the other dialects, is a list of maps.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "edgewise/export/exporter.hpp"
#include "export/cypher_batches.hpp"
#include "export/cypher_packed.hpp"
#include "export/cypher_values.hpp"
#include "export/key_text.hpp"
#include "export/template_file.hpp"
#include "export/text.hpp"

namespace edgewise {
namespace {

using namespace exporting;

// A statement has to stand on one line, whatever its template looks like.
std::string one_line(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// One kind of statement, as the template has it.
struct Statement {
  TemplateText maps;
  std::optional<TemplateText> packed;

  Statement(const TemplateFile& file, const std::string& section) : maps(file, section, {"rows", "label", "type"}) {
    const std::string other = "packed " + section;
    if (file.has(other)) packed = TemplateText(file, other, {"rows", "label", "type", "props"});
  }
};

struct Key {
  std::string_view name, text;
};

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
        packed_rows_(file_.number("settings", "packed-rows", 2000)),
        packed_bytes_(file_.number("settings", "packed-bytes", 262144)),
        node_fields_(read_fields(file_, "node fields", FieldsOf::kNode)),
        edge_fields_(read_fields(file_, "edge fields", FieldsOf::kEdge)),
        nodes_(file_, "nodes"),
        edges_(file_, "edges"),
        verify_text_(file_, "verify", {"nodes", "edges"}) {
    file_.only({"settings", "node fields", "edge fields", "document fields", "evidence fields", "schema",
                "evidence schema", "nodes", "edges", "documents", "evidence", "packed nodes", "packed edges",
                "packed documents", "packed evidence", "verify"});
    check_settings();
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
  void check_settings() const {
    if (!file_.has("settings")) return;
    const std::vector<std::string_view> known = {"rows", "bytes", "packed-rows", "packed-bytes", "dates"};
    for (const TemplateFile::Line& line : file_.lines("settings")) {
      const std::string_view key = line.text.substr(0, line.text.find(' '));
      if (std::find(known.begin(), known.end(), key) == known.end())
        file_.fail(line.number,
                   fmt::format("there is no setting \"{}\"; settings are: {}", key, fmt::join(known, ", ")));
      const std::string_view dates = key == "dates" ? file_.setting("settings", "dates", "") : "text";
      if (dates != "native" && dates != "text")
        file_.fail(line.number, fmt::format("\"dates\" is native or text, not \"{}\"", dates));
    }
  }

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
    Batches batches(writer);
    for (const auto& [type, members] : by_type)
      write_rows(
          batches, nodes_, type, members, node_fields_,
          [&](NodeIndex i, auto take) {
            take({"id", graph.nodes()[i].id});
          },
          [&](NodeIndex i, const NamedField& f) { return fields.node(graph.nodes()[i], f); });
  }

  void write_edges(const KnowledgeGraph& graph, BufferedWriter& writer) const {
    FieldReader fields(graph);
    Batches batches(writer);
    const std::span<const Edge> all = graph.edges();
    std::vector<EdgeIndex> members;
    for (EdgeIndex i = 0; i < all.size(); ++i) {
      members.push_back(i);
      if (i + 1 < all.size() && all[i + 1].type == all[i].type) continue;
      write_rows(
          batches, edges_, all[i].type, members, edge_fields_,
          [&](EdgeIndex e, auto take) {
            look_ahead(graph, e);
            take({"s", graph.nodes()[all[e].source].id});
            take({"t", graph.nodes()[all[e].target].id});
            take({"id", all[e].id});
          },
          [&](EdgeIndex e, const NamedField& f) { return fields.edge(all[e], f); });
      members.clear();
    }
  }

  void write_evidence(const KnowledgeGraph& graph, BufferedWriter& writer) const {
    std::vector<NamedField> document_fields = read_fields(file_, "document fields", FieldsOf::kDocument);
    std::vector<NamedField> evidence_fields = read_fields(file_, "evidence fields", FieldsOf::kEvidence);
    as_keys(document_fields);
    as_keys(evidence_fields);
    FieldReader fields(graph);
    Batches batches(writer);
    std::vector<std::size_t> documents(graph.documents().size());
    for (std::size_t i = 0; i < documents.size(); ++i) documents[i] = i;
    write_rows(
        batches, Statement(file_, "documents"), "", documents, document_fields,
        [&](std::size_t i, auto take) {
          take({"id", graph.documents()[i].id});
        },
        [&](std::size_t i, const NamedField& f) { return fields.document(graph.documents()[i], f); });

    struct Item {
      EdgeIndex edge;
      std::uint32_t which;
    };
    std::vector<Item> items;
    for (EdgeIndex e = 0; e < graph.edges().size(); ++e)
      for (std::uint32_t i = 0; i < graph.edges()[e].evidence_count; ++i) items.push_back({e, i});
    std::string scratch, id;
    write_rows(
        batches, Statement(file_, "evidence"), "", items, evidence_fields,
        [&](const Item& item, auto take) {
          const Edge& edge = graph.edges()[item.edge];
          take({"s", graph.nodes()[edge.source].id});
          take({"t", graph.nodes()[edge.target].id});
          take({"d", graph.evidence(edge)[item.which].doc});
          id = evidence_id(graph, edge, item.which);
          take({"id", id});
        },
        [&](const Item& item, const NamedField& f) {
          FieldValue value = fields.evidence(graph.edges()[item.edge], item.which, f);
          // Ids as the nodes and edges have them; `edge` stands in an index besides.
          if (f.field == Field::kEdge || f.field == Field::kSpeaker || f.field == Field::kPlace)
            value.text = key_text(value.text, scratch);
          return value;
        });
  }

  // Statements that write all items: packed, one shape for each set of attributes, then as maps what is left.
  template <typename Item, typename Keys, typename Read>
  void write_rows(Batches& batches, const Statement& statement, std::string_view name, const std::vector<Item>& items,
                  const std::vector<NamedField>& fields, Keys keys, Read read) const {
    if (items.empty()) return;
    const std::vector<Item>* rest = &items;
    std::vector<Item> unpacked;
    if (statement.packed) {
      const auto attributes = std::find_if(fields.begin(), fields.end(),
                                           [](const NamedField& f) { return f.kind == FieldKind::kAttributes; });
      std::map<std::vector<std::string>, std::vector<Item>> shapes;
      if (attributes == fields.end()) {
        shapes[{}] = items;
      } else {
        // Few sets of keys come again and again: the names they become are made once.
        std::unordered_map<std::string, std::vector<Item>*> known;
        std::string keys_of;
        for (const Item& item : items) {
          const FieldValue value = read(item, *attributes);
          keys_of.clear();
          if (value.present)
            for (const auto& [key, text] : *value.attributes) keys_of.append(key).append(1, '\0');
          auto [found, added] = known.try_emplace(keys_of, nullptr);
          if (added) found->second = &shapes[attribute_names(value)];
          found->second->push_back(item);
        }
      }
      RowBuffer row;
      std::string scratch;
      for (const auto& [attribute_keys, members] : shapes) {
        std::size_t key_count = 0;
        keys(members.front(), [&](const Key&) { ++key_count; });
        begin_packed(batches, *statement.packed, name, fields, attribute_keys, key_count);
        for (const Item& item : members) {
          row.clear();
          bool good = true;
          keys(item, [&](const Key& key) { good &= append_packed_text(row, key_text(key.text, scratch)); });
          for (const NamedField& field : fields)
            if (field.kind != FieldKind::kAttributes) good &= append_packed_cell(row, read(item, field), native_dates_);
          if (!attribute_keys.empty()) {
            const FieldValue value = read(item, *attributes);
            for (const auto& [key, text] : *value.attributes) good &= !text.empty() && append_packed_text(row, text);
          }
          if (good)
            batches.row() += row.text().substr(kCellSeparator.size());
          else
            unpacked.push_back(item);
        }
      }
      rest = &unpacked;
    }
    begin_maps(batches, statement.maps, name);
    for (const Item& item : *rest) {
      std::string& out = batches.row();
      const char* before = "{";
      keys(item, [&](const Key& key) {
        std::string scratch;
        out += before;
        before = ", ";
        out += key.name;
        out += ": ";
        append_cypher_string(out, key_text(key.text, scratch));
      });
      out += ", props: ";
      append_cypher_map(out, fields, native_dates_, [&](const NamedField& f) { return read(item, f); });
      out += '}';
    }
    batches.end();
  }

  void begin_maps(Batches& batches, const TemplateText& text, std::string_view name) const {
    begin(batches, text, ", ", rows_, bytes_,
          [&](std::string_view, std::string& out) { append_cypher_name(out, name); });
  }

  void begin_packed(Batches& batches, const TemplateText& text, std::string_view name,
                    const std::vector<NamedField>& fields, const std::vector<std::string>& attributes,
                    std::size_t first) const {
    begin(batches, text, kRowSeparator, packed_rows_, packed_bytes_, [&](std::string_view place, std::string& out) {
      if (place == "props")
        append_packed_map(out, fields, attributes, first, native_dates_);
      else
        append_cypher_name(out, name);
    });
  }

  template <typename Value>
  static void begin(Batches& batches, const TemplateText& statement, std::string_view between, std::size_t rows,
                    std::size_t bytes, Value value) {
    std::string before, after;
    statement.around("rows", before, after, value);
    std::replace(before.begin(), before.end(), '\n', ' ');
    batches.begin(std::move(before), one_line(std::move(after)) + "\n", between, rows, bytes);
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
  std::size_t rows_, bytes_, packed_rows_, packed_bytes_;
  std::vector<NamedField> node_fields_, edge_fields_;
  Statement nodes_, edges_;
  TemplateText verify_text_;
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
