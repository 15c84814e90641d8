#pragma once
// What explain shows of one sentence, as plain data: filled by explanation.cpp, written by explain.cpp. Strings are
// copies, so it outlives the extractor's buffers.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "edgewise/extract/extractor.hpp"
#include "edgewise/rules/trace.hpp"

namespace edgewise {

struct ExplainedMention {
  std::string text, kind;  // "name", "title", "pronoun" ...
  Span span;
  std::string id, type, name, how;   // of the entity; empty where it has none
  std::vector<std::string> members;  // of a plural
  std::string value;                 // of a date
};

struct ExplainedClause {
  std::string verb, form, tense, modality, subject, object, speaker;
  std::vector<std::string> others;  // second object and prepositional phrases, "in Moscow"
  bool negated = false, quoted = false, adverbial = false, conditional = false;
};

struct ExplainedRule {
  RuleTrial trial;
  std::vector<std::pair<std::string, std::string>> binds;  // capture and the words it took
  std::string no_fact;                                     // fires, but why nothing came of it
};

struct ExplainedView {
  std::string text, trigger;
  bool noun = false;
  std::vector<ExplainedRule> rules;
};

struct Explanation {
  std::uint32_t sentence = 0, sentences = 0;
  Span span;
  std::string text, document_date;
  std::vector<std::string> tokens;
  std::vector<ExplainedMention> mentions;
  std::vector<ExplainedClause> clauses;
  std::vector<ExplainedView> views;       // with at least one rule
  std::vector<std::string> without_rule;  // verbs and nouns of views that no rule has as its trigger
  std::vector<Fact> facts;                // of this sentence; views into the extractor
};

Explanation explain_sentence(Extractor& extractor, const Document& document, std::uint32_t sentence);

}  // namespace edgewise
