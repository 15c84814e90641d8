#pragma once
// What a short command answers: a few head lines and tables, printed for people or for programs. Owns its strings.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edgewise/query/cypher/result_format.hpp"

namespace edgewise {

struct Cell {
  enum class Kind : std::uint8_t { kNone, kText, kInteger, kReal, kList };
  Kind kind = Kind::kNone;
  std::string text;
  std::int64_t integer = 0;
  double real = 0;
  std::vector<std::string> list;

  Cell() = default;
  Cell(std::string_view value) : kind(value.empty() ? Kind::kNone : Kind::kText), text(value) {}
  Cell(const std::string& value) : Cell(std::string_view(value)) {}
  Cell(const char* value) : Cell(std::string_view(value)) {}
  static Cell number(std::uint64_t value);
  static Cell real_number(double value);
  static Cell items(std::vector<std::string> values);
};

// A column that is called "sentence" is shown below its row, since it does not fit beside others.
struct AnswerTable {
  std::string key;    // "roles", in JSON
  std::string title;  // "Roles", for people
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};

struct Answer {
  std::vector<std::pair<std::string, Cell>> head;
  std::vector<AnswerTable> tables;
  std::vector<std::string> notes;  // for people: what to do next
};

enum class AnswerFormat : std::uint8_t { kTable, kJson, kJsonl };
// Throws UsageError.
AnswerFormat parse_answer_format(std::string_view name);

// Appends the answer. Table: `width` columns at most where it is not 0 (longer sentences are wrapped). JSON: one
// object, a member for each head line and each table. JSON Lines: a line a row, with "section" naming its table.
void print_answer(const Answer& answer, AnswerFormat format, std::size_t width, std::string& out);

// The rows of all tables as csv, tsv, markdown or a box: "section", which names the table, and a column for each
// that any table has. The head is left out. `graph` is any graph.
void print_rows(const Answer& answer, cypher::ResultFormat format, const cypher::PropertyGraph& graph,
                std::string& out);

}  // namespace edgewise
