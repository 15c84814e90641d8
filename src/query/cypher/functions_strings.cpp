// Texts count in characters, not in bytes.

#include <utf8proc.h>

#include <cstdlib>

#include "edgewise/base/fold.hpp"
#include "edgewise/base/utf8.hpp"
#include "query/cypher/functions.hpp"
#include "query/cypher/runtime.hpp"

namespace edgewise::cypher {
namespace {

constexpr TypeSet kString = set_of(Type::kString), kInteger = set_of(Type::kInteger), kList = set_of(Type::kList);

// The byte at which character number `count` begins, the end of the text where it has fewer.
std::size_t byte_of(std::string_view text, std::int64_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) utf8::decode(text, at);
  return at;
}

template <utf8proc_int32_t (*Of)(utf8proc_int32_t)>
Value mapped(Runtime&, const Expr&, std::span<Value> a) {
  const std::string_view text = a[0].as_string();
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::decode(text, at);
    utf8::append(out, static_cast<char32_t>(Of(static_cast<utf8proc_int32_t>(c))));
  }
  return Value::string(std::move(out));
}

bool is_blank(char c) {
  return c == ' ' || (c >= 9 && c <= 13);
}

std::string_view cut_left(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  return text;
}
std::string_view cut_right(std::string_view text) {
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

Value trim(Runtime&, const Expr&, std::span<Value> a) {
  return Value::string(std::string(cut_left(cut_right(a[0].as_string()))));
}
Value trim_left(Runtime&, const Expr&, std::span<Value> a) {
  return Value::string(std::string(cut_left(a[0].as_string())));
}
Value trim_right(Runtime&, const Expr&, std::span<Value> a) {
  return Value::string(std::string(cut_right(a[0].as_string())));
}

std::int64_t length_argument(const Expr& call, std::span<Value> a, std::size_t which) {
  if (a[which].as_integer() < 0)
    runtime_error(ErrorKind::kArgument, "NumberOutOfRange", "the number of characters cannot be negative",
                  *call.args[which]);
  return a[which].as_integer();
}

Value left(Runtime&, const Expr& call, std::span<Value> a) {
  const std::string_view text = a[0].as_string();
  return Value::string(std::string(text.substr(0, byte_of(text, length_argument(call, a, 1)))));
}

Value right(Runtime&, const Expr& call, std::span<Value> a) {
  const std::string_view text = a[0].as_string();
  std::int64_t count = length_argument(call, a, 1);
  std::size_t at = text.size();
  for (; count > 0 && at > 0; --count) {
    --at;
    while (at > 0 && (text[at] & 0xC0) == 0x80) --at;
  }
  return Value::string(std::string(text.substr(at)));
}

Value substring(Runtime&, const Expr& call, std::span<Value> a) {
  std::string_view text = a[0].as_string();
  text.remove_prefix(byte_of(text, length_argument(call, a, 1)));
  if (a.size() > 2) text = text.substr(0, byte_of(text, length_argument(call, a, 2)));
  return Value::string(std::string(text));
}

Value replace(Runtime&, const Expr&, std::span<Value> a) {
  const std::string_view text = a[0].as_string(), from = a[1].as_string(), to = a[2].as_string();
  if (from.empty()) return a[0];
  std::string out;
  std::size_t at = 0;
  while (true) {
    const std::size_t found = text.find(from, at);
    if (found == std::string_view::npos) break;
    out += text.substr(at, found - at);
    out += to;
    at = found + from.size();
  }
  out += text.substr(at);
  return Value::string(std::move(out));
}

Value split(Runtime&, const Expr&, std::span<Value> a) {
  const std::string_view text = a[0].as_string();
  std::vector<std::string_view> separators;
  if (a[1].is(Type::kString)) {
    separators.push_back(a[1].as_string());
  } else {
    for (const Value& item : a[1].as_list())
      if (item.is(Type::kString)) separators.push_back(item.as_string());
  }
  List items;
  std::size_t begin = 0, at = 0;
  while (at < text.size()) {
    std::size_t step = 0;
    for (const std::string_view separator : separators) {
      if (separator.empty()) {
        // Between any two characters.
        std::size_t next = begin;
        utf8::decode(text, next);
        if (at == next && next < text.size())
          items.push_back(Value::string(std::string(text.substr(begin, next - begin)))), begin = at;
      } else if (text.substr(at, separator.size()) == separator) {
        step = separator.size();
        break;
      }
    }
    if (step > 0) {
      items.push_back(Value::string(std::string(text.substr(begin, at - begin))));
      at += step;
      begin = at;
    } else {
      ++at;
    }
  }
  items.push_back(Value::string(std::string(text.substr(begin))));
  return Value::list(std::move(items));
}

Value normalize(Runtime&, const Expr& call, std::span<Value> a) {
  const std::string_view form = a.size() > 1 ? a[1].as_string() : "NFC";
  int options = UTF8PROC_STABLE;
  if (form == "NFC" || form == "NFKC")
    options |= UTF8PROC_COMPOSE;
  else if (form == "NFD" || form == "NFKD")
    options |= UTF8PROC_DECOMPOSE;
  else
    runtime_error(ErrorKind::kArgument, "InvalidArgumentValue", "the forms are NFC, NFD, NFKC and NFKD", *call.args[1]);
  if (form == "NFKC" || form == "NFKD") options |= UTF8PROC_COMPAT;
  const std::string_view text = a[0].as_string();
  utf8proc_uint8_t* out = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &out, static_cast<utf8proc_option_t>(options));
  if (size < 0) return a[0];
  std::string result(reinterpret_cast<const char*>(out), static_cast<std::size_t>(size));
  std::free(out);
  return Value::string(std::move(result));
}

// Names as this program compares them: no case, no accents, one alphabet.
Value folded(Runtime&, const Expr&, std::span<Value> a) {
  return Value::string(fold(a[0].as_string()));
}

Value character_length(Runtime&, const Expr&, std::span<Value> a) {
  std::int64_t count = 0;
  for (const char c : a[0].as_string()) count += (c & 0xC0) != 0x80 ? 1 : 0;
  return Value::integer(count);
}

constexpr Function kFunctions[] = {
    {"toUpper", 1, 1, {kString, 0, 0}, kString, true, mapped<utf8proc_toupper>},
    {"toLower", 1, 1, {kString, 0, 0}, kString, true, mapped<utf8proc_tolower>},
    {"upper", 1, 1, {kString, 0, 0}, kString, true, mapped<utf8proc_toupper>},
    {"lower", 1, 1, {kString, 0, 0}, kString, true, mapped<utf8proc_tolower>},
    {"trim", 1, 1, {kString, 0, 0}, kString, true, trim},
    {"btrim", 1, 1, {kString, 0, 0}, kString, true, trim},
    {"lTrim", 1, 1, {kString, 0, 0}, kString, true, trim_left},
    {"rTrim", 1, 1, {kString, 0, 0}, kString, true, trim_right},
    {"left", 2, 2, {kString, kInteger, 0}, kString, true, left},
    {"right", 2, 2, {kString, kInteger, 0}, kString, true, right},
    {"substring", 2, 3, {kString, kInteger, kInteger}, kString, true, substring},
    {"replace", 3, 3, {kString, kString, kString}, kString, true, replace},
    {"split", 2, 2, {kString, kString | kList, 0}, kList, true, split},
    {"normalize", 1, 2, {kString, kString, 0}, kString, true, normalize},
    {"fold", 1, 1, {kString, 0, 0}, kString, true, folded},
    {"char_length", 1, 1, {kString, 0, 0}, kInteger, true, character_length},
    {"character_length", 1, 1, {kString, 0, 0}, kInteger, true, character_length},
};

}  // namespace

std::span<const Function> string_functions() {
  return kFunctions;
}

}  // namespace edgewise::cypher
