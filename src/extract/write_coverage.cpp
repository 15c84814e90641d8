// The coverage report for people and for programs.

#include <algorithm>

#include <fmt/format.h>

#include "edgewise/base/json.hpp"
#include "edgewise/extract/coverage.hpp"

namespace edgewise {
namespace {

std::size_t limit(std::size_t top, std::size_t size) {
  return top == 0 ? size : std::min(top, size);
}

std::size_t fired_rules(const CoverageReport& report) {
  return static_cast<std::size_t>(
      std::count_if(report.rules.begin(), report.rules.end(), [](const auto& r) { return r.fired > 0; }));
}

void more(std::size_t shown, std::size_t all, std::string& out) {
  if (shown < all) out += fmt::format("  ... and {} more (--top 0 shows all)\n", all - shown);
}

// "relations/verbs.tsv:17 thank -> THANKED.thank.obj"
std::string name_of(const RuleGroup& group) {
  const Rule& first = group.first();
  return first.trigger.empty() ? first.id : fmt::format("{} [{}]", first.trigger, first.id);
}

void write_lines(const std::vector<CoverageLine>& lines, bool words, std::size_t top, std::string& out) {
  const std::size_t n = limit(top, lines.size());
  if (n == 0) out += "  none\n";
  for (std::size_t i = 0; i < n; ++i) {
    const CoverageLine& line = lines[i];
    out += fmt::format("  {:>5}  {}", line.count, line.text);
    if (words) out += fmt::format("   {}{}", line.shape, line.has_rules ? "   (has rules, none matched)" : "");
    out += fmt::format("\n         {}\n", line.sentence);
  }
  more(n, lines.size(), out);
}

void write_lines(const std::vector<CoverageLine>& lines, bool words, std::size_t top, json::Writer& w) {
  w.begin_array();
  for (std::size_t i = 0; i < limit(top, lines.size()); ++i) {
    const CoverageLine& line = lines[i];
    w.begin_object().member("text", line.text).member("count", line.count);
    if (words) w.member("shape", line.shape).member("has_rules", line.has_rules);
    w.member("sentence", line.sentence).end_object();
  }
  w.end_array();
}

}  // namespace

void write_coverage_text(const CoverageReport& report, std::size_t top, std::string& out) {
  const std::size_t fired = fired_rules(report);
  out += fmt::format("{} documents, {} sentences, {} facts; {} of {} rules and rows fired\n", report.documents,
                     report.sentences, report.facts, fired, report.rules.size());

  out += "\nRules that fired most: fired, matched, tried\n";
  std::size_t n = limit(top, fired);
  for (std::size_t i = 0; i < n; ++i) {
    const CoverageRule& r = report.rules[i];
    out += fmt::format("  {:>5} {:>6} {:>6}  {}\n", r.fired, r.matches, r.tries, name_of(r.group));
  }
  more(n, fired, out);

  out += "\nRules that never fired: matched, tried\n";
  n = limit(top, report.rules.size() - fired);
  for (std::size_t i = fired; i < fired + n; ++i) {
    const CoverageRule& r = report.rules[i];
    out += fmt::format("        {:>6} {:>6}  {}  {}:{}\n", r.matches, r.tries, name_of(r.group), r.group.first().file,
                       r.group.first().line);
  }
  more(n, report.rules.size() - fired, out);

  out += "\nWords between two known actors that gave no fact\n";
  write_lines(report.between, true, top, out);
  out += "\nCapitalised words that no mention covers\n";
  write_lines(report.unnamed, false, top, out);
}

void write_coverage_json(const CoverageReport& report, std::size_t top, std::string& out) {
  json::Writer w(out);
  w.begin_object().member("documents", report.documents).member("sentences", report.sentences);
  w.member("facts", report.facts).member("rules_fired", fired_rules(report)).member("rules", report.rules.size());
  w.key("fired").begin_array();
  const std::size_t fired = fired_rules(report);
  for (std::size_t i = 0; i < limit(top, fired); ++i) {
    const CoverageRule& r = report.rules[i];
    w.begin_object().member("id", r.group.first().id).member("where", r.group.first().where());
    w.member("fired", r.fired).member("matched", r.matches).member("tried", r.tries);
    w.member("nanoseconds", r.nanoseconds).end_object();
  }
  w.end_array().key("never_fired").begin_array();
  for (std::size_t i = fired; i < fired + limit(top, report.rules.size() - fired); ++i) {
    const CoverageRule& r = report.rules[i];
    w.begin_object().member("id", r.group.first().id).member("where", r.group.first().where());
    w.member("matched", r.matches).member("tried", r.tries).end_object();
  }
  w.end_array().key("words_without_rule");
  write_lines(report.between, true, top, w);
  w.key("capitals_without_mention");
  write_lines(report.unnamed, false, top, w);
  w.end_object();
  out += '\n';
}

}  // namespace edgewise
