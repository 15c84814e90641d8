// ORDER BY. With a LIMIT no more rows are kept than can be in the answer, or twice as many while they come in.

#include <algorithm>
#include <optional>

#include "query/cypher/evaluate.hpp"
#include "query/cypher/operator.hpp"
#include "query/cypher/row_key.hpp"

namespace edgewise::cypher {
namespace {

class Sort : public Step {
 public:
  Sort(OperatorPtr input, const std::vector<SortItem>& keys, std::vector<Slot> kept, const Expr* skip,
       const Expr* limit)
      : Step(std::move(input)), keys_(keys), kept_(std::move(kept)), skip_(skip), limit_(limit) {}

  void open(Runtime& runtime) override {
    Step::open(runtime);
    rows_.clear();
    runtime.release(std::exchange(bytes_, 0));
    at_ = 0;
    sorted_ = false;
    most_ = static_cast<std::size_t>(-1);
    if (limit_ != nullptr) {
      const std::int64_t limit = page_number(*limit_, "LIMIT", runtime);
      const std::int64_t skip = skip_ != nullptr ? page_number(*skip_, "SKIP", runtime) : 0;
      if (limit < 1'000'000 && skip < 1'000'000) most_ = static_cast<std::size_t>(limit + skip);
    }
  }

  bool next(Runtime& runtime) override {
    if (!sorted_) read_all(runtime);
    if (at_ == rows_.size()) return false;
    Row& row = rows_[at_++];
    for (std::size_t i = 0; i < kept_.size(); ++i) slot(runtime, kept_[i]) = std::move(row.values[keys_.size() + i]);
    return true;
  }

  std::string title() const override {
    std::string out = most_is_known() ? "first rows by " : "order by ";
    for (std::size_t i = 0; i < keys_.size(); ++i)
      out += (i > 0 ? ", " : "") + text_of(*keys_[i].expr) + (keys_[i].descending ? " DESC" : "");
    return out;
  }

 private:
  struct Row {
    std::vector<Value> values;  // the keys, then what is kept
    std::size_t number = 0;     // rows that sort alike stay in their order
  };

  bool most_is_known() const { return limit_ != nullptr; }

  bool before(const Row& a, const Row& b) const {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const int sign = order(a.values[i], b.values[i]);
      if (sign != 0) return keys_[i].descending ? sign > 0 : sign < 0;
    }
    return a.number < b.number;
  }

  void read_all(Runtime& runtime) {
    const auto earlier = [this](const Row& a, const Row& b) { return before(a, b); };
    std::size_t number = 0;
    std::optional<Row> worst;  // rows behind it cannot be in the answer
    Row row;
    while (input_->next(runtime)) {
      runtime.tick();
      row.number = number++;
      row.values.clear();
      row.values.reserve(keys_.size() + kept_.size());
      for (const SortItem& key : keys_) row.values.push_back(evaluate(*key.expr, runtime));
      if (most_ == 0 || (worst && !before(row, *worst))) continue;
      for (const Slot one : kept_) row.values.push_back(slot(runtime, one));
      const std::size_t bytes = row_bytes(row.values);
      runtime.keep(bytes);
      bytes_ += bytes;
      rows_.push_back(std::move(row));
      if (rows_.size() >= 1024 && rows_.size() / 2 >= most_) {
        std::nth_element(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(most_ - 1), rows_.end(), earlier);
        for (std::size_t i = most_; i < rows_.size(); ++i) {
          const std::size_t gone = row_bytes(rows_[i].values);
          bytes_ -= gone;
          runtime.release(gone);
        }
        rows_.resize(most_);
        worst = rows_.back();
      }
    }
    std::sort(rows_.begin(), rows_.end(), earlier);
    if (rows_.size() > most_) rows_.resize(most_);
    sorted_ = true;
  }

  const std::vector<SortItem>& keys_;
  std::vector<Slot> kept_;
  const Expr* skip_;
  const Expr* limit_;
  std::vector<Row> rows_;
  std::size_t at_ = 0, most_ = 0, bytes_ = 0;
  bool sorted_ = false;
};

}  // namespace

OperatorPtr make_sort(OperatorPtr input, const std::vector<SortItem>& keys, std::vector<Slot> kept, const Expr* skip,
                      const Expr* limit) {
  return std::make_unique<Sort>(std::move(input), keys, std::move(kept), skip, limit);
}

}  // namespace edgewise::cypher
