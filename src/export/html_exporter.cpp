// One HTML file that shows the graph without a network: the page, its styles and scripts from export/html/, and the
// graph as JSON inside. export/html/page.html says what goes where: {{title}}, {{data}}, {{file NAME}}.

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"
#include "edgewise/base/json.hpp"
#include "edgewise/export/exporter.hpp"
#include "edgewise/export/style.hpp"
#include "export/fields.hpp"
#include "export/text.hpp"

namespace edgewise {
namespace {

using namespace exporting;

struct Piece {
  enum Kind { kText, kTitle, kData } kind = kText;
  std::string text;
};

// The page cut at its places, files put in.
std::vector<Piece> read_page(const std::string& folder) {
  const std::string path = folder + "/page.html";
  const std::string page = read_file(path);
  std::vector<Piece> pieces;
  const auto fail = [&](std::size_t at, const std::string& message) {
    const auto line = 1 + std::count(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    const std::size_t start = page.rfind('\n', at) + 1;  // npos + 1 is 0
    throw RuleError(fmt::format("{}:{}:{}: {}", path, line, at - start + 1, message));
  };
  std::size_t at = 0, data = 0;
  for (std::size_t begin; (begin = page.find("{{", at)) != std::string::npos;) {
    pieces.push_back({Piece::kText, page.substr(at, begin - at)});
    const std::size_t end = page.find("}}", begin);
    if (end == std::string::npos) fail(begin, "this place is not closed: {{name}}");
    const std::string name = page.substr(begin + 2, end - begin - 2);
    if (name == "title") {
      pieces.push_back({Piece::kTitle, {}});
    } else if (name == "data") {
      pieces.push_back({Piece::kData, {}});
      ++data;
    } else if (name.starts_with("file ") && name.find("..") == std::string::npos && name[5] != '/') {
      pieces.push_back({Piece::kText, read_file(folder + "/" + name.substr(5))});
    } else {
      fail(begin, "there is no place \"" + name + "\"; places are title, data, file NAME");
    }
    at = end + 2;
  }
  if (data != 1) fail(0, "the page needs the place {{data}} once");
  pieces.push_back({Piece::kText, page.substr(at)});
  return pieces;
}

// How many units of UTF-16, as scripts count, stand before a byte of the text.
std::size_t utf16_before(std::string_view text, std::size_t byte) {
  std::size_t units = 0;
  for (std::size_t i = 0; i < byte; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c & 0xC0) != 0x80) units += c >= 0xF0 ? 2 : 1;
  }
  return units;
}

class HtmlExporter : public Exporter {
 public:
  explicit HtmlExporter(const ExportSettings& settings)
      : style_(Style::load(settings.templates + "/dot/style.json")),
        page_(read_page(settings.templates + "/html")),
        title_(settings.get("title", "Graph")),
        schema_(settings.schema) {}

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    BufferedWriter writer(target.open(""));
    for (const Piece& piece : page_) {
      switch (piece.kind) {
        case Piece::kText:
          writer.text() += piece.text;
          break;
        case Piece::kTitle:
          append_xml(writer.text(), shortened(title_, 200));
          break;
        case Piece::kData:
          write_data(graph, writer);
          break;
      }
      writer.check();
    }
    writer.flush();
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    if (graph.edges().size() > 20000)
      report.notes.push_back(
          "a page of more than 20,000 edges is slow to open: --top 500 or --min-evidence 2 make a smaller one");
    return report;
  }

 private:
  // Rows are written to row_ and then out, with every '<' escaped: no text of the graph can end the script element.
  void flush_row(BufferedWriter& writer) {
    std::string& out = writer.text();
    for (std::size_t at = 0;;) {
      const std::size_t next = std::min(row_.find('<', at), row_.size());
      out.append(row_, at, next - at);
      if (next == row_.size()) break;
      out += "\\u003c";
      at = next + 1;
    }
    row_.clear();
    writer.check();
  }

  template <typename Items, typename Write>
  void rows(BufferedWriter& writer, const char* name, const Items& items, Write write) {
    row_ += fmt::format(",\n\"{}\":[", name);
    const char* before = "\n";
    for (const auto& item : items) {
      row_ += before;
      before = ",\n";
      json::Writer json(row_);
      json.begin_array();
      write(json, item);
      json.end_array();
      flush_row(writer);
    }
    row_ += ']';
    flush_row(writer);
  }

  void write_data(const KnowledgeGraph& graph, BufferedWriter& writer) {
    write_style(graph);
    flush_row(writer);
    rows(writer, "documents", graph.documents(), [](json::Writer& json, const DocumentInfo& d) {
      json.string(d.id).string(d.title).string(d.date).string(d.url).string(d.source);
    });
    rows(writer, "nodes", graph.nodes(), [](json::Writer& json, const Node& node) {
      json.string(node.id)
          .string(shortened(node.name, 1).empty() ? node.id : node.name)
          .string(node.type)
          .begin_array();
      for (const std::string_view alias : node.aliases) json.string(alias);
      json.end_array().integer(node.mentions);
    });
    write_sentences(graph, writer);
    rows(writer, "edges", graph.edges(), [&](json::Writer& json, const Edge& edge) { write_edge(json, graph, edge); });
    row_ += "\n}";
    flush_row(writer);
  }

  void write_style(const KnowledgeGraph& graph) {
    json::Writer json(row_);
    json.begin_object().member("background", style_.background).member("border", style_.border);
    json.key("types").begin_object();
    for (const auto& [name, look] : style_.types)
      json.key(name)
          .begin_object()
          .member("fill", look.fill)
          .member("shape", look.shape)
          .member("rounded", look.rounded)
          .end_object();
    json.end_object().key("looks").begin_array();
    for (const EdgeStyle& look : style_.edges)
      json.begin_object()
          .member("color", look.color)
          .member("line", look.line)
          .member("arrow", look.arrow)
          .end_object();
    json.end_array().key("relations").begin_object();
    std::string_view last;
    for (const Edge& edge : graph.edges()) {
      if (edge.type != last) json.member(edge.type, style_.words_for(edge.type));
      last = edge.type;
    }
    json.end_object();  // the object itself goes on
  }

  // Each sentence once: most state several facts.
  void write_sentences(const KnowledgeGraph& graph, BufferedWriter& writer) {
    sentence_at_.clear();
    std::vector<std::string_view> sentences;
    for (const Edge& edge : graph.edges())
      for (const Evidence& e : graph.evidence(edge))
        if (!e.text.empty() && sentence_at_.try_emplace(e.text, sentences.size()).second) sentences.push_back(e.text);
    row_ += ",\n\"sentences\":[";
    const char* before = "\n";
    for (const std::string_view sentence : sentences) {
      row_ += before;
      before = ",\n";
      json::write_string(row_, sentence);
      flush_row(writer);
    }
    row_ += ']';
    flush_row(writer);
  }

  void write_edge(json::Writer& json, const KnowledgeGraph& graph, const Edge& edge) const {
    const RelationId relation = schema_ == nullptr ? kNoRelation : schema_->relation_named(edge.type);
    const bool symmetric = relation != kNoRelation && schema_->relation(relation).symmetric;
    json.integer(edge.source).integer(edge.target).string(edge.type).string(edge_words(style_, edge));
    json.integer(static_cast<int>(look_of(graph, edge))).string(edgewise::to_string(edge.modality));
    json.integer(edge.negated ? 1 : 0).string(edge.first_date).string(edge.last_date);
    json.integer(edge.evidence_count).number(edge.confidence).integer(symmetric ? 1 : 0).begin_array();
    for (const Evidence& e : graph.evidence(edge)) {
      json.begin_array();
      const std::span<const DocumentInfo> documents = graph.documents();
      json.integer(std::lower_bound(documents.begin(), documents.end(), e.doc,
                                    [](const DocumentInfo& d, std::string_view id) { return d.id < id; }) -
                   documents.begin());
      const auto sentence = sentence_at_.find(e.text);
      json.integer(sentence == sentence_at_.end() ? -1 : static_cast<std::int64_t>(sentence->second));
      json.string(e.speaker_name).string(e.date);
      const NodeIndex place = e.place.empty() ? KnowledgeGraph::npos : graph.find(e.place);
      json.string(place == KnowledgeGraph::npos ? e.place : graph.nodes()[place].name);
      json.string(e.rule).number(e.confidence);
      write_span(json, e, e.subject);
      write_span(json, e, e.object);
      write_span(json, e, e.trigger);
      if (!e.attrs.empty()) {
        json.begin_object();
        for (const auto& [key, value] : e.attrs) json.member(key, value);
        json.end_object();
      }
      json.end_array();
    }
    json.end_array();
  }

  // [begin, end] in the sentence; null where the mention stands outside it (the speaker of a quote that goes on).
  static void write_span(json::Writer& json, const Evidence& e, Span span) {
    if (e.text.empty() || span.begin < e.sentence.begin || span.end <= span.begin ||
        span.end - e.sentence.begin > e.text.size()) {
      json.null();
      return;
    }
    json.begin_array();
    json.integer(static_cast<std::int64_t>(utf16_before(e.text, span.begin - e.sentence.begin)));
    json.integer(static_cast<std::int64_t>(utf16_before(e.text, span.end - e.sentence.begin)));
    json.end_array();
  }

  Style style_;
  std::vector<Piece> page_;
  std::string title_;
  const Schema* schema_;
  std::string row_;
  std::unordered_map<std::string_view, std::size_t> sentence_at_;
};

}  // namespace

ExportFormat html_format() {
  ExportFormat format;
  format.name = "html";
  format.says = "one page to look at, search and filter the graph in a browser, without a network";
  format.extension = ".html";
  format.options = {{"title", "TEXT", "a title", {}}};
  format.make = [](const ExportSettings& settings) -> std::unique_ptr<Exporter> {
    return std::make_unique<HtmlExporter>(settings);
  };
  return format;
}

}  // namespace edgewise
