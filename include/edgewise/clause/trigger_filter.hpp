#pragma once
// Which words are worth a view, asked while a sentence is read: what the rules know, without the rules.

#include "edgewise/text/token.hpp"

namespace edgewise {

struct TriggerFilter {
  virtual bool verb(WordId lemma) const = 0;
  virtual bool noun(WordId lemma) const = 0;

 protected:
  ~TriggerFilter() = default;
};

}  // namespace edgewise
