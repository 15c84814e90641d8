#include "edgewise/query/cypher/result_format.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "edgewise/base/utf8.hpp"
#include "query/cypher/result_json.hpp"
#include "query/cypher/temporal.hpp"
#include "query/cypher/value_text.hpp"

namespace edgewise::cypher {
namespace {

// One line: line breaks and other control characters would tear the table, or drive the terminal.
std::string flat(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::decode(text, at);
    if (c == utf8::kInvalid || c == static_cast<char32_t>(kReplacedByte))
      out += "\xEF\xBF\xBD";
    else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029)
      out += ' ';
    else
      out.append(text, begin, at - begin);
  }
  return out;
}

// For people: a node is what it is called, not all that is known of it.
std::string short_text(const Value& value, const PropertyGraph& graph) {
  const auto node = [&](Id id) {
    std::string out = "(";
    const std::vector<Symbol> labels = graph.labels(id);
    if (!labels.empty()) out += ":" + std::string(graph.label_name(labels.back()));
    const Symbol key = graph.key("name");
    const Value name = key == kNoSymbol ? Value() : graph.node_property(id, key);
    if (name.is(Type::kString)) out += (out.size() > 1 ? " " : "") + std::string(name.as_string());
    return out + ")";
  };
  const auto relationship = [&](Id id) { return "[:" + std::string(graph.type_name(graph.type_of(id))) + "]"; };
  switch (value.type()) {
    case Type::kNull:
      return "";
    case Type::kNode:
      return node(value.as_id());
    case Type::kRelationship:
      return relationship(value.as_id());
    case Type::kPath: {
      const PathValue& path = value.as_path();
      std::string out = node(path.nodes[0]);
      for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        const bool back = graph.source(path.relationships[i]) != path.nodes[i];
        out +=
            (back ? "<-" : "-") + relationship(path.relationships[i]) + (back ? "-" : "->") + node(path.nodes[i + 1]);
      }
      return out;
    }
    case Type::kList:
    case Type::kMap: {
      const bool list = value.is(Type::kList);
      std::string out = list ? "[" : "{";
      const auto add = [&](const Value& item) {
        if (item.is(Type::kString) || item.is_null())
          out += literal_text(item);
        else
          out += short_text(item, graph);
      };
      bool first = true;
      if (list)
        for (const Value& item : value.as_list()) {
          if (!std::exchange(first, false)) out += ", ";
          add(item);
        }
      else
        for (const auto& [key, item] : value.as_map()) {
          if (!std::exchange(first, false)) out += ", ";
          out += name_text(key) + ": ";
          add(item);
        }
      return out + (list ? "]" : "}");
    }
    default:
      return plain_text(value);
  }
}

class Aligned : public ResultWriter {
 public:
  Aligned(ResultFormat format, std::vector<std::string> columns, const PropertyGraph& graph)
      : format_(format), graph_(graph) {
    for (const std::string& column : columns) header_.push_back(cell(column));
    right_.assign(header_.size(), true);
  }

  void begin(std::string&) override {}
  void row(std::span<const Value> values, std::string&) override {
    std::vector<std::string>& line = rows_.emplace_back();
    for (std::size_t i = 0; i < values.size(); ++i) {
      line.push_back(cell(short_text(values[i], graph_)));
      if (!values[i].is_number() && !values[i].is_null()) right_[i] = false;
    }
  }

  void end(std::string& out) override {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < header_.size(); ++i) {
      std::size_t width = utf8::display_width(header_[i]);
      for (const std::vector<std::string>& row : rows_) width = std::max(width, utf8::display_width(row[i]));
      widths.push_back(std::max<std::size_t>(width, format_ == ResultFormat::kMarkdown ? 3 : 1));
    }
    if (format_ == ResultFormat::kBox) rule(out, widths, "┌", "┬", "┐");
    line(out, widths, header_);
    if (format_ == ResultFormat::kBox) rule(out, widths, "├", "┼", "┤");
    if (format_ == ResultFormat::kMarkdown) {
      out += '|';
      for (std::size_t i = 0; i < widths.size(); ++i)
        out += " " + std::string(widths[i] - 1, '-') + (right_[i] ? ":" : "-") + " |";
      out += '\n';
    }
    if (format_ == ResultFormat::kTable) {
      std::string dashes;
      for (std::size_t i = 0; i < widths.size(); ++i) dashes += (i > 0 ? "  " : "") + std::string(widths[i], '-');
      out += dashes + '\n';
    }
    for (const std::vector<std::string>& row : rows_) line(out, widths, row);
    if (format_ == ResultFormat::kBox) rule(out, widths, "└", "┴", "┘");
  }

 private:
  std::string cell(const std::string& text) const {
    std::string out = flat(text);
    if (format_ != ResultFormat::kMarkdown) return out;
    std::string escaped;
    for (const char c : out) {
      if (c == '|' || c == '\\') escaped += '\\';
      escaped += c;
    }
    return escaped;
  }

  static void rule(std::string& out, const std::vector<std::size_t>& widths, const char* left, const char* middle,
                   const char* right) {
    out += left;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (i > 0) out += middle;
      for (std::size_t n = 0; n < widths[i] + 2; ++n) out += "─";
    }
    out += right;
    out += '\n';
  }

  void line(std::string& out, const std::vector<std::size_t>& widths, const std::vector<std::string>& cells) const {
    const char* bar = format_ == ResultFormat::kBox ? "│" : "|";
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (format_ != ResultFormat::kTable)
        text += (i == 0 ? std::string(bar) : std::string()) + " ";
      else if (i > 0)
        text += "  ";
      const std::string gap(widths[i] - std::min(widths[i], utf8::display_width(cells[i])), ' ');
      text += right_[i] ? gap + cells[i] : cells[i] + gap;
      if (format_ != ResultFormat::kTable) text += std::string(" ") + bar;
    }
    if (format_ == ResultFormat::kTable) text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  }

  ResultFormat format_;
  const PropertyGraph& graph_;
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<bool> right_;  // numbers only
};

class JsonRows : public ResultWriter {
 public:
  JsonRows(bool lines, std::vector<std::string> columns, const PropertyGraph& graph)
      : lines_(lines), columns_(std::move(columns)), graph_(graph) {}
  void begin(std::string& out) override { out += lines_ ? "" : "["; }
  void row(std::span<const Value> values, std::string& out) override {
    if (!lines_) out += std::exchange(first_, false) ? "\n" : ",\n";
    json::Writer writer(out);
    writer.begin_object();
    for (std::size_t i = 0; i < values.size(); ++i) {
      writer.key(columns_[i]);
      write_json(writer, values[i], graph_);
    }
    writer.end_object();
    if (lines_) out += '\n';
  }
  void end(std::string& out) override { out += lines_ ? "" : (first_ ? "]\n" : "\n]\n"); }

 private:
  bool lines_, first_ = true;
  std::vector<std::string> columns_;
  const PropertyGraph& graph_;
};

class SeparatedRows : public ResultWriter {
 public:
  SeparatedRows(bool tabs, std::vector<std::string> columns, const PropertyGraph& graph)
      : tabs_(tabs), columns_(std::move(columns)), graph_(graph) {}
  void begin(std::string& out) override {
    for (std::size_t i = 0; i < columns_.size(); ++i) field(columns_[i], i, out);
    finish(out);
  }
  void row(std::span<const Value> values, std::string& out) override {
    for (std::size_t i = 0; i < values.size(); ++i) field(text(values[i]), i, out);
    finish(out);
  }
  void end(std::string&) override {}

 private:
  void finish(std::string& out) const { out += '\n'; }

  std::string text(const Value& value) const {
    switch (value.type()) {
      case Type::kNull:
        return "";
      case Type::kList:
      case Type::kMap:
      case Type::kNode:
      case Type::kRelationship:
      case Type::kPath:
        return json_text(value, graph_);
      default:
        return plain_text(value);
    }
  }

  void field(const std::string& text, std::size_t at, std::string& out) const {
    if (at > 0) out += tabs_ ? '\t' : ',';
    if (tabs_) {
      // TSV has no quotes: what would break the line is escaped.
      for (const char c : text) {
        if (c == '\t')
          out += "\\t";
        else if (c == '\n')
          out += "\\n";
        else if (c == '\r')
          out += "\\r";
        else if (c == '\\')
          out += "\\\\";
        else
          out += c;
      }
      return;
    }
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
      out += text;
      return;
    }
    out += '"';
    for (const char c : text) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }

  bool tabs_;
  std::vector<std::string> columns_;
  const PropertyGraph& graph_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_result_writer(ResultFormat format, std::vector<std::string> columns,
                                                 const PropertyGraph& graph) {
  switch (format) {
    case ResultFormat::kJson:
    case ResultFormat::kJsonl:
      return std::make_unique<JsonRows>(format == ResultFormat::kJsonl, std::move(columns), graph);
    case ResultFormat::kCsv:
    case ResultFormat::kTsv:
      return std::make_unique<SeparatedRows>(format == ResultFormat::kTsv, std::move(columns), graph);
    default:
      return std::make_unique<Aligned>(format, std::move(columns), graph);
  }
}

}  // namespace edgewise::cypher
