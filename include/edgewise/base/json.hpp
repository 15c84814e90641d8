#pragma once
// JSON, the one door to RapidJSON. Three uses, three parts:
//
//   Tree, Value   a parsed file with typed access: rules and schema. Every error says file:line:column (RuleError).
//   Writer        JSON text appended to a std::string, as fast as the bytes are copied.
//   parse_in_situ events over one text that is overwritten while it is read: JSON Lines, facts. Nothing is copied.
//
// A Value points into its Tree, which has to outlive it. Everything const may be used from many threads.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace edgewise::json {

enum class Kind : std::uint8_t { kNull, kBoolean, kNumber, kString, kArray, kObject };

class Tree;
struct Member;
struct TreeNode;  // private to base/json
struct TreeStorage;

class Value {
 public:
  Kind kind() const;
  bool is(Kind wanted) const { return kind() == wanted; }

  // The value as a type; RuleError where it is another ("expected a string, found a list").
  std::string_view string() const;
  bool boolean() const;
  double number() const;
  std::int64_t integer() const;  // refuses fractions
  std::vector<Value> items() const;
  std::vector<std::string_view> strings() const;  // a list of strings
  std::vector<Member> members() const;            // in the order of the file

  // A member of an object: get() throws where it is missing, find() does not.
  Value get(std::string_view key) const;
  std::optional<Value> find(std::string_view key) const;
  // Typed members with a default for where they are missing.
  std::string_view string_or(std::string_view key, std::string_view fallback) const;
  bool boolean_or(std::string_view key, bool fallback) const;
  double number_or(std::string_view key, double fallback) const;
  std::vector<std::string_view> strings_or_none(std::string_view key) const;

  // Throws where the object has a key that is not in the list, naming the nearest one that is.
  void only(std::initializer_list<std::string_view> keys) const;

  // "file:line:column" of the value's first character.
  std::string place() const;
  // Throws RuleError "file:line:column: message".
  [[noreturn]] void fail(std::string_view message) const;

 private:
  friend class Tree;
  friend struct Member;
  Value(const TreeStorage* storage, std::uint32_t node) : storage_(storage), node_(node) {}
  const TreeNode& expect(Kind kind, const char* name) const;

  const TreeStorage* storage_;
  std::uint32_t node_;
};

struct Member {
  std::string_view key;
  Value key_value;  // the key itself, for its place
  Value value;
};

class Tree {
 public:
  // Throws InputError where the file cannot be read, RuleError where it is no JSON or an object has a key twice.
  static Tree load(const std::string& path);
  static Tree parse(std::string name, std::string text);  // `name` stands in errors where the path would

  Tree(Tree&&) noexcept;
  Tree& operator=(Tree&&) noexcept;
  ~Tree();
  Value root() const;

 private:
  friend class Value;
  Tree();
  std::unique_ptr<TreeStorage> storage_;
};

// The known word nearest to `word`, for "did you mean"; empty where none is near.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);
// The end of a message about an unknown word: 'did you mean "pattern"?' or "known here: id, pattern".
std::string suggest(std::string_view word, const std::vector<std::string_view>& known);

// Appends `text` as a JSON string with its quotes. The result is always valid: kReplacedByte, NUL and bytes that are
// not UTF-8 are written as U+FFFD, other control characters escaped.
void write_string(std::string& out, std::string_view text);

// Writes one value; commas and colons come by themselves.
//   json::Writer(out).begin_object().member("id", id).member("start", 3).end_object();
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  Writer& begin_object() { return open('{'); }
  Writer& end_object() { return close('}'); }
  Writer& begin_array() { return open('['); }
  Writer& end_array() { return close(']'); }
  Writer& key(std::string_view name);
  Writer& string(std::string_view text);
  Writer& integer(std::int64_t number);
  Writer& number(double number);               // shortest form that reads back the same; null for infinities
  Writer& fixed(double number, int decimals);  // 0.90
  Writer& boolean(bool value);
  Writer& null();

  Writer& member(std::string_view name, std::string_view text) { return key(name).string(text); }
  Writer& member(std::string_view name, const char* text) { return key(name).string(text); }
  Writer& member(std::string_view name, const std::string& text) { return key(name).string(text); }
  Writer& member(std::string_view name, bool value) { return key(name).boolean(value); }
  Writer& member(std::string_view name, double value) { return key(name).number(value); }
  template <typename Integer>
  requires std::is_integral_v<Integer> Writer& member(std::string_view name, Integer value) {
    return key(name).integer(static_cast<std::int64_t>(value));
  }

 private:
  Writer& open(char bracket);
  Writer& close(char bracket);
  void separate();

  std::string& out_;
  bool comma_ = false;
};

// What parse_in_situ() calls, in the order of the text. A false result stops the parse. Views point into the text.
class Handler {
 public:
  virtual ~Handler() = default;
  virtual bool on_key(std::string_view key) = 0;
  virtual bool on_string(std::string_view text) = 0;
  virtual bool on_number(std::string_view digits) = 0;  // as written
  virtual bool on_boolean(bool value) = 0;
  virtual bool on_null() = 0;
  virtual bool on_begin_object() = 0;
  virtual bool on_end_object() = 0;
  virtual bool on_begin_array() = 0;
  virtual bool on_end_array() = 0;
};

struct Failure {
  std::size_t offset = 0;  // byte in the text
  std::string message;     // empty where the handler stopped the parse
};

// Reads one JSON value that fills the text but for white space. The text is overwritten; text[size] has to be writable
// and is left as NUL. Nesting is bounded by memory, not by the stack. False, with `failure` set, where it is no JSON.
bool parse_in_situ(char* text, std::size_t size, Handler& handler, Failure& failure);

}  // namespace edgewise::json
