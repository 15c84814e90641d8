#pragma once
// What a pack does with a corpus and what it misses there: how often each rule was tried, matched and fired, which
// verbs and nouns stood between two known actors without a fact, which capitalised words no mention covers. Counts
// only; a sentence is kept for each line as an example. Belongs to one thread.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "edgewise/extract/extractor.hpp"
#include "edgewise/extract/rule_examples.hpp"

namespace edgewise {

struct CoverageLine {
  std::string text;      // "lambast" with its particle, "Zangezur corridor"
  std::string shape;     // words between actors: the first view it stood in, as a pattern is written
  std::string sentence;  // the first one
  std::uint64_t count = 0;
  bool has_rules = false;  // some rule has it as its trigger, and did not match
};

struct CoverageRule {
  RuleGroup group;  // of a table's row: the counts are sums over its frames
  std::uint64_t tries = 0, matches = 0, fired = 0, nanoseconds = 0;
};

struct CoverageReport {
  std::uint64_t documents = 0, sentences = 0, facts = 0;
  std::vector<CoverageRule> rules;    // most fired first; never fired ones last, in the order of the files
  std::vector<CoverageLine> between;  // most frequent first
  std::vector<CoverageLine> unnamed;
};

class Coverage {
 public:
  explicit Coverage(const Pack& pack, std::string_view reference_date = {});
  void add(const Document& document);
  CoverageReport report() const;

 private:
  void count_views(std::uint32_t sentence);
  void count_capitals(std::uint32_t sentence);

  const Pack& pack_;
  Extractor extractor_;
  Matcher matcher_;
  std::uint64_t documents_ = 0, sentences_ = 0, facts_ = 0;
  std::map<std::string, CoverageLine> between_, unnamed_;
  std::vector<RuleMatch> matches_;
  std::vector<std::uint8_t> covered_;
};

// At most `top` lines of each list; 0: all.
void write_coverage_text(const CoverageReport& report, std::size_t top, std::string& out);
void write_coverage_json(const CoverageReport& report, std::size_t top, std::string& out);

}  // namespace edgewise
