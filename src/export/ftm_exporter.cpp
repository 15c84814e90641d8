// FollowTheMoney entities, one JSON object a line, for Aleph and what else reads them: an Article for each document, an
// entity for each node, a link for each edge, which names its articles as proof. Values are what the model's types
// take: ids of letters, digits and '-', whole dates, names of at most 384 characters.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "edgewise/base/json.hpp"
#include "edgewise/export/exporter.hpp"
#include "edgewise/export/style.hpp"
#include "edgewise/store/content_hash.hpp"
#include "export/fields.hpp"
#include "export/template_file.hpp"
#include "export/text.hpp"

namespace edgewise {
namespace {

using namespace exporting;

constexpr std::size_t kNameLimit = 380, kTextLimit = 10000;

std::vector<std::string> words_of(std::string_view line, char separator = ' ') {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(separator, at), line.size());
    if (end > at) words.emplace_back(line.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// The readable part of an id, and a fingerprint of the whole: "person-ann-lee-0123456789abcdef".
std::string ftm_id(std::string_view kind, std::string_view id) {
  std::string out(kind);
  for (const char c : id.substr(0, 60)) {
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      out += c;
    else if (out.empty() || out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return fmt::format("{}-{:016x}", out.substr(out.starts_with('-') ? 1 : 0), hash_bytes_64(id));
}

struct Link {
  std::string schema, source, target;
  std::vector<std::string> source_types, target_types;  // empty: any

  bool fits(std::string_view from, std::string_view to) const {
    const auto among = [](const std::vector<std::string>& types, std::string_view type) {
      return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
    };
    return among(source_types, from) && among(target_types, to);
  }
};

// The properties of one entity: each a list of texts, none of them empty.
class EntityWriter {
 public:
  EntityWriter(std::string& out, std::string_view id, std::string_view schema) : json_(out) {
    json_.begin_object().member("id", id).member("schema", schema).key("properties").begin_object();
  }
  void property(std::string_view name, const std::vector<std::string>& values) {
    std::vector<std::string_view> written;
    for (const std::string& value : values)
      if (!value.empty() && std::find(written.begin(), written.end(), value) == written.end()) {
        if (written.empty()) json_.key(name).begin_array();
        json_.string(value);
        written.push_back(value);
      }
    if (!written.empty()) json_.end_array();
  }
  void end() { json_.end_object().end_object(); }

 private:
  json::Writer json_;
};

class FtmExporter : public Exporter {
 public:
  explicit FtmExporter(const ExportSettings& settings) : style_(Style::load(settings.templates + "/dot/style.json")) {
    const TemplateFile file = TemplateFile::load(settings.templates + "/ftm/ftm.template");
    file.only({"entities", "links"});
    for (const TemplateFile::Line& line : file.lines("entities")) {
      const std::vector<std::string> words = words_of(line.text);
      if (words.size() != 2) file.fail(line.number, "an entity has two words: a type and its schema");
      schemata_[words[0]] = words[1];
    }
    for (const TemplateFile::Line& line : file.lines("links")) {
      const std::vector<std::string> words = words_of(line.text);
      if (words.size() != 6)
        file.fail(line.number, "a link has six words: relation, schema, property, types, property, types");
      Link link{words[1], words[2], words[4], {}, {}};
      if (words[3] != "*") link.source_types = words_of(words[3], ',');
      if (words[5] != "*") link.target_types = words_of(words[5], ',');
      links_[words[0]] = std::move(link);
    }
    if (!schemata_.contains("*") || !links_.contains("*"))
      file.fail(1, "\"entities\" and \"links\" each need a line with \"*\"");
  }

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    BufferedWriter writer(target.open(""));
    std::string& out = writer.text();
    for (const DocumentInfo& document : graph.documents()) {
      write_document(out, document);
      writer.check();
    }
    for (const Node& node : graph.nodes()) {
      write_node(out, node);
      writer.check();
    }
    for (const Edge& edge : graph.edges()) {
      write_edge(out, graph, edge);
      writer.check();
    }
    writer.flush();
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    return report;
  }

 private:
  static std::string name_text(std::string_view text, std::string_view otherwise) {
    std::string name = shortened(text, kNameLimit);
    return name.empty() ? shortened(otherwise, kNameLimit) : name;
  }
  // Days, months and years; the two ends of an interval.
  static void add_dates(std::vector<std::string>& dates, std::string_view date) {
    const std::size_t slash = date.find('/');
    if (slash != std::string_view::npos) {
      add_dates(dates, date.substr(0, slash));
      add_dates(dates, date.substr(slash + 1));
      return;
    }
    const DatePrecision precision = precision_of(date);
    if (precision == DatePrecision::kDay || precision == DatePrecision::kMonth || precision == DatePrecision::kYear)
      dates.emplace_back(date);
  }
  static void add_url(std::vector<std::string>& urls, std::string_view url) {
    if (url.size() > 2000 || !(url.starts_with("https://") || url.starts_with("http://"))) return;
    std::string text;
    append_dot_url(text, url);
    urls.push_back(std::move(text));
  }

  static void write_document(std::string& out, const DocumentInfo& document) {
    EntityWriter entity(out, ftm_id("article-", document.id), "Article");
    std::vector<std::string> dates, urls;
    add_dates(dates, document.date);
    add_url(urls, document.url);
    entity.property("fileName", {name_text(document.id, "document")});
    entity.property("title", {shortened(document.title, kNameLimit)});
    entity.property("publishedAt", dates);
    entity.property("publisher", {shortened(document.source, kNameLimit)});
    entity.property("sourceUrl", urls);
    entity.end();
    out += '\n';
  }

  void write_node(std::string& out, const Node& node) const {
    const auto found = schemata_.find(node.type);
    EntityWriter entity(out, ftm_id("", node.id),
                        found != schemata_.end() ? found->second : schemata_.find("*")->second);
    entity.property("name", {name_text(node.name, node.id)});
    std::vector<std::string> aliases;
    for (const std::string_view alias : node.aliases) aliases.push_back(shortened(alias, kNameLimit));
    entity.property("alias", aliases);
    entity.property("keywords", {shortened(node.type, kNameLimit)});
    entity.end();
    out += '\n';
  }

  void write_edge(std::string& out, const KnowledgeGraph& graph, const Edge& edge) const {
    const Node &source = graph.nodes()[edge.source], &target = graph.nodes()[edge.target];
    auto found = links_.find(edge.type);
    if (found == links_.end() || edge.negated || edge.modality != Modality::kActual ||
        !found->second.fits(source.type, target.type))
      found = links_.find("*");
    const Link& link = found->second;
    EntityWriter entity(out, ftm_id("", edge.id), link.schema);
    entity.property(link.source, {ftm_id("", source.id)});
    entity.property(link.target, {ftm_id("", target.id)});
    const std::string words = edge_words(style_, edge);
    if (link.schema != "Family" && link.schema != "Occupancy") entity.property("role", {shortened(words, kNameLimit)});
    std::vector<std::string> status, kinds;
    for (const auto& [key, value] : edge.attrs) {
      if (value == "true") status.emplace_back(shortened(key, kNameLimit));
      if (key == "kind") kinds.push_back(shortened(value, kNameLimit));
    }
    if (link.schema == "Family")
      entity.property("relationship", kinds.empty() ? std::vector<std::string>{words} : kinds);
    else
      entity.property("status", status);
    entity.property("recordId", {shortened(edge.id, kNameLimit)});
    std::vector<std::string> dates, sentences, articles, urls;
    for (const Evidence& e : graph.evidence(edge)) {
      add_dates(dates, e.date);
      if (!e.text.empty()) sentences.push_back(shortened(e.text, kTextLimit));
    }
    std::sort(dates.begin(), dates.end());
    const std::span<const DocumentInfo> documents = graph.documents();
    for (const std::string_view id : edge.docs) {
      const auto document = std::lower_bound(documents.begin(), documents.end(), id,
                                             [](const DocumentInfo& d, std::string_view i) { return d.id < i; });
      if (document == documents.end() || document->id != id) continue;
      articles.push_back(ftm_id("article-", id));
      add_url(urls, document->url);
    }
    entity.property("date", dates);
    entity.property("description", sentences);
    entity.property("proof", articles);
    entity.property("sourceUrl", urls);
    entity.end();
    out += '\n';
  }

  Style style_;
  std::map<std::string, std::string, std::less<>> schemata_;
  std::map<std::string, Link, std::less<>> links_;
};

}  // namespace

ExportFormat ftm_format() {
  ExportFormat format;
  format.name = "ftm";
  format.says = "FollowTheMoney entities as JSON Lines, for Aleph";
  format.extension = ".ftm.json";
  format.make = [](const ExportSettings& settings) -> std::unique_ptr<Exporter> {
    return std::make_unique<FtmExporter>(settings);
  };
  return format;
}

}  // namespace edgewise
