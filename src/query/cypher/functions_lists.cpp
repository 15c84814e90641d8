#include <algorithm>

#include "edgewise/base/utf8.hpp"
#include "query/cypher/functions.hpp"
#include "query/cypher/runtime.hpp"

namespace edgewise::cypher {
namespace {

constexpr TypeSet kList = set_of(Type::kList), kString = set_of(Type::kString), kInteger = set_of(Type::kInteger),
                  kMap = set_of(Type::kMap), kBoolean = set_of(Type::kBoolean);

std::int64_t characters(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

Value size(Runtime&, const Expr&, std::span<Value> a) {
  if (a[0].is(Type::kString)) return Value::integer(characters(a[0].as_string()));
  return Value::integer(static_cast<std::int64_t>(a[0].as_list().size()));
}

Value head(Runtime&, const Expr&, std::span<Value> a) {
  return a[0].as_list().empty() ? Value() : a[0].as_list().front();
}
Value last(Runtime&, const Expr&, std::span<Value> a) {
  return a[0].as_list().empty() ? Value() : a[0].as_list().back();
}
Value tail(Runtime&, const Expr&, std::span<Value> a) {
  const List& list = a[0].as_list();
  return Value::list(list.empty() ? List() : List(list.begin() + 1, list.end()));
}

Value reverse(Runtime&, const Expr&, std::span<Value> a) {
  if (a[0].is(Type::kList)) return Value::list(List(a[0].as_list().rbegin(), a[0].as_list().rend()));
  const std::string_view text = a[0].as_string();
  std::string out;
  std::size_t end = text.size();
  while (end > 0) {
    std::size_t begin = end - 1;
    while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
    out += text.substr(begin, end - begin);
    end = begin;
  }
  return Value::string(std::move(out));
}

Value is_empty(Runtime&, const Expr&, std::span<Value> a) {
  if (a[0].is(Type::kString)) return Value::boolean(a[0].as_string().empty());
  return Value::boolean(a[0].is(Type::kMap) ? a[0].as_map().empty() : a[0].as_list().empty());
}

Value range(Runtime& runtime, const Expr& call, std::span<Value> a) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!a[i].is(Type::kInteger))
      runtime_error(ErrorKind::kArgument, "InvalidArgumentType", "range takes whole numbers", *call.args[i]);
  const std::int64_t from = a[0].as_integer(), to = a[1].as_integer(), step = a.size() > 2 ? a[2].as_integer() : 1;
  if (step == 0)
    runtime_error(ErrorKind::kArgument, "NumberOutOfRange", "the step of range cannot be 0", *call.args[2]);
  List items;
  if (step > 0 ? from > to : from < to) return Value::list(std::move(items));
  // In unsigned numbers the distance cannot overflow.
  const std::uint64_t distance = step > 0 ? static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from)
                                          : static_cast<std::uint64_t>(from) - static_cast<std::uint64_t>(to);
  const std::uint64_t stride = step > 0 ? static_cast<std::uint64_t>(step) : ~static_cast<std::uint64_t>(step) + 1;
  const std::uint64_t count = distance / stride + 1;
  if (count > 100'000'000)
    runtime_error(ErrorKind::kArgument, "NumberOutOfRange", "the range has more than 100 million numbers", call);
  runtime.keep(count * sizeof(Value));
  items.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    runtime.tick();
    items.push_back(Value::integer(
        static_cast<std::int64_t>(static_cast<std::uint64_t>(from) + i * static_cast<std::uint64_t>(step))));
  }
  runtime.release(count * sizeof(Value));
  return Value::list(std::move(items));
}

constexpr Function kFunctions[] = {
    {"size", 1, 1, {kList | kString, 0, 0}, kInteger, true, size},
    {"head", 1, 1, {kList, 0, 0}, kAnyType, true, head},
    {"last", 1, 1, {kList, 0, 0}, kAnyType, true, last},
    {"tail", 1, 1, {kList, 0, 0}, kList, true, tail},
    {"reverse", 1, 1, {kList | kString, 0, 0}, kList | kString, true, reverse},
    {"isEmpty", 1, 1, {kList | kString | kMap, 0, 0}, kBoolean, true, is_empty},
    {"range", 2, 3, {kAnyType, kAnyType, kAnyType}, kList, false, range},
};

}  // namespace

std::span<const Function> list_functions() {
  return kFunctions;
}

}  // namespace edgewise::cypher
