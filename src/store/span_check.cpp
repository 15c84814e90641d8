#include "edgewise/store/span_check.hpp"

#include <algorithm>

namespace edgewise {
namespace {

// Bytes that were not UTF-8 stand as one control character in texts and as U+FFFD where they came by way of JSON.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\x1a')
      out += "\xEF\xBF\xBD";
    else
      out += c;
  }
  return out;
}

std::string cut(std::string_view text) {
  constexpr std::size_t kShown = 60;
  std::string out(text.substr(0, kShown));
  while (!out.empty() && text.size() > kShown && (static_cast<unsigned char>(text[out.size()]) & 0xC0) == 0x80)
    out.pop_back();  // not inside a letter
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return '`' + out + (text.size() > kShown ? "...`" : "`");
}

std::string place(Span span) {
  return std::to_string(span.begin) + '-' + std::to_string(span.end);
}

}  // namespace

SpanCheck::SpanCheck(const FactTable& table) : table_(table), begin_(table.documents.size() + 1) {
  for (const FactRow& fact : table.facts) ++begin_[fact.document + 1];
  for (std::size_t d = 0; d + 1 < begin_.size(); ++d) begin_[d + 1] += begin_[d];
  facts_.resize(table.facts.size());
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
  for (std::uint32_t f = 0; f < table.facts.size(); ++f) facts_[next[table.facts[f].document]++] = f;
}

bool SpanCheck::check(std::string_view document, std::string_view text, std::vector<std::string>& problems) const {
  const auto& documents = table_.documents;
  const auto it = std::lower_bound(documents.begin(), documents.end(), document,
                                   [](const DocumentRow& row, std::string_view id) { return row.id < id; });
  if (it == documents.end() || it->id != document) return false;
  const auto d = static_cast<std::size_t>(it - documents.begin());

  const auto compare = [&](const SentenceRow& sentence, const FactRow& fact, const char* what, Span span,
                           std::string_view expected) {
    if (expected.empty()) return;  // facts that came without a text
    const std::string where = std::string(document) + ": sentence " + std::to_string(sentence.index) + ": " +
                              std::string(table_.string(fact.type)) + ": the " + what;
    if (span.begin > span.end || span.end > text.size()) {
      problems.push_back(where + " " + cut(expected) + " is said to stand at " + place(span) +
                         ", outside the text of " + std::to_string(text.size()) + " bytes");
      return;
    }
    const std::string_view found = text.substr(span.begin, span.size());
    if (found != expected && plain(found) != plain(expected))
      problems.push_back(where + " at " + place(span) + " is " + cut(found) + " in the text, " + cut(expected) +
                         " in the store");
  };
  for (std::uint32_t i = begin_[d]; i < begin_[d + 1]; ++i) {
    const FactRow& fact = table_.facts[facts_[i]];
    const SentenceRow& sentence = table_.sentences[fact.sentence];
    compare(sentence, fact, "sentence", sentence.span, sentence.text);
    compare(sentence, fact, "subject", fact.subject_span, table_.string(fact.subject_text));
    compare(sentence, fact, "object", fact.object_span, table_.string(fact.object_text));
    if (!fact.trigger.empty() && !sentence.span.contains(fact.trigger))
      problems.push_back(std::string(document) + ": sentence " + std::to_string(sentence.index) + ": " +
                         std::string(table_.string(fact.type)) + ": the trigger at " + place(fact.trigger) +
                         " lies outside its sentence at " + place(sentence.span));
    compare(sentence, fact, "speaker", fact.speaker_span, table_.string(fact.speaker_text));
  }
  return true;
}

}  // namespace edgewise
