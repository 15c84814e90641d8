#include "edgewise/model/fact.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include "base/json_text.hpp"
#include "edgewise/base/diagnostics.hpp"
#include "edgewise/base/error.hpp"
#include "edgewise/base/json.hpp"

namespace edgewise {
namespace {

constexpr std::array<std::string_view, 4> kModalities = {"actual", "planned", "hoped", "possible"};

void write_end(json::Writer& writer, std::string_view key, const FactEnd& end) {
  writer.key(key).begin_object().member("id", end.id).member("type", end.type).member("name", end.name);
  if (!end.text.empty()) writer.member("text", end.text).member("start", end.span.begin).member("end", end.span.end);
  writer.end_object();
}

// Collects one fact from the events of its line. `top_` is the key of the line, `key_` the key inside its object.
class FactReader : public json::Handler {
 public:
  explicit FactReader(Fact& fact) : fact_(fact) {}

  bool on_key(std::string_view key) override {
    if (skipped_ == 0) (inside_ == Inside::kNothing ? top_ : key_) = key;
    return true;
  }

  bool on_string(std::string_view text) override {
    if (skipped_ > 0) return true;
    switch (inside_) {
      case Inside::kLine:
        return refuse("a JSON object");
      case Inside::kNothing:
        break;
      case Inside::kAttrs:
        fact_.attrs.emplace_back(key_, text);
        return true;
      case Inside::kSentence:
        if (key_ == "text") fact_.sentence_text = text;
        return key_ == "index" || key_ == "start" || key_ == "end" ? refuse("a number") : true;
      case Inside::kTrigger:
        return key_ == "start" || key_ == "end" ? refuse("a number") : true;
      case Inside::kEnd:
        if (key_ == "id") end_->id = text;
        if (key_ == "type") end_->type = text;
        if (key_ == "name") end_->name = text;
        if (key_ == "text") end_->text = text;
        return key_ == "start" || key_ == "end" ? refuse("a number") : true;
    }
    if (top_ == "modality") return parse_modality(text, fact_.modality) || refuse("actual, planned, hoped or possible");
    if (top_ == "doc") fact_.doc = text;
    if (top_ == "type") fact_.type = text;
    if (top_ == "date") fact_.date = text;
    if (top_ == "rule") fact_.rule = text;
    if (top_ == "confidence") return refuse("a number");
    if (top_ == "negated") return refuse("true or false");
    return holds_object() ? refuse("an object") : true;
  }

  bool on_number(std::string_view digits) override {
    if (skipped_ > 0) return true;
    if (inside_ == Inside::kLine) return refuse("a JSON object");
    if (inside_ == Inside::kSentence) {
      if (key_ == "index") return whole(digits, fact_.sentence_index);
      if (key_ == "start") return whole(digits, fact_.sentence.begin);
      if (key_ == "end") return whole(digits, fact_.sentence.end);
      return true;
    }
    if (inside_ == Inside::kTrigger) {
      if (key_ == "start") return whole(digits, fact_.trigger.begin);
      return key_ != "end" || whole(digits, fact_.trigger.end);
    }
    if (inside_ == Inside::kEnd) {
      if (key_ == "start") return whole(digits, end_->span.begin);
      if (key_ == "end") return whole(digits, end_->span.end);
      return key_ == "id" || key_ == "type" || key_ == "name" || key_ == "text" ? refuse("a string") : true;
    }
    if (inside_ == Inside::kAttrs) {
      fact_.attrs.emplace_back(key_, digits);
      return true;
    }
    if (top_ == "confidence") {
      const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), fact_.confidence);
      const bool good = result.ec == std::errc() && fact_.confidence >= 0 && fact_.confidence <= 1;
      has_confidence_ = true;
      return good || refuse("a number from 0 to 1");
    }
    return known_top() ? refuse(wanted()) : true;
  }

  bool on_boolean(bool value) override {
    if (skipped_ > 0) return true;
    if (inside_ == Inside::kLine) return refuse("a JSON object");
    if (inside_ == Inside::kAttrs) {
      fact_.attrs.emplace_back(key_, value ? "true" : "false");
      return true;
    }
    if (inside_ != Inside::kNothing) return true;
    if (top_ == "negated") {
      fact_.negated = value;
      return true;
    }
    return known_top() ? refuse(wanted()) : true;
  }

  bool on_null() override { return inside_ != Inside::kLine || skipped_ > 0 || refuse("a JSON object"); }

  bool on_begin_object() override {
    if (skipped_ > 0 || (inside_ != Inside::kNothing && inside_ != Inside::kLine)) return skip();
    if (inside_ == Inside::kLine) {
      inside_ = Inside::kNothing;
      return true;
    }
    key_ = {};
    if (top_ == "sentence") {
      inside_ = Inside::kSentence;
      has_sentence_ = true;
    } else if (top_ == "trigger") {
      inside_ = Inside::kTrigger;
    } else if (top_ == "attrs") {
      inside_ = Inside::kAttrs;
    } else if (holds_object()) {
      inside_ = Inside::kEnd;
      end_ = top_ == "subject"   ? &fact_.subject
             : top_ == "object"  ? &fact_.object
             : top_ == "speaker" ? &fact_.speaker
                                 : &fact_.place;
    } else {
      return known_top() ? refuse(wanted()) : skip();
    }
    return true;
  }

  bool on_end_object() override {
    if (skipped_ > 0) {
      --skipped_;
    } else {
      inside_ = Inside::kNothing;
    }
    return true;
  }

  bool on_begin_array() override {
    if (skipped_ == 0 && inside_ == Inside::kLine) return refuse("a JSON object");
    if (skipped_ == 0 && inside_ == Inside::kNothing && known_top()) return refuse(wanted());
    return skip();
  }
  bool on_end_array() override {
    --skipped_;
    return true;
  }

  // What is wrong with the fact as a whole; empty where nothing is.
  std::string missing() const {
    const auto end = [](const FactEnd& e, const char* name) -> std::string {
      if (!e.present()) return fmt::format("\"{}\" with its \"id\"", name);
      if (e.type.empty()) return fmt::format("\"type\" of the {}", name);
      return e.name.empty() ? fmt::format("\"name\" of the {}", name) : "";
    };
    if (fact_.doc.empty()) return "\"doc\"";
    if (!has_sentence_) return "\"sentence\"";
    if (fact_.type.empty()) return "\"type\"";
    if (std::string problem = end(fact_.subject, "subject"); !problem.empty()) return problem;
    if (std::string problem = end(fact_.object, "object"); !problem.empty()) return problem;
    if (fact_.rule.empty()) return "\"rule\"";
    return has_confidence_ ? "" : "\"confidence\"";
  }
  const std::string& problem() const { return problem_; }

 private:
  enum class Inside { kLine, kNothing, kSentence, kTrigger, kEnd, kAttrs };

  bool skip() {
    ++skipped_;
    return true;
  }
  bool holds_object() const {
    return top_ == "subject" || top_ == "object" || top_ == "speaker" || top_ == "place" || top_ == "sentence" ||
           top_ == "trigger" || top_ == "attrs";
  }
  bool known_top() const {
    return holds_object() || top_ == "doc" || top_ == "type" || top_ == "modality" || top_ == "negated" ||
           top_ == "date" || top_ == "rule" || top_ == "confidence";
  }
  const char* wanted() const {
    if (holds_object()) return "an object";
    if (top_ == "negated") return "true or false";
    return top_ == "confidence" ? "a number" : "a string";
  }
  bool whole(std::string_view digits, std::uint32_t& out) {
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return (result.ec == std::errc() && result.ptr == digits.data() + digits.size()) ||
           refuse("a whole number from 0 to 4294967295");
  }
  bool refuse(std::string_view expected) {
    if (inside_ == Inside::kLine) {
      problem_ = fmt::format("a fact is {}", expected);
    } else if (inside_ == Inside::kNothing) {
      problem_ = fmt::format("\"{}\" has to be {}", printable(top_), expected);
    } else {
      problem_ = fmt::format("\"{}\" in \"{}\" has to be {}", printable(key_), printable(top_), expected);
    }
    return false;
  }

  Fact& fact_;
  Inside inside_ = Inside::kLine;
  std::string_view top_, key_;
  FactEnd* end_ = nullptr;
  std::size_t skipped_ = 0;  // depth inside a value that no key of ours holds
  bool has_sentence_ = false, has_confidence_ = false;
  std::string problem_;
};

}  // namespace

std::string_view to_string(Modality modality) {
  return kModalities[static_cast<std::size_t>(modality)];
}

bool parse_modality(std::string_view name, Modality& out) {
  const auto found = std::find(kModalities.begin(), kModalities.end(), name);
  if (found == kModalities.end()) return false;
  out = static_cast<Modality>(found - kModalities.begin());
  return true;
}

namespace {

// A fact whose texts are ASCII without escapes, as nearly all are: its bytes are laid side by side.
class PlainWriter {
 public:
  // An upper bound of the line's length; 0 where some text is not plain, and where the sentence's words go along.
  static std::size_t bound(const Fact& fact) {
    std::size_t size = 700;  // all keys, marks and numbers of a line without attributes
    bool plain = true;
    const auto add = [&](std::string_view text) {
      size += text.size();
      plain = plain && json::is_plain(text);
    };
    for (const FactEnd* end : {&fact.subject, &fact.object, &fact.speaker, &fact.place}) {
      add(end->id);
      add(end->type);
      add(end->name);
      add(end->text);
    }
    for (const std::string_view text : {fact.doc, fact.type, fact.date, fact.rule}) add(text);
    for (const auto& [key, value] : fact.attrs) {
      add(key);
      add(value);
      size += 8;
    }
    return plain && fact.sentence_text.empty() ? size : 0;
  }

  // The line into `to`, which has room for bound() bytes; its end.
  static char* write(const Fact& fact, bool trigger, std::uint64_t hundredths, char* to) {
    PlainWriter w{to};
    w.text("{\"doc\":\"", fact.doc);
    w.number("\",\"sentence\":{\"index\":", fact.sentence_index);
    w.number(",\"start\":", fact.sentence.begin);
    w.number(",\"end\":", fact.sentence.end);
    w.text("},\"type\":\"", fact.type);
    w.end("\",\"subject\":{\"id\":\"", fact.subject);
    w.end(",\"object\":{\"id\":\"", fact.object);
    if (trigger) {
      w.number(",\"trigger\":{\"start\":", fact.trigger.begin);
      w.number(",\"end\":", fact.trigger.end);
      w.put("}");
    }
    if (fact.modality != Modality::kActual) {
      w.text(",\"modality\":\"", to_string(fact.modality));
      w.put("\"");
    }
    if (fact.negated) w.put(",\"negated\":true");
    if (fact.speaker.present()) w.end(",\"speaker\":{\"id\":\"", fact.speaker);
    if (!fact.date.empty()) {
      w.text(",\"date\":\"", fact.date);
      w.put("\"");
    }
    if (fact.place.present()) w.end(",\"place\":{\"id\":\"", fact.place);
    if (!fact.attrs.empty()) {
      bool first = true;
      for (const auto& [key, value] : fact.attrs) {
        w.text(first ? ",\"attrs\":{\"" : "\",\"", key);
        w.text("\":\"", value);
        first = false;
      }
      w.put("\"}");
    }
    w.text(",\"rule\":\"", fact.rule);
    w.number("\",\"confidence\":", hundredths / 100);
    const char tail[] = {'.', static_cast<char>('0' + hundredths / 10 % 10), static_cast<char>('0' + hundredths % 10),
                         '}', '\n'};
    w.put(std::string_view(tail, sizeof tail));
    return w.at_;
  }

 private:
  explicit PlainWriter(char* to) : at_(to) {}

  void put(std::string_view text) {
    if (text.empty()) return;
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  void text(std::string_view before, std::string_view value) {
    put(before);
    put(value);
  }
  void number(std::string_view before, std::uint64_t value) {
    put(before);
    at_ = std::to_chars(at_, at_ + 20, value).ptr;
  }
  void end(std::string_view before, const FactEnd& e) {
    text(before, e.id);
    text("\",\"type\":\"", e.type);
    text("\",\"name\":\"", e.name);
    if (e.text.empty()) {
      put("\"}");
      return;
    }
    text("\",\"text\":\"", e.text);
    number("\",\"start\":", e.span.begin);
    number(",\"end\":", e.span.end);
    put("}");
  }

  char* at_;
};

}  // namespace

void write_fact(const Fact& fact, std::string& out, FactParts parts) {
  const bool trigger = parts == FactParts::kWithTrigger && !fact.trigger.empty();
  const double confidence = std::clamp(fact.confidence, 0.0, 1.0);
  std::array<char, 4096> line;
  std::uint64_t hundredths = 0;
  const std::size_t bound = PlainWriter::bound(fact);
  if (bound != 0 && bound <= line.size() && json::hundredths(confidence, hundredths)) {
    out.append(line.data(), PlainWriter::write(fact, trigger, hundredths, line.data()));
    return;
  }
  json::Writer writer(out);
  writer.begin_object().member("doc", fact.doc);
  writer.key("sentence").begin_object().member("index", fact.sentence_index);
  writer.member("start", fact.sentence.begin).member("end", fact.sentence.end);
  if (!fact.sentence_text.empty()) writer.member("text", fact.sentence_text);
  writer.end_object().member("type", fact.type);
  write_end(writer, "subject", fact.subject);
  write_end(writer, "object", fact.object);
  if (trigger)
    writer.key("trigger")
        .begin_object()
        .member("start", fact.trigger.begin)
        .member("end", fact.trigger.end)
        .end_object();
  if (fact.modality != Modality::kActual) writer.member("modality", to_string(fact.modality));
  if (fact.negated) writer.member("negated", true);
  if (fact.speaker.present()) write_end(writer, "speaker", fact.speaker);
  if (!fact.date.empty()) writer.member("date", fact.date);
  if (fact.place.present()) write_end(writer, "place", fact.place);
  if (!fact.attrs.empty()) {
    writer.key("attrs").begin_object();
    for (const auto& [key, value] : fact.attrs) writer.member(key, value);
    writer.end_object();
  }
  writer.member("rule", fact.rule);
  writer.key("confidence").fixed(confidence, 2).end_object();
  out += '\n';
}

ParsedFact::ParsedFact(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  // Room for the closing NUL; long enough that a moved string keeps its bytes where the views point.
  storage_.reserve(std::max<std::size_t>(line.size() + 1, 64));
  storage_.assign(line);
  storage_.push_back('\0');
  FactReader reader(fact_);
  json::Failure failure;
  if (!json::parse_in_situ(storage_.data(), line.size(), reader, failure)) {
    throw InputError(reader.problem().empty() ? fmt::format("no JSON at byte {}: {}", failure.offset, failure.message)
                                              : reader.problem());
  }
  if (const std::string missing = reader.missing(); !missing.empty()) {
    throw InputError(fmt::format("the fact has no {}", missing));
  }
  std::sort(fact_.attrs.begin(), fact_.attrs.end());
}

}  // namespace edgewise
