#include "edgewise/base/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "edgewise/base/diagnostics.hpp"
#include "edgewise/base/error.hpp"
#include "edgewise/base/file_position.hpp"
#include "edgewise/base/files.hpp"
#include "json_tree.hpp"

namespace edgewise::json {
namespace {

const char* with_article(Kind kind) {
  switch (kind) {
    case Kind::kNull:
      return "null";
    case Kind::kBoolean:
      return "true or false";
    case Kind::kNumber:
      return "a number";
    case Kind::kString:
      return "a string";
    case Kind::kArray:
      return "a list";
    case Kind::kObject:
      break;
  }
  return "an object";
}

// Edits (insert, delete, replace, swap of neighbours) between two short words.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
  if (word.size() > 64) return {};
  std::string_view best;
  std::size_t best_cost = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string_view candidate : known) {
    if (candidate.size() > 64) continue;
    const std::size_t cost = distance(word, candidate);
    if (cost < best_cost) {
      best = candidate;
      best_cost = cost;
    }
  }
  return best;
}

std::string suggest(std::string_view word, const std::vector<std::string_view>& known) {
  const std::string_view near = nearest(word, known);
  if (!near.empty()) return fmt::format("did you mean \"{}\"?", near);
  std::string out = "known here: ";
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (i > 0) out += ", ";
    out += known[i];
  }
  return out;
}

void TreeStorage::fail(std::size_t offset, std::string_view message) const {
  throw RuleError(fmt::format("{}: {}", position_at(name, text, offset).to_string(), message));
}

Tree::Tree() : storage_(std::make_unique<TreeStorage>()) {}
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;
Tree::~Tree() = default;

Tree Tree::load(const std::string& path) {
  return parse(path, read_file(path));
}

Tree Tree::parse(std::string name, std::string text) {
  Tree tree;
  tree.storage_->name = std::move(name);
  tree.storage_->text = std::move(text);
  if (tree.storage_->text.size() >= 0xFFFFFFFF) throw RuleError(tree.storage_->name + ": is larger than 4 GB");
  parse_tree(*tree.storage_);
  return tree;
}

Value Tree::root() const {
  return {storage_.get(), storage_->root};
}

Kind Value::kind() const {
  return storage_->nodes[node_].kind;
}

std::string Value::place() const {
  return position_at(storage_->name, storage_->text, storage_->nodes[node_].offset).to_string();
}

void Value::fail(std::string_view message) const {
  storage_->fail(storage_->nodes[node_].offset, message);
}

const TreeNode& Value::expect(Kind kind, const char* name) const {
  const TreeNode& node = storage_->nodes[node_];
  if (node.kind != kind) fail(fmt::format("expected {}, found {}", name, with_article(node.kind)));
  return node;
}

std::string_view Value::string() const {
  return storage_->view(expect(Kind::kString, "a string"));
}
bool Value::boolean() const {
  return expect(Kind::kBoolean, "true or false").boolean;
}
double Value::number() const {
  return expect(Kind::kNumber, "a number").number;
}

std::int64_t Value::integer() const {
  const TreeNode& node = expect(Kind::kNumber, "a whole number");
  if (!node.whole || std::abs(node.number) > 9.0e15) fail("expected a whole number, without a fraction");
  return static_cast<std::int64_t>(node.number);
}

std::vector<Value> Value::items() const {
  const TreeNode& node = expect(Kind::kArray, "a list");
  std::vector<Value> out;
  out.reserve(node.size);
  for (std::uint32_t i = 0; i < node.size; ++i) out.push_back({storage_, storage_->children[node.begin + i]});
  return out;
}

std::vector<std::string_view> Value::strings() const {
  std::vector<std::string_view> out;
  for (const Value& item : items()) out.push_back(item.string());
  return out;
}

std::vector<Member> Value::members() const {
  const TreeNode& node = expect(Kind::kObject, "an object");
  std::vector<Member> out;
  out.reserve(node.size / 2);
  for (std::uint32_t i = 0; i < node.size; i += 2) {
    const Value key{storage_, storage_->children[node.begin + i]};
    out.push_back({key.string(), key, Value{storage_, storage_->children[node.begin + i + 1]}});
  }
  return out;
}

std::optional<Value> Value::find(std::string_view key) const {
  const TreeNode& node = expect(Kind::kObject, "an object");
  for (std::uint32_t i = 0; i < node.size; i += 2) {
    if (storage_->view(storage_->nodes[storage_->children[node.begin + i]]) == key) {
      return Value{storage_, storage_->children[node.begin + i + 1]};
    }
  }
  return std::nullopt;
}

Value Value::get(std::string_view key) const {
  if (const std::optional<Value> value = find(key)) return *value;
  fail(fmt::format("the key \"{}\" is missing in this object", key));
}

std::string_view Value::string_or(std::string_view key, std::string_view fallback) const {
  const std::optional<Value> value = find(key);
  return value ? value->string() : fallback;
}

bool Value::boolean_or(std::string_view key, bool fallback) const {
  const std::optional<Value> value = find(key);
  return value ? value->boolean() : fallback;
}

double Value::number_or(std::string_view key, double fallback) const {
  const std::optional<Value> value = find(key);
  return value ? value->number() : fallback;
}

std::vector<std::string_view> Value::strings_or_none(std::string_view key) const {
  const std::optional<Value> value = find(key);
  return value ? value->strings() : std::vector<std::string_view>();
}

void Value::only(std::initializer_list<std::string_view> keys) const {
  for (const Member& member : members()) {
    if (std::find(keys.begin(), keys.end(), member.key) != keys.end()) continue;
    member.key_value.fail(fmt::format("unknown key \"{}\"; {}", printable(member.key), suggest(member.key, keys)));
  }
}

}  // namespace edgewise::json
