#include "edgewise/query/cypher/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "edgewise/base/error.hpp"
#include "edgewise/base/json.hpp"

namespace edgewise::cypher {
namespace {

class ValueReader : public json::Handler {
 public:
  bool on_key(std::string_view key) override {
    open_.back().keys.emplace_back(key);
    return true;
  }
  bool on_string(std::string_view text) override { return take(Value::string(std::string(text))); }
  bool on_number(std::string_view digits) override {
    std::int64_t whole = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
    if (error == std::errc() && end == digits.data() + digits.size()) return take(Value::integer(whole));
    return take(Value::real(std::strtod(std::string(digits).c_str(), nullptr)));
  }
  bool on_boolean(bool value) override { return take(Value::boolean(value)); }
  bool on_null() override { return take(Value()); }
  bool on_begin_object() override { return open(); }
  bool on_begin_array() override { return open(); }
  bool on_end_object() override {
    Map entries;
    for (std::size_t i = 0; i < open_.back().items.size(); ++i)
      entries.emplace_back(std::move(open_.back().keys[i]), std::move(open_.back().items[i]));
    open_.pop_back();
    return take(Value::map(std::move(entries)));
  }
  bool on_end_array() override {
    Value list = Value::list(std::move(open_.back().items));
    open_.pop_back();
    return take(std::move(list));
  }
  Value result;

 private:
  struct Level {
    std::vector<std::string> keys;
    List items;
  };
  bool open() {
    open_.emplace_back();
    return true;
  }
  bool take(Value value) {
    if (open_.empty())
      result = std::move(value);
    else
      open_.back().items.push_back(std::move(value));
    return true;
  }
  std::vector<Level> open_;
};

}  // namespace

void add_parameter(Parameters& parameters, std::string_view assignment) {
  const std::size_t equal = assignment.find('=');
  if (equal == std::string_view::npos || equal == 0)
    throw UsageError(
        fmt::format("--param \"{}\" is no parameter: write --param name=value, the value as JSON", assignment));
  std::string name(assignment.substr(0, equal));
  if (name[0] == '$') name.erase(0, 1);
  const std::string_view raw = assignment.substr(equal + 1);
  std::string text(raw);
  ValueReader reader;
  json::Failure failure;
  Value value;
  if (json::parse_in_situ(text.data(), text.size(), reader, failure))
    value = std::move(reader.result);
  else
    value = Value::string(std::string(raw));
  std::erase_if(parameters, [&](const auto& entry) { return entry.first == name; });
  parameters.emplace_back(std::move(name), std::move(value));
  std::sort(parameters.begin(), parameters.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

}  // namespace edgewise::cypher
