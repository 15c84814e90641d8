// Where nodes come from.

#include <fmt/format.h>

#include "query/cypher/evaluate.hpp"
#include "query/cypher/operator.hpp"

namespace edgewise::cypher {

Expr::Expr() = default;
Expr::~Expr() = default;  // here, where a plan is a complete type

namespace {

class Once : public Operator {
 public:
  void open(Runtime&) override { done_ = false; }
  bool next(Runtime&) override { return !std::exchange(done_, true); }
  std::optional<std::uint64_t> count(Runtime&, const std::vector<Slot>& wanted) override {
    return wanted.empty() ? std::optional<std::uint64_t>(1) : std::nullopt;
  }
  std::string title() const override { return "one row"; }
  std::vector<const Operator*> inputs() const override { return {}; }

 private:
  bool done_ = false;
};

class Scan : public Step {
 public:
  Scan(OperatorPtr input, Slot node, NodeSource source)
      : Step(std::move(input)), node_(node), source_(std::move(source)) {}

  void open(Runtime& runtime) override {
    Step::open(runtime);
    end_ = at_ = 0;
  }

  bool next(Runtime& runtime) override {
    while (true) {
      while (at_ < end_) {
        runtime.tick();
        const Id id = listed_ ? ids_[at_] : static_cast<Id>(at_);
        ++at_;
        if (!runtime.graph.has_node(id)) continue;
        if (check_label_ && !runtime.graph.has_label(id, source_.label->symbol)) continue;
        slot(runtime, node_) = Value::node(id);
        return true;
      }
      if (!input_->next(runtime)) return false;
      start(runtime);
    }
  }

  std::optional<std::uint64_t> count(Runtime& runtime, const std::vector<Slot>& wanted) override {
    const PropertyGraph& graph = runtime.graph;
    for (const Slot one : wanted)
      if (one != node_) return std::nullopt;
    if (!graph.fixed() || source_.value != nullptr) return std::nullopt;
    const auto before = input_->count(runtime, {});
    if (!before) return std::nullopt;
    if (source_.label == nullptr) return *before * graph.node_bound();
    return source_.label->symbol == kNoSymbol ? 0 : *before * graph.count_label(source_.label->symbol);
  }

  std::string title() const override { return "nodes " + source_.words; }

 private:
  void start(Runtime& runtime) {
    at_ = 0;
    listed_ = true;
    check_label_ = false;
    if (source_.value != nullptr) {
      found_.clear();
      runtime.graph.find_nodes(source_.key, evaluate(*source_.value, runtime), found_);
      ids_ = found_;
      end_ = ids_.size();
      return;
    }
    if (source_.label != nullptr) {
      if (source_.label->symbol == kNoSymbol) {
        end_ = 0;
        return;
      }
      if (const auto list = runtime.graph.nodes_with(source_.label->symbol)) {
        ids_ = *list;
        end_ = ids_.size();
        return;
      }
      check_label_ = true;
    }
    listed_ = false;
    end_ = runtime.graph.node_bound();
  }

  Slot node_;
  NodeSource source_;
  std::span<const Id> ids_;
  std::vector<Id> found_;
  std::size_t at_ = 0, end_ = 0;
  bool listed_ = false, check_label_ = false;
};

void describe(const Operator& plan, int depth, std::string& out) {
  const std::vector<const Operator*> inputs = plan.inputs();
  for (std::size_t i = 0; i < inputs.size(); ++i)
    describe(*inputs[i], depth + (i > 0 || inputs.size() > 1 ? 1 : 0), out);
  if (plan.title() == "one row" && depth == 0 && out.empty()) return;
  out += fmt::format("{:{}}{}\n", "", depth * 2, plan.title());
}

}  // namespace

OperatorPtr make_once() {
  return std::make_unique<Once>();
}

OperatorPtr make_scan(OperatorPtr input, Slot node, NodeSource source) {
  return std::make_unique<Scan>(std::move(input), node, std::move(source));
}

std::string describe_plan(const Operator& plan) {
  std::string out;
  describe(plan, 0, out);
  return out;
}

}  // namespace edgewise::cypher
