#include "extract/marked_example.hpp"

#include <fmt/format.h>

#include "edgewise/base/json.hpp"

namespace edgewise {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool read_outcome(std::string_view part, const Schema& schema, MarkedExample& out, std::string& problem) {
  Modality modality;
  if (parse_modality(part, modality)) {
    out.modality = modality;
  } else if (part == "negated") {
    out.negated = true;
  } else if (const std::size_t colon = part.find(": "); colon != std::string_view::npos) {
    out.values.emplace_back(part.substr(0, colon), trimmed(part.substr(colon + 2)));
  } else if (const RelationId relation = schema.relation_named(part); relation != kNoRelation) {
    out.relations.push_back(relation);
  } else {
    std::vector<std::string_view> known = {"actual", "planned", "hoped", "possible", "negated"};
    for (const RelationType& r : schema.relations()) known.push_back(r.name);
    const std::string_view near = json::nearest(part, known);
    problem = fmt::format(
        "'{}' after => is neither a modality (actual, planned, hoped, possible), nor 'negated', 'key: value' or a "
        "relation{}",
        part, near.empty() ? std::string() : fmt::format("; did you mean '{}'?", near));
    return false;
  }
  return true;
}

}  // namespace

bool parse_marked_example(std::string_view written, const Schema& schema, MarkedExample& out, std::string& problem) {
  out = {};
  std::string_view sentence = written;
  if (const std::size_t arrow = written.rfind("=>"); arrow != std::string_view::npos) {
    sentence = written.substr(0, arrow);
    out.outcome = true;
    std::string_view rest = written.substr(arrow + 2);
    while (true) {
      const std::size_t comma = rest.find(", ");
      if (!read_outcome(trimmed(rest.substr(0, comma)), schema, out, problem)) return false;
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 2);
    }
  }
  sentence = trimmed(sentence);
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('[');
    out.text += sentence.substr(0, open);
    if (open == std::string_view::npos) break;
    sentence.remove_prefix(open);
    const std::size_t close = sentence.find(']'), bar = sentence.find('|');
    if (close == std::string_view::npos || bar == std::string_view::npos || bar > close || bar == 1 ||
        bar + 1 == close) {
      problem = fmt::format("'{}' is no mark; write [words|capture], for example [Ann Lee|a]",
                            sentence.substr(0, close == std::string_view::npos ? close : close + 1));
      return false;
    }
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text += sentence.substr(1, bar - 1);
    out.marks.push_back(
        {std::string(sentence.substr(bar + 1, close - bar - 1)), {begin, static_cast<std::uint32_t>(out.text.size())}});
    sentence.remove_prefix(close + 1);
  }
  if (out.text.empty()) {
    problem = "there is no sentence before =>";
    return false;
  }
  return true;
}

}  // namespace edgewise
