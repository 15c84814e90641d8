#include "edgewise/extract/explain.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "edgewise/base/json.hpp"
#include "edgewise/base/utf8.hpp"
#include "extract/explanation.hpp"

namespace edgewise {
namespace {

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.append(width - std::min(width, utf8::display_width(text)), ' ');
  return out;
}

std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}

std::string meaning(const ExplainedMention& m) {
  if (m.kind == "date") return m.value.empty() ? std::string("a date that nothing fixes") : m.value;
  if (!m.members.empty()) return fmt::format("{} (by {})", fmt::join(m.members, " and "), m.how);
  if (m.id.empty()) return "nothing";
  return fmt::format("{} [{}] (by {})", m.name, m.id, m.how);
}

void write_mentions_part(const Explanation& e, std::string& out) {
  out += "\nMentions\n";
  if (e.mentions.empty()) out += "  none\n";
  std::size_t width = 0;
  for (const ExplainedMention& m : e.mentions)
    width = std::max(width, std::min<std::size_t>(utf8::display_width(m.text), 40));
  for (const ExplainedMention& m : e.mentions)
    out += fmt::format("  {}  {:<9}  {}\n", padded(one_line(m.text), width), m.kind, meaning(m));
}

void write_clauses_part(const Explanation& e, std::string& out) {
  out += "\nClauses\n";
  if (e.clauses.empty()) out += "  none: no verb was found\n";
  for (const ExplainedClause& c : e.clauses) {
    std::string line = fmt::format("  {}: {}, {}, {}", one_line(c.verb), c.form, c.tense, c.modality);
    if (c.negated) line += ", negated";
    if (c.quoted) line += ", quoted";
    if (c.conditional) line += ", conditional";
    if (c.adverbial) line += ", adverbial";
    out += line + '\n';
    const auto part = [&](std::string_view name, std::string_view text) {
      if (!text.empty()) out += fmt::format("    {:<8} {}\n", name, one_line(text));
    };
    part("subject", c.subject);
    part("object", c.object);
    for (const std::string& other : c.others) part("", other);
    part("speaker", c.speaker);
  }
}

void write_rules_part(const Explanation& e, std::string& out) {
  out += "\nRules\n";
  if (e.views.empty()) out += "  none is called up\n";
  for (const ExplainedView& view : e.views) {
    out += fmt::format("  {}\n", view.text);
    std::size_t width = 0;
    for (const ExplainedRule& r : view.rules) width = std::max(width, r.trial.rule->id.size());
    for (const ExplainedRule& r : view.rules) {
      std::string line = fmt::format("    {:<{}}  {}", r.trial.rule->id, width, to_string(r.trial.outcome));
      if (!r.trial.reason.empty()) line += ": " + r.trial.reason;
      if (r.trial.outcome == RuleOutcome::kFires || r.trial.outcome == RuleOutcome::kSuppresses) {
        for (std::size_t i = 0; i < r.binds.size(); ++i)
          line += fmt::format("{} {} = {}", i == 0 ? ":" : ",", r.binds[i].first, one_line(r.binds[i].second));
      }
      if (!r.no_fact.empty()) line += fmt::format("; no fact: {}", r.no_fact);
      out += line + '\n';
    }
  }
  if (!e.without_rule.empty())
    out += fmt::format("  No rule has as its trigger: {}\n", fmt::join(e.without_rule, ", "));
}

void write_facts_part(const Explanation& e, std::string& out) {
  out += "\nFacts\n";
  if (e.facts.empty()) out += "  none\n";
  for (const Fact& f : e.facts) {
    out += fmt::format("  {}({}, {})", f.type, f.subject.name, f.object.name);
    out += fmt::format("{} {}", f.negated ? " negated," : "", to_string(f.modality));
    if (!f.date.empty()) out += fmt::format(", {}", f.date);
    if (f.place.present()) out += fmt::format(", in {}", f.place.name);
    if (f.speaker.present()) out += fmt::format(", says {}", f.speaker.name);
    for (const auto& [key, value] : f.attrs) out += fmt::format(", {}: {}", key, one_line(value));
    out += fmt::format(" [{}, {:.2f}]\n", f.rule, f.confidence);
  }
}

void member_if(json::Writer& w, std::string_view key, std::string_view text) {
  if (!text.empty()) w.member(key, text);
}

void write_mention(const ExplainedMention& m, json::Writer& w) {
  w.begin_object().member("kind", m.kind).member("text", m.text).member("start", m.span.begin);
  w.member("end", m.span.end);
  if (!m.id.empty()) {
    w.key("entity").begin_object().member("id", m.id).member("type", m.type).member("name", m.name).end_object();
  }
  if (!m.members.empty()) {
    w.key("members").begin_array();
    for (const std::string& name : m.members) w.string(name);
    w.end_array();
  }
  member_if(w, "how", m.how);
  member_if(w, "value", m.value);
  w.end_object();
}

void write_clause(const ExplainedClause& c, json::Writer& w) {
  w.begin_object().member("verb", c.verb).member("form", c.form).member("tense", c.tense);
  w.member("modality", c.modality).member("negated", c.negated);
  if (c.quoted) w.member("quoted", true);
  if (c.conditional) w.member("conditional", true);
  if (c.adverbial) w.member("adverbial", true);
  member_if(w, "subject", c.subject);
  member_if(w, "object", c.object);
  if (!c.others.empty()) {
    w.key("others").begin_array();
    for (const std::string& other : c.others) w.string(other);
    w.end_array();
  }
  member_if(w, "speaker", c.speaker);
  w.end_object();
}

void write_view(const ExplainedView& view, json::Writer& w) {
  w.begin_object().member("view", view.text).member("on", view.noun ? "noun" : "verb").key("rules").begin_array();
  for (const ExplainedRule& r : view.rules) {
    const Rule& rule = *r.trial.rule;
    w.begin_object().member("id", rule.id).member("pattern", rule.pattern).member("where", rule.where());
    w.member("outcome", to_string(r.trial.outcome));
    member_if(w, "reason", r.trial.reason);
    if (!r.binds.empty()) {
      w.key("binds").begin_object();
      for (const auto& [name, words] : r.binds) w.member(name, words);
      w.end_object();
    }
    member_if(w, "no_fact", r.no_fact);
    w.end_object();
  }
  w.end_array().end_object();
}

}  // namespace

std::uint32_t sentence_count(Extractor& extractor, const Document& document) {
  return static_cast<std::uint32_t>(extractor.read(document).text.sentences.size());
}

void explain_as_text(Extractor& extractor, const Document& document, std::uint32_t sentence, std::string& out) {
  const Explanation e = explain_sentence(extractor, document, sentence);
  out += fmt::format("Sentence {} of {}, bytes {} to {}", e.sentence, e.sentences, e.span.begin, e.span.end);
  if (!e.document_date.empty()) out += fmt::format(", written on {}", e.document_date);
  out += fmt::format("\n  {}\n\nTokens\n  {}\n", one_line(e.text), fmt::join(e.tokens, " "));
  write_mentions_part(e, out);
  write_clauses_part(e, out);
  write_rules_part(e, out);
  write_facts_part(e, out);
}

void explain_as_json(Extractor& extractor, const Document& document, std::uint32_t sentence, std::string& out) {
  const Explanation e = explain_sentence(extractor, document, sentence);
  json::Writer w(out);
  w.begin_object().member("doc", document.id).key("sentence").begin_object();
  w.member("index", e.sentence).member("start", e.span.begin).member("end", e.span.end).member("text", e.text);
  w.end_object();
  member_if(w, "date", e.document_date);
  w.key("tokens").begin_array();
  for (const std::string& token : e.tokens) w.string(token);
  w.end_array().key("mentions").begin_array();
  for (const ExplainedMention& m : e.mentions) write_mention(m, w);
  w.end_array().key("clauses").begin_array();
  for (const ExplainedClause& c : e.clauses) write_clause(c, w);
  w.end_array().key("views").begin_array();
  for (const ExplainedView& view : e.views) write_view(view, w);
  w.end_array().key("without_rule").begin_array();
  for (const std::string& word : e.without_rule) w.string(word);
  w.end_array().key("facts").begin_array();
  for (std::size_t i = 0; i < e.facts.size(); ++i) {
    std::string line;
    write_fact(e.facts[i], line);
    if (i > 0) out += ',';
    out.append(line, 0, line.size() - 1);
  }
  w.end_array().end_object();
  out += '\n';
}

}  // namespace edgewise
