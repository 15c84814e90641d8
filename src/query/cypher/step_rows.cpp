// Steps that look at one row at a time.

#include <fmt/format.h>

#include <unordered_set>

#include "query/cypher/evaluate.hpp"
#include "query/cypher/operator.hpp"
#include "query/cypher/row_key.hpp"

namespace edgewise::cypher {
namespace {

class Filter : public Step {
 public:
  Filter(OperatorPtr input, const Expr& condition, ExprPtr owned)
      : Step(std::move(input)), condition_(condition), owned_(std::move(owned)) {}
  bool next(Runtime& runtime) override {
    while (input_->next(runtime)) {
      runtime.tick();
      if (holds(condition_, runtime) == Truth::kTrue) return true;
    }
    return false;
  }
  std::string title() const override { return "where " + text_of(condition_); }

 private:
  const Expr& condition_;
  ExprPtr owned_;
};

class Unwind : public Step {
 public:
  Unwind(OperatorPtr input, const Expr& list, Slot variable)
      : Step(std::move(input)), list_(list), variable_(variable) {}
  void open(Runtime& runtime) override {
    Step::open(runtime);
    at_ = size_ = 0;
  }
  bool next(Runtime& runtime) override {
    while (at_ == size_) {
      if (!input_->next(runtime)) return false;
      value_ = evaluate(list_, runtime);
      at_ = 0;
      // Null gives no row, a value that is no list gives itself.
      size_ = value_.is(Type::kList) ? value_.as_list().size() : (value_.is_null() ? 0 : 1);
    }
    runtime.tick();
    slot(runtime, variable_) = value_.is(Type::kList) ? value_.as_list()[at_] : value_;
    ++at_;
    return true;
  }
  std::string title() const override { return "unwind " + text_of(list_); }

 private:
  const Expr& list_;
  Slot variable_;
  Value value_;
  std::size_t at_ = 0, size_ = 0;
};

class Project : public Step {
 public:
  Project(OperatorPtr input, std::vector<std::pair<const Expr*, Slot>> items)
      : Step(std::move(input)), items_(std::move(items)) {}
  bool next(Runtime& runtime) override {
    if (!input_->next(runtime)) return false;
    for (const auto& [expr, to] : items_) slot(runtime, to) = evaluate(*expr, runtime);
    return true;
  }
  std::string title() const override {
    std::string out = "columns ";
    for (std::size_t i = 0; i < items_.size(); ++i) out += (i > 0 ? ", " : "") + text_of(*items_[i].first);
    return out;
  }

 private:
  std::vector<std::pair<const Expr*, Slot>> items_;
};

class Optional : public Step {
 public:
  Optional(OperatorPtr input, OperatorPtr inner, std::vector<Slot> introduced)
      : Step(std::move(input)), inner_(std::move(inner)), introduced_(std::move(introduced)) {}
  void open(Runtime& runtime) override {
    Step::open(runtime);
    inside_ = false;
  }
  bool next(Runtime& runtime) override {
    while (true) {
      if (inside_) {
        if (inner_->next(runtime)) {
          found_ = true;
          return true;
        }
        inside_ = false;
        if (!found_) {
          for (const Slot one : introduced_) slot(runtime, one) = Value();
          return true;
        }
      }
      if (!input_->next(runtime)) return false;
      inner_->open(runtime);
      inside_ = true;
      found_ = false;
    }
  }
  std::string title() const override { return "optional"; }
  std::vector<const Operator*> inputs() const override { return {input_.get(), inner_.get()}; }

 private:
  OperatorPtr inner_;
  std::vector<Slot> introduced_;
  bool inside_ = false, found_ = false;
};

class Skip : public Step {
 public:
  Skip(OperatorPtr input, const Expr& count) : Step(std::move(input)), count_(count) {}
  void open(Runtime& runtime) override {
    left_ = page_number(count_, "SKIP", runtime);
    Step::open(runtime);
  }
  bool next(Runtime& runtime) override {
    for (; left_ > 0; --left_)
      if (!input_->next(runtime)) return false;
    return input_->next(runtime);
  }
  std::string title() const override { return "skip " + text_of(count_); }

 private:
  const Expr& count_;
  std::int64_t left_ = 0;
};

class Limit : public Step {
 public:
  Limit(OperatorPtr input, const Expr& count, bool drain) : Step(std::move(input)), count_(count), drain_(drain) {}
  void open(Runtime& runtime) override {
    left_ = page_number(count_, "LIMIT", runtime);
    Step::open(runtime);
  }
  bool next(Runtime& runtime) override {
    if (left_ > 0) {
      --left_;
      if (input_->next(runtime)) return true;
      left_ = 0;
      return false;
    }
    // What writes below must do all of its work.
    if (drain_)
      while (input_->next(runtime)) {
      }
    return false;
  }
  std::string title() const override { return "limit " + text_of(count_); }

 private:
  const Expr& count_;
  bool drain_;
  std::int64_t left_ = 0;
};

class Distinct : public Step {
 public:
  Distinct(OperatorPtr input, std::vector<Slot> slots) : Step(std::move(input)), slots_(std::move(slots)) {}
  void open(Runtime& runtime) override {
    Step::open(runtime);
    seen_.clear();
    runtime.release(std::exchange(bytes_, 0));
  }
  bool next(Runtime& runtime) override {
    while (input_->next(runtime)) {
      runtime.tick();
      RowKey row = row_of(runtime, slots_);
      if (seen_.find(row) != seen_.end()) continue;
      const std::size_t bytes = row_bytes(row);
      runtime.keep(bytes);
      bytes_ += bytes;
      seen_.insert(std::move(row));
      return true;
    }
    return false;
  }
  std::string title() const override { return "distinct"; }

 private:
  std::vector<Slot> slots_;
  std::unordered_set<RowKey, RowHash, RowSame> seen_;
  std::size_t bytes_ = 0;
};

class Union : public Operator {
 public:
  Union(std::vector<UnionPart> parts, std::vector<Slot> columns)
      : parts_(std::move(parts)), columns_(std::move(columns)) {}
  void open(Runtime& runtime) override {
    at_ = 0;
    if (!parts_.empty()) parts_[0].plan->open(runtime);
  }
  bool next(Runtime& runtime) override {
    while (at_ < parts_.size()) {
      UnionPart& part = parts_[at_];
      if (part.plan->next(runtime)) {
        for (std::size_t i = 0; i < columns_.size(); ++i)
          slot(runtime, columns_[i]) = Value(slot(runtime, part.columns[i]));
        return true;
      }
      if (++at_ < parts_.size()) parts_[at_].plan->open(runtime);
    }
    return false;
  }
  std::string title() const override { return "union"; }
  std::vector<const Operator*> inputs() const override {
    std::vector<const Operator*> plans;
    for (const UnionPart& part : parts_) plans.push_back(part.plan.get());
    return plans;
  }

 private:
  std::vector<UnionPart> parts_;
  std::vector<Slot> columns_;
  std::size_t at_ = 0;
};

}  // namespace

std::int64_t page_number(const Expr& expr, const char* clause, Runtime& runtime) {
  const Value value = evaluate(expr, runtime);
  if (!value.is(Type::kInteger))
    runtime_error(ErrorKind::kSyntax, "InvalidArgumentType", std::string(clause) + " takes a whole number", expr);
  if (value.as_integer() < 0)
    runtime_error(ErrorKind::kSyntax, "NegativeIntegerArgument", std::string(clause) + " cannot be negative", expr);
  return value.as_integer();
}

OperatorPtr make_filter(OperatorPtr input, const Expr& condition) {
  return std::make_unique<Filter>(std::move(input), condition, nullptr);
}
OperatorPtr make_own_filter(OperatorPtr input, ExprPtr condition) {
  const Expr& expr = *condition;
  return std::make_unique<Filter>(std::move(input), expr, std::move(condition));
}
OperatorPtr make_unwind(OperatorPtr input, const Expr& list, Slot variable) {
  return std::make_unique<Unwind>(std::move(input), list, variable);
}
OperatorPtr make_project(OperatorPtr input, std::vector<std::pair<const Expr*, Slot>> items) {
  return std::make_unique<Project>(std::move(input), std::move(items));
}
OperatorPtr make_optional(OperatorPtr input, OperatorPtr inner, std::vector<Slot> introduced) {
  return std::make_unique<Optional>(std::move(input), std::move(inner), std::move(introduced));
}
OperatorPtr make_skip(OperatorPtr input, const Expr& count) {
  return std::make_unique<Skip>(std::move(input), count);
}
OperatorPtr make_limit(OperatorPtr input, const Expr& count, bool drain) {
  return std::make_unique<Limit>(std::move(input), count, drain);
}
OperatorPtr make_distinct(OperatorPtr input, std::vector<Slot> slots) {
  return std::make_unique<Distinct>(std::move(input), std::move(slots));
}
OperatorPtr make_union(std::vector<UnionPart> parts, std::vector<Slot> columns) {
  return std::make_unique<Union>(std::move(parts), std::move(columns));
}

}  // namespace edgewise::cypher
