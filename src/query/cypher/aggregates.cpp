#include "query/cypher/aggregates.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "query/cypher/evaluate.hpp"
#include "query/cypher/functions.hpp"
#include "query/cypher/temporal.hpp"

namespace edgewise::cypher {
namespace {

struct ValueHash {
  std::size_t operator()(const Value& value) const { return hash(value); }
};
struct ValueSame {
  bool operator()(const Value& a, const Value& b) const { return same(a, b); }
};

class CountRows : public Aggregate {
 public:
  void add(Runtime&) override { ++count_; }
  Value result(Runtime&) override { return Value::integer(count_); }

 private:
  std::int64_t count_ = 0;
};

// Reads the argument, leaves out null and, with DISTINCT, what was there before.
class OfValues : public Aggregate {
 public:
  explicit OfValues(const Expr& expr) : expr_(expr) {}
  void add(Runtime& runtime) final {
    Value value = evaluate(*expr_.args[0], runtime);
    if (value.is_null()) return;
    if (expr_.distinct) {
      if (!seen_.insert(value).second) return;
      runtime.keep(48 + value.heap_bytes());
    }
    take(std::move(value), runtime);
  }

 protected:
  virtual void take(Value value, Runtime& runtime) = 0;
  void want(const Value& value, bool good) const {
    if (!good)
      runtime_error(ErrorKind::kType, "InvalidArgumentValue",
                    expr_.text + " cannot take a value of type " + type_name(value.type()), *expr_.args[0]);
  }
  const Expr& expr_;

 private:
  std::unordered_set<Value, ValueHash, ValueSame> seen_;
};

class Count : public OfValues {
 public:
  using OfValues::OfValues;
  Value result(Runtime&) override { return Value::integer(count_); }

 protected:
  void take(Value, Runtime&) override { ++count_; }

 private:
  std::int64_t count_ = 0;
};

class Sum : public OfValues {
 public:
  Sum(const Expr& expr, bool average) : OfValues(expr), average_(average) {}
  Value result(Runtime& runtime) override {
    if (!average_) return count_ == 0 ? Value::integer(0) : sum_;
    if (count_ == 0) return Value();
    if (sum_.is(Type::kDuration)) return evaluate_arithmetic(expr_, Op::kDivide, sum_, Value::integer(count_));
    static_cast<void>(runtime);
    return Value::real(mean_);
  }

 protected:
  void take(Value value, Runtime&) override {
    want(value, value.is_number() || value.is(Type::kDuration));
    ++count_;
    if (average_ && value.is_number()) {
      // The mean so far, so that sums of large integers cannot overflow.
      mean_ += (value.as_number() - mean_) / static_cast<double>(count_);
      return;
    }
    sum_ = count_ == 1 ? std::move(value) : evaluate_arithmetic(expr_, Op::kAdd, sum_, value);
  }

 private:
  bool average_;
  std::int64_t count_ = 0;
  Value sum_;
  double mean_ = 0;
};

class Extreme : public OfValues {
 public:
  Extreme(const Expr& expr, int sign) : OfValues(expr), sign_(sign) {}
  Value result(Runtime&) override { return best_; }

 protected:
  void take(Value value, Runtime&) override {
    if (best_.is_null() || order(value, best_) * sign_ > 0) best_ = std::move(value);
  }

 private:
  int sign_;
  Value best_;
};

class Collect : public OfValues {
 public:
  using OfValues::OfValues;
  Value result(Runtime&) override { return Value::list(std::move(items_)); }

 protected:
  void take(Value value, Runtime& runtime) override {
    runtime.keep(sizeof(Value) + value.heap_bytes());
    items_.push_back(std::move(value));
  }

 private:
  List items_;
};

// Welford's way: one pass, no large intermediate sums.
class Deviation : public OfValues {
 public:
  Deviation(const Expr& expr, bool population) : OfValues(expr), population_(population) {}
  Value result(Runtime&) override {
    const double count = static_cast<double>(count_) - (population_ ? 0 : 1);
    return Value::real(count <= 0 ? 0.0 : std::sqrt(squares_ / count));
  }

 protected:
  void take(Value value, Runtime&) override {
    want(value, value.is_number());
    ++count_;
    const double away = value.as_number() - mean_;
    mean_ += away / static_cast<double>(count_);
    squares_ += away * (value.as_number() - mean_);
  }

 private:
  bool population_;
  std::int64_t count_ = 0;
  double mean_ = 0, squares_ = 0;
};

class Percentile : public OfValues {
 public:
  Percentile(const Expr& expr, bool between) : OfValues(expr), between_(between) {}

  Value result(Runtime&) override {
    if (items_.empty()) return Value();
    std::sort(items_.begin(), items_.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
    const double last = static_cast<double>(items_.size() - 1);
    if (!between_) {
      // The first value that is at least as great as that part of all.
      const double rank = std::ceil(share_ * static_cast<double>(items_.size()));
      return items_[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
    }
    const double at = share_ * last;
    const auto below = static_cast<std::size_t>(at);
    const double low = items_[below].as_number();
    if (below + 1 >= items_.size()) return Value::real(low);
    return Value::real(low + (items_[below + 1].as_number() - low) * (at - static_cast<double>(below)));
  }

 protected:
  void take(Value value, Runtime& runtime) override {
    want(value, value.is_number());
    const Value share = evaluate(*expr_.args[1], runtime);
    if (!share.is_number() || !(share.as_number() >= 0 && share.as_number() <= 1))
      runtime_error(ErrorKind::kArgument, "NumberOutOfRange", "the percentile is a number from 0 to 1", *expr_.args[1]);
    share_ = share.as_number();
    runtime.keep(sizeof(Value));
    items_.push_back(std::move(value));
  }

 private:
  bool between_;
  double share_ = 0;
  List items_;
};

}  // namespace

bool is_aggregate(std::string_view name) {
  static constexpr std::string_view kNames[] = {
      "count", "sum", "avg", "min", "max", "collect", "stdev", "stdevp", "percentilecont", "percentiledisc"};
  std::string lower;
  for (const char c : name) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return std::find(std::begin(kNames), std::end(kNames), lower) != std::end(kNames);
}

bool counts_rows(const Expr& expr, std::vector<Slot>& variables) {
  if (expr.kind == ExprKind::kCountStar) return true;
  if (expr.text != "count" || expr.distinct || expr.args[0]->kind != ExprKind::kVariable) return false;
  variables.push_back(expr.args[0]->slot);
  return true;
}

std::unique_ptr<Aggregate> make_aggregate(const Expr& expr) {
  if (expr.kind == ExprKind::kCountStar) return std::make_unique<CountRows>();
  if (expr.text == "count") return std::make_unique<Count>(expr);
  if (expr.text == "sum" || expr.text == "avg") return std::make_unique<Sum>(expr, expr.text == "avg");
  if (expr.text == "min" || expr.text == "max") return std::make_unique<Extreme>(expr, expr.text == "max" ? 1 : -1);
  if (expr.text == "collect") return std::make_unique<Collect>(expr);
  if (expr.text == "stdev" || expr.text == "stdevp") return std::make_unique<Deviation>(expr, expr.text == "stdevp");
  return std::make_unique<Percentile>(expr, expr.text == "percentilecont");
}

}  // namespace edgewise::cypher
