#include "support/facts_of.hpp"

#include <doctest/doctest.h>

#include "edgewise/extract/extractor.hpp"

namespace edgewise::test {
namespace {

const Pack& pack() {
  static const Pack loaded(EDGEWISE_SOURCE_DIR "/rules");
  return loaded;
}

}  // namespace

std::string facts_of(std::string_view text, Also also) {
  static Extractor extractor(pack());
  Document document;
  document.id = "d";
  document.text = text;
  document.date = "2021-05-05";
  std::string out;
  for (const Fact& f : extractor.facts(document)) {
    out += std::string(f.type) + " " + std::string(f.subject.name) + " -> " + std::string(f.object.name);
    if (f.modality != Modality::kActual) out += " " + std::string(to_string(f.modality));
    if (f.negated) out += " not";
    if (f.speaker.present()) out += " says " + std::string(f.speaker.name);
    if (also == Also::kOccasion) {
      if (!f.date.empty() && f.date != document.date) out += " on " + std::string(f.date);
      if (f.place.present()) out += " in " + std::string(f.place.name);
    }
    if (also == Also::kAttributes) {
      for (const auto& [key, value] : f.attrs) out += " " + std::string(key) + "=" + std::string(value);
    }
    if (also == Also::kTrigger && !f.trigger.empty())
      out += " by " + std::string(text.substr(f.trigger.begin, f.trigger.size()));
    out += '\n';
    CHECK((f.trigger.empty() || f.sentence.contains(f.trigger)));
    CHECK(text.substr(f.subject.span.begin, f.subject.span.size()) == f.subject.text);
    CHECK(text.substr(f.object.span.begin, f.object.span.size()) == f.object.text);
  }
  return out;
}

bool says(std::string_view text, const std::string& line, Also also) {
  const std::string facts = facts_of(text, also);
  CAPTURE(facts);
  return ('\n' + facts).find('\n' + line + '\n') != std::string::npos;
}

}  // namespace edgewise::test
