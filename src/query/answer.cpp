#include "edgewise/query/answer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "edgewise/base/error.hpp"
#include "edgewise/base/json.hpp"
#include "edgewise/base/utf8.hpp"

namespace edgewise {
namespace {

constexpr std::string_view kSentence = "sentence";

void write_cell(json::Writer& writer, const Cell& cell) {
  switch (cell.kind) {
    case Cell::Kind::kNone:
      writer.null();
      return;
    case Cell::Kind::kText:
      writer.string(cell.text);
      return;
    case Cell::Kind::kInteger:
      writer.integer(cell.integer);
      return;
    case Cell::Kind::kReal:
      writer.number(cell.real);
      return;
    case Cell::Kind::kList:
      writer.begin_array();
      for (const std::string& item : cell.list) writer.string(item);
      writer.end_array();
      return;
  }
}

// One line of text: line breaks and other control characters of the input would tear the table, or drive the terminal.
std::string flat(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
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

std::string shown(const Cell& cell) {
  switch (cell.kind) {
    case Cell::Kind::kNone:
      return "";
    case Cell::Kind::kText:
      return flat(cell.text);
    case Cell::Kind::kInteger:
      return fmt::format("{}", cell.integer);
    case Cell::Kind::kReal:
      return fmt::format("{:.2f}", cell.real);
    case Cell::Kind::kList:
      return flat(fmt::format("{}", fmt::join(cell.list, ", ")));
  }
  return "";
}

void append_wrapped(std::string& out, std::string_view text, std::size_t indent, std::size_t width) {
  std::size_t column = 0, at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const std::size_t columns = utf8::display_width(word);
    if (column == 0) {
      out.append(indent, ' ');
      column = indent;
    } else if (width != 0 && column + 1 + columns > width) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else {
      out += ' ';
      ++column;
    }
    out += word;
    column += columns;
    at = end + 1;
  }
  out += '\n';
}

void print_table(const AnswerTable& table, std::size_t width, std::string& out) {
  out += fmt::format("{} ({})\n", table.title, table.rows.size());
  if (table.rows.empty()) return;
  std::vector<std::size_t> widths(table.columns.size());
  std::vector<bool> used(table.columns.size()), right(table.columns.size(), true);
  std::vector<std::vector<std::string>> cells;
  for (const auto& row : table.rows) {
    std::vector<std::string>& line = cells.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      line.push_back(shown(row[i]));
      widths[i] = std::max(widths[i], utf8::display_width(line.back()));
      if (row[i].kind != Cell::Kind::kNone) used[i] = true;
      if (row[i].kind == Cell::Kind::kText || row[i].kind == Cell::Kind::kList) right[i] = false;
    }
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i] == kSentence) used[i] = false;
    widths[i] = std::max(widths[i], table.columns[i].size());
  }
  const auto print_line = [&](const auto& text_of) {
    std::string line = " ";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (!used[i]) continue;
      const std::string& text = text_of(i);
      const std::size_t gap = widths[i] - std::min(widths[i], utf8::display_width(text));
      line += ' ';
      if (right[i]) line.append(gap, ' ');
      line += text;
      if (!right[i]) line.append(gap, ' ');
      line += ' ';
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  };
  print_line([&](std::size_t i) -> const std::string& { return table.columns[i]; });
  for (const auto& line : cells) {
    print_line([&](std::size_t i) -> const std::string& { return line[i]; });
    for (std::size_t i = 0; i < line.size(); ++i)
      if (table.columns[i] == kSentence && !line[i].empty()) append_wrapped(out, "“" + line[i] + "”", 6, width);
  }
}

void print_for_people(const Answer& answer, std::size_t width, std::string& out) {
  std::size_t longest = 0;
  for (const auto& [key, cell] : answer.head) longest = std::max(longest, key.size());
  for (const auto& [key, cell] : answer.head)
    if (cell.kind != Cell::Kind::kNone) out += fmt::format("{:<{}}  {}\n", key, longest, shown(cell));
  bool first = answer.head.empty();
  for (const AnswerTable& table : answer.tables) {
    if (!first) out += '\n';
    first = false;
    print_table(table, width, out);
  }
  if (!answer.notes.empty() && !first) out += '\n';
  for (const std::string& note : answer.notes) out += note + '\n';
}

}  // namespace

Cell Cell::number(std::uint64_t value) {
  Cell cell;
  cell.kind = Kind::kInteger;
  cell.integer = static_cast<std::int64_t>(value);
  return cell;
}

Cell Cell::real_number(double value) {
  Cell cell;
  cell.kind = Kind::kReal;
  cell.real = value;
  return cell;
}

Cell Cell::items(std::vector<std::string> values) {
  Cell cell;
  if (values.empty()) return cell;
  cell.kind = Kind::kList;
  cell.list = std::move(values);
  return cell;
}

AnswerFormat parse_answer_format(std::string_view name) {
  if (name == "table") return AnswerFormat::kTable;
  if (name == "json") return AnswerFormat::kJson;
  if (name == "jsonl") return AnswerFormat::kJsonl;
  throw UsageError(fmt::format("there is no format \"{}\": table, json or jsonl", name));
}

void print_answer(const Answer& answer, AnswerFormat format, std::size_t width, std::string& out) {
  if (format == AnswerFormat::kTable) return print_for_people(answer, width, out);
  const auto write_row = [](json::Writer& writer, const AnswerTable& table, const std::vector<Cell>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].kind == Cell::Kind::kNone) continue;
      writer.key(table.columns[i]);
      write_cell(writer, row[i]);
    }
  };
  if (format == AnswerFormat::kJsonl) {
    for (const AnswerTable& table : answer.tables)
      for (const auto& row : table.rows) {
        json::Writer writer(out);
        writer.begin_object().member("section", table.key);
        write_row(writer, table, row);
        writer.end_object();
        out += '\n';
      }
    return;
  }
  json::Writer writer(out);
  writer.begin_object();
  for (const auto& [key, cell] : answer.head) {
    writer.key(key);
    write_cell(writer, cell);
  }
  for (const AnswerTable& table : answer.tables) {
    writer.key(table.key).begin_array();
    for (const auto& row : table.rows) {
      writer.begin_object();
      write_row(writer, table, row);
      writer.end_object();
    }
    writer.end_array();
  }
  writer.end_object();
  out += '\n';
}

}  // namespace edgewise
