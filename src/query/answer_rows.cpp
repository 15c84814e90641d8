#include <algorithm>

#include "edgewise/query/answer.hpp"

namespace edgewise {
namespace {

using cypher::Value;

Value value_of(const Cell& cell) {
  switch (cell.kind) {
    case Cell::Kind::kNone:
      return Value();
    case Cell::Kind::kText:
      return Value::string(cell.text);
    case Cell::Kind::kInteger:
      return Value::integer(cell.integer);
    case Cell::Kind::kReal:
      return Value::real(cell.real);
    case Cell::Kind::kList: {
      cypher::List items;
      for (const std::string& item : cell.list) items.push_back(Value::string(item));
      return Value::list(std::move(items));
    }
  }
  return Value();
}

}  // namespace

void print_rows(const Answer& answer, cypher::ResultFormat format, const cypher::PropertyGraph& graph,
                std::string& out) {
  std::vector<std::string> columns = {"section"};
  for (const AnswerTable& table : answer.tables)
    for (const std::string& column : table.columns)
      if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
  const auto writer = cypher::make_result_writer(format, columns, graph);
  writer->begin(out);
  std::vector<Value> values;
  for (const AnswerTable& table : answer.tables)
    for (const auto& row : table.rows) {
      values.assign(columns.size(), Value());
      values[0] = Value::string(table.key);
      for (std::size_t i = 0; i < row.size(); ++i) {
        const auto place = std::find(columns.begin(), columns.end(), table.columns[i]);
        values[static_cast<std::size_t>(place - columns.begin())] = value_of(row[i]);
      }
      writer->row(values, out);
    }
  writer->end(out);
}

}  // namespace edgewise
