// The only file that includes RapidJSON: the tree with places, and events over a text in place.

#include <rapidjson/error/error.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "edgewise/base/diagnostics.hpp"
#include "edgewise/base/error.hpp"
#include "json_tree.hpp"

namespace edgewise::json {
namespace {

const char* explain(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
      return "there is no JSON value here";
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return "something follows the JSON value";
    case rapidjson::kParseErrorObjectMissName:
      return "expected a key in double quotes (or a comma stands before the closing brace)";
    case rapidjson::kParseErrorObjectMissColon:
      return "expected ':' after the key";
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return "expected ',' or '}' after the member";
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return "expected ',' or ']' after the item";
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return "\\u needs four hexadecimal digits";
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return "half a surrogate pair in \\u escapes";
    case rapidjson::kParseErrorStringEscapeInvalid:
      return "unknown escape after '\\' in a string";
    case rapidjson::kParseErrorStringMissQuotationMark:
      return "the string is not closed on its line";
    case rapidjson::kParseErrorStringInvalidEncoding:
      return "the string holds a raw control character, a line break, or bytes that are not UTF-8";
    case rapidjson::kParseErrorNumberTooBig:
      return "the number is too big";
    case rapidjson::kParseErrorNumberMissFraction:
    case rapidjson::kParseErrorNumberMissExponent:
      return "the number breaks off";
    default:
      return "expected a JSON value";
  }
}

// Builds the nodes. RapidJSON reports a scalar behind its last byte; its first is found by walking back.
class TreeBuilder {
 public:
  TreeBuilder(TreeStorage& storage, const rapidjson::MemoryStream& stream) : storage_(storage), stream_(stream) {}

  bool Null() { return scalar(Kind::kNull); }
  bool Bool(bool value) {
    scalar(Kind::kBoolean);
    storage_.nodes.back().boolean = value;
    return true;
  }
  bool Int(int value) { return number(value, true); }
  bool Uint(unsigned value) { return number(value, true); }
  bool Int64(std::int64_t value) { return number(static_cast<double>(value), true); }
  bool Uint64(std::uint64_t value) { return number(static_cast<double>(value), true); }
  bool Double(double value) { return number(value, false); }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    add(Kind::kString, quote_before(stream_.Tell()));
    TreeNode& node = storage_.nodes.back();
    node.begin = static_cast<std::uint32_t>(storage_.strings.size());
    node.size = size;
    storage_.strings.append(text, size);
    return true;
  }
  bool Key(const char* text, rapidjson::SizeType size, bool copy) { return String(text, size, copy); }
  bool StartObject() { return open(Kind::kObject); }
  bool EndObject(rapidjson::SizeType count) {
    close(std::size_t{count} * 2);
    check_keys(storage_.nodes[pending_.back()]);
    return true;
  }
  bool StartArray() { return open(Kind::kArray); }
  bool EndArray(rapidjson::SizeType count) {
    close(count);
    return true;
  }

 private:
  void add(Kind kind, std::size_t offset) {
    pending_.push_back(static_cast<std::uint32_t>(storage_.nodes.size()));
    TreeNode node;
    node.kind = kind;
    node.offset = static_cast<std::uint32_t>(offset);
    storage_.nodes.push_back(node);
  }
  bool scalar(Kind kind) {
    std::size_t begin = stream_.Tell();
    const auto part = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '+' || c == '-' || c == '.' || c == 'E';
    };
    while (begin > 0 && part(storage_.text[begin - 1])) --begin;
    add(kind, begin);
    return true;
  }
  bool number(double value, bool whole) {
    scalar(Kind::kNumber);
    storage_.nodes.back().number = value;
    storage_.nodes.back().whole = whole;
    return true;
  }
  bool open(Kind kind) {
    add(kind, stream_.Tell());  // reported before the bracket is taken
    return true;
  }
  // The last `count` pending nodes are the children of the one before them.
  void close(std::size_t count) {
    TreeNode& node = storage_.nodes[pending_[pending_.size() - count - 1]];
    node.begin = static_cast<std::uint32_t>(storage_.children.size());
    node.size = static_cast<std::uint32_t>(count);
    storage_.children.insert(storage_.children.end(), pending_.end() - static_cast<std::ptrdiff_t>(count),
                             pending_.end());
    pending_.resize(pending_.size() - count);
  }
  // The opening quote of the string whose closing quote stands before `end`: the next one without a backslash.
  std::size_t quote_before(std::size_t end) const {
    std::size_t at = end - 1;
    while (at > 0) {
      --at;
      if (storage_.text[at] != '"') continue;
      std::size_t backslashes = 0;
      while (backslashes < at && storage_.text[at - 1 - backslashes] == '\\') ++backslashes;
      if (backslashes % 2 == 0) break;
    }
    return at;
  }
  void check_keys(const TreeNode& object) {
    const auto key = [&](std::uint32_t i) -> const TreeNode& {
      return storage_.nodes[storage_.children[object.begin + i]];
    };
    const auto refuse = [&](std::uint32_t i) {
      storage_.fail(key(i).offset,
                    fmt::format("the key \"{}\" stands twice in this object", printable(storage_.view(key(i)))));
    };
    keys_.clear();
    for (std::uint32_t i = 0; i < object.size; i += 2) {
      const std::string_view name = storage_.view(key(i));
      if (object.size > 32) {
        if (!keys_.insert(name).second) refuse(i);
        continue;
      }
      for (std::uint32_t j = 0; j < i; j += 2) {
        if (storage_.view(key(j)) == name) refuse(i);
      }
    }
  }

  TreeStorage& storage_;
  const rapidjson::MemoryStream& stream_;
  std::vector<std::uint32_t> pending_;
  std::unordered_set<std::string_view> keys_;
};

// Hands RapidJSON's events on to a Handler.
class Events {
 public:
  explicit Events(Handler& handler) : handler_(handler) {}
  bool Null() { return handler_.on_null(); }
  bool Bool(bool value) { return handler_.on_boolean(value); }
  bool Int(int) { return false; }  // numbers come as text
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return handler_.on_number({text, size}); }
  bool String(const char* text, rapidjson::SizeType size, bool) { return handler_.on_string({text, size}); }
  bool Key(const char* text, rapidjson::SizeType size, bool) { return handler_.on_key({text, size}); }
  bool StartObject() { return handler_.on_begin_object(); }
  bool EndObject(rapidjson::SizeType) { return handler_.on_end_object(); }
  bool StartArray() { return handler_.on_begin_array(); }
  bool EndArray(rapidjson::SizeType) { return handler_.on_end_array(); }

 private:
  Handler& handler_;
};

}  // namespace

void parse_tree(TreeStorage& storage) {
  if (storage.text.starts_with("\xEF\xBB\xBF")) storage.text.erase(0, 3);
  rapidjson::MemoryStream stream(storage.text.data(), storage.text.size());
  TreeBuilder builder(storage, stream);
  rapidjson::Reader reader;
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, builder);
  if (result.IsError()) storage.fail(result.Offset(), explain(result.Code()));
  storage.root = 0;
}

bool parse_in_situ(char* text, std::size_t size, Handler& handler, Failure& failure) {
  text[size] = '\0';
  rapidjson::InsituStringStream stream(text);
  Events events(handler);
  rapidjson::Reader reader;
  constexpr unsigned kFlags =
      rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, events);
  if (result.IsError()) {
    failure.offset = std::min(result.Offset(), size);
    failure.message = result.Code() == rapidjson::kParseErrorTermination ? "" : explain(result.Code());
    return false;
  }
  if (stream.Tell() < size) {
    failure.offset = stream.Tell();
    failure.message = "a NUL byte";
    return false;
  }
  return true;
}

}  // namespace edgewise::json
