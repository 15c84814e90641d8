// What of a sentence's facts stays: of those that say the same the surest, and none that another one denies.

#include <algorithm>

#include "edgewise/extract/fact_builder.hpp"

namespace edgewise {

void FactBuilder::end_sentence() {
  // Of facts that say the same in one sentence the surest stays; ties by the order they were found in.
  const auto same = [](const Fact& a, const Fact& b) {
    return a.type == b.type && a.negated == b.negated && a.modality == b.modality &&
           ((a.subject.id == b.subject.id && a.object.id == b.object.id));
  };
  // A call is no meeting of the two.
  const auto called = [&](const Fact& f) {
    if (f.type != "MET") return false;
    return std::any_of(facts_.begin() + static_cast<std::ptrdiff_t>(sentence_begin_), facts_.end(), [&](const Fact& o) {
      return o.type == "PHONED" && o.modality == f.modality &&
             ((o.subject.id == f.subject.id && o.object.id == f.object.id) ||
              (o.subject.id == f.object.id && o.object.id == f.subject.id));
    });
  };
  facts_.erase(std::remove_if(facts_.begin() + static_cast<std::ptrdiff_t>(sentence_begin_), facts_.end(), called),
               facts_.end());
  // "Relations between the two are strained": a state that the sentence denies is not one that it states as well.
  const auto denied = [&](const Fact& f) {
    if (f.negated || (f.type != "COOPERATES_WITH" && f.type != "MET")) return false;
    return std::any_of(facts_.begin() + static_cast<std::ptrdiff_t>(sentence_begin_), facts_.end(), [&](const Fact& o) {
      return o.negated && o.type == f.type && o.modality == f.modality &&
             ((o.subject.id == f.subject.id && o.object.id == f.object.id) ||
              (o.subject.id == f.object.id && o.object.id == f.subject.id));
    });
  };
  facts_.erase(std::remove_if(facts_.begin() + static_cast<std::ptrdiff_t>(sentence_begin_), facts_.end(), denied),
               facts_.end());
  std::size_t kept = sentence_begin_;
  for (std::size_t i = sentence_begin_; i < facts_.size(); ++i) {
    bool dropped = false;
    for (std::size_t k = sentence_begin_; k < kept && !dropped; ++k) {
      if (!same(facts_[i], facts_[k])) continue;
      if (facts_[i].confidence > facts_[k].confidence) facts_[k] = std::move(facts_[i]);
      dropped = true;
    }
    if (!dropped) {
      if (kept != i) facts_[kept] = std::move(facts_[i]);
      ++kept;
    }
  }
  facts_.resize(kept);
  sentence_begin_ = kept;
}

}  // namespace edgewise
