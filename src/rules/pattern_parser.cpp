// Patterns from their text: "{a:Person+} <meet> with? {b:Person+}".

#include <algorithm>

#include <fmt/format.h>

#include "rules/pattern.hpp"
#include "rules/word_resolver.hpp"

namespace edgewise::rules {

SetId WordSets::intern(std::vector<WordKey> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  const auto [it, added] = ids_.emplace(std::move(words), static_cast<SetId>(sets_.size()));
  if (added) sets_.push_back(&it->first);
  return it->second;
}

TypeMask parse_types(std::string_view names, const Schema& schema, bool& topic) {
  TypeMask mask = 0;
  topic = false;
  while (true) {
    const std::size_t bar = names.find('|');
    const std::string_view name = names.substr(0, bar);
    TypeMask one = 0;
    if (name == "Topic") {
      topic = true;
      one = schema.mask("Any");
    } else if (name == "Thing") {
      topic = true;
      one = schema.mask("Any") & ~(schema.mask("Actor") | schema.mask("Place"));
    } else if (name == "Date") {
      one = TypeMask{1} << type::kDate;
    } else {
      one = schema.mask(name);
    }
    if (one == 0) return 0;
    mask |= one;
    if (bar == std::string_view::npos) return mask;
    names.remove_prefix(bar + 1);
  }
}

namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         (c & 0x80) != 0;
}

class Parser {
 public:
  Parser(std::string_view text, const Names& names, const Schema& schema, WordResolver& words, WordSets& sets)
      : text_(text), names_(names), schema_(schema), words_(words), sets_(sets) {}

  Pattern parse() {
    pattern_.elements = sequence(/*inside=*/false);
    if (at_ < text_.size()) fail("unexpected ')'; there is no '(' that it closes");
    pick_trigger();
    if (pattern_.captures.size() > kMaxCaptures) fail(fmt::format("more than {} captures", kMaxCaptures));
    for (const RuleCapture& c : pattern_.captures) {
      if (c.kind == CaptureKind::kPhrase && !c.topic) pattern_.captured |= c.mask;
    }
    return std::move(pattern_);
  }

 private:
  [[noreturn]] void fail(const std::string& message) const { fail_at(at_, message); }
  [[noreturn]] static void fail_at(std::size_t offset, const std::string& message) {
    throw PatternError(offset, message);
  }

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
  }

  std::vector<Element> sequence(bool inside) {
    std::vector<Element> out;
    for (skip_blanks(); at_ < text_.size(); skip_blanks()) {
      if (text_[at_] == ')') break;
      if (text_[at_] == '|' && inside) break;
      out.push_back(element(inside));
    }
    absorb_gaps(out);
    return out;
  }

  // A gap right before an optional part belongs to it: ".. (for {x:Topic})?" is "((gap) for x)?", else the part that
  // may be left out would never be looked for behind the gap.
  static void absorb_gaps(std::vector<Element>& sequence) {
    for (std::size_t i = 0; i + 1 < sequence.size(); ++i) {
      if (sequence[i].kind != ElementKind::kGap || !sequence[i + 1].optional) continue;
      Element group;
      group.kind = ElementKind::kGroup;
      group.optional = true;
      group.text = sequence[i].text + " " + sequence[i + 1].text;
      Element wanted = std::move(sequence[i + 1]);
      wanted.optional = false;
      group.branches.emplace_back();
      group.branches.back().push_back(std::move(sequence[i]));
      group.branches.back().push_back(std::move(wanted));
      sequence[i] = std::move(group);
      sequence.erase(sequence.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  Element element(bool inside) {
    const std::size_t begin = at_;
    Element e;
    switch (text_[at_]) {
      case '{':
        capture(e);
        break;
      case '<':
        list(e, inside);
        break;
      case '(':
        group(e);
        break;
      case '|':
        ++at_;
        e.kind = ElementKind::kHost;
        if (pattern_.has_host) fail_at(begin, "a second '|'; a view has one host bar");
        pattern_.has_host = true;
        break;
      case '^':
        ++at_;
        e.kind = ElementKind::kStart;
        break;
      case '.':
        if (text_.substr(at_, 2) != "..") fail("a single '.'; a gap is written '..' or '..any'");
        at_ += 2;
        e.kind = ElementKind::kGap;
        if (text_.substr(at_, 3) == "any") {
          e.any = true;
          at_ += 3;
        }
        break;
      case '\'':
        if (text_.substr(at_, 2) != "'s") fail("a single \"'\"; the possessive is written 's");
        at_ += 2;
        e.kind = ElementKind::kPossessive;
        break;
      case '$':
        if (at_ + 1 < text_.size() && is_word_byte(text_[at_ + 1])) fail("an unknown macro; see \"macros\"");
        ++at_;
        e.kind = ElementKind::kEnd;
        break;
      default:
        word(e);
    }
    if (at_ < text_.size() && text_[at_] == '?') {
      ++at_;
      e.optional = true;
      if (e.kind == ElementKind::kTrigger || e.kind == ElementKind::kHost || e.kind == ElementKind::kGap)
        fail_at(begin, "the trigger, the host bar and gaps cannot be optional");
    }
    if (at_ < text_.size() && text_[at_] != ' ' && text_[at_] != '\t' && text_[at_] != '\n' && text_[at_] != ')' &&
        !(inside && text_[at_] == '|'))
      fail(fmt::format("'{}' right after '{}'; elements stand apart by blanks", text_[at_],
                       text_.substr(begin, at_ - begin)));
    e.text = std::string(text_.substr(begin, at_ - begin));
    return e;
  }

  void capture(Element& e) {
    const std::size_t begin = at_;
    const std::size_t close = text_.find('}', at_);
    if (close == std::string_view::npos) fail("'{' without its '}'");
    const std::string_view body = text_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    const std::size_t colon = body.find(':');
    if (colon == std::string_view::npos || colon == 0)
      fail_at(begin, fmt::format("'{{{}}}' needs a name and a type, as in {{a:Person}}", body));
    RuleCapture c;
    c.name = std::string(body.substr(0, colon));
    std::string_view types = body.substr(colon + 1);
    while (!types.empty() && (types.back() == '+' || types.back() == '~')) {
      (types.back() == '+' ? c.list : c.anchor) = true;
      types.remove_suffix(1);
    }
    if (types == "Infinitive") {
      c.kind = CaptureKind::kInfinitive;
    } else if (types == "That") {
      c.kind = CaptureKind::kThat;
    } else if (types == "Quote") {
      c.kind = CaptureKind::kQuote;
    } else {
      c.plain = types == "Plain";
      c.mask = parse_types(c.plain ? "Thing" : types, schema_, c.topic);
      if (c.mask == 0)
        fail_at(begin + 2 + colon,
                fmt::format("unknown type '{}'; known are the schema's entity types, Actor, Place, Any, Topic, Thing, "
                            "Date, Infinitive, That, Quote and unions as in Person|Country",
                            types));
    }
    for (const char ch : c.name) {
      if (!is_word_byte(ch)) fail_at(begin, fmt::format("'{}' is no name; use letters, digits, '-' and '_'", c.name));
    }
    e.kind = ElementKind::kCapture;
    const auto same = std::find_if(pattern_.captures.begin(), pattern_.captures.end(),
                                   [&](const RuleCapture& other) { return other.name == c.name; });
    if (same == pattern_.captures.end()) {
      e.capture = static_cast<std::uint8_t>(pattern_.captures.size());
      pattern_.captures.push_back(std::move(c));
    } else {
      if (depth_ == 0)
        fail_at(begin, fmt::format("a second capture named '{}'; names repeat in branches only", c.name));
      if (same->mask != c.mask || same->kind != c.kind || same->list != c.list || same->anchor != c.anchor ||
          same->topic != c.topic)
        fail_at(begin, fmt::format("'{}' is captured with another type in another branch", c.name));
      e.capture = static_cast<std::uint8_t>(same - pattern_.captures.begin());
    }
  }

  void list(Element& e, bool inside) {
    const std::size_t begin = at_;
    const std::size_t close = text_.find('>', at_);
    if (close == std::string_view::npos) fail("'<' without its '>'");
    const std::string_view name = text_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    bool marked = false;
    if (at_ < text_.size() && text_[at_] == '*') {
      marked = true;
      ++at_;
    }
    const WordList* found = nullptr;
    if (name == "*") {
      marked = true;
    } else {
      const auto it = names_.lists.find(name);
      if (it == names_.lists.end()) {
        std::string known;
        for (const auto& [other, unused] : names_.lists) known += (known.empty() ? "" : ", ") + other;
        fail_at(begin, fmt::format("unknown list '{}'; known are: {}", name, known.empty() ? "none" : known));
      }
      found = &it->second;
    }
    if (marked && inside) fail_at(begin, "the trigger cannot stand inside parentheses");
    if (marked) {
      if (has_trigger_) fail_at(begin, "a second trigger; mark one list with '*' only");
      has_trigger_ = true;
      e.kind = ElementKind::kTrigger;
      pattern_.trigger = found;
      return;
    }
    // Words in the same single-word list are one class; entries of several words are branches of their own.
    std::vector<WordKey> single;
    e.kind = ElementKind::kGroup;
    for (const ListEntry& entry : found->entries) {
      std::vector<WordKey> keys = {entry.first};
      if (entry.first.kind == ItemKind::kVerb) {
        keys.push_back({ItemKind::kInfinitive, entry.first.word});
        keys.push_back({ItemKind::kThat, entry.first.word});
      }
      if (entry.tail.empty()) {
        single.insert(single.end(), keys.begin(), keys.end());
        continue;
      }
      std::vector<Element> branch(1 + entry.tail.size());
      branch[0].words = sets_.intern(keys);
      for (std::size_t i = 0; i < entry.tail.size(); ++i) branch[i + 1].words = entry.tail[i];
      for (Element& part : branch) {
        part.kind = ElementKind::kWords;
        part.text = fmt::format("<{}>", name);
      }
      e.branches.push_back(std::move(branch));
    }
    if (!single.empty()) {
      Element part;
      part.kind = ElementKind::kWords;
      part.words = sets_.intern(std::move(single));
      part.text = fmt::format("<{}>", name);
      if (e.branches.empty()) {
        e = std::move(part);
      } else {
        e.branches.emplace_back();
        e.branches.back().push_back(std::move(part));
      }
    }
    if (depth_ == 0) candidates_.push_back({pattern_.elements.size(), found, begin});
  }

  void group(Element& e) {
    const std::size_t begin = at_++;
    ++depth_;
    e.kind = ElementKind::kGroup;
    while (true) {
      e.branches.push_back(sequence(/*inside=*/true));
      if (at_ >= text_.size()) fail_at(begin, "'(' without its ')'");
      if (text_[at_++] == ')') break;
    }
    --depth_;
    // Alternatives of one plain word each are one class of words.
    const bool plain = std::all_of(e.branches.begin(), e.branches.end(), [](const std::vector<Element>& branch) {
      return branch.size() == 1 && branch[0].kind == ElementKind::kWords && !branch[0].optional;
    });
    if (!plain) return;
    std::vector<WordKey> keys;
    for (const auto& branch : e.branches) {
      const auto& set = sets_[branch[0].words];
      keys.insert(keys.end(), set.begin(), set.end());
    }
    e.branches.clear();
    e.kind = ElementKind::kWords;
    e.words = sets_.intern(std::move(keys));
  }

  void word(Element& e) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_word_byte(text_[at_])) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (word.empty()) fail(fmt::format("'{}' starts no element", text_[at_]));
    if (is_article(word)) fail_at(begin, fmt::format("'{}' is never an item of a view; leave it out", word));
    e.kind = ElementKind::kWords;
    e.words = sets_.intern(words_.bare(word));
  }

  // Without a '*' the first list outside parentheses is the trigger.
  void pick_trigger() {
    if (has_trigger_) return;
    // candidates_ knows positions before gaps were absorbed; the list's text finds it again.
    for (const Candidate& candidate : candidates_) {
      const std::string text = fmt::format("<{}>", candidate.list->name);
      for (Element& e : pattern_.elements) {
        if (e.text != text || e.optional) continue;
        e.kind = ElementKind::kTrigger;
        e.branches.clear();
        pattern_.trigger = candidate.list;
        return;
      }
    }
    fail_at(0, "no trigger; a pattern needs one <list> outside parentheses that is not optional");
  }

  struct Candidate {
    std::size_t element;
    const WordList* list;
    std::size_t offset;
  };

  std::string_view text_;
  const Names& names_;
  const Schema& schema_;
  WordResolver& words_;
  WordSets& sets_;
  Pattern pattern_;
  std::vector<Candidate> candidates_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool has_trigger_ = false;
};

// Macros replaced by their text: $with, $of(Actor). Arguments are $1 to $9 in the body. Offsets then point into the
// result.
std::string expand_macros(std::string_view text, const Names& names, int depth) {
  if (depth > 8) throw PatternError(0, "macros that call each other in a ring");
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '$' || i + 1 >= text.size() || !is_word_byte(text[i + 1])) {
      out += text[i++];
      continue;
    }
    std::size_t end = i + 1;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    const std::string_view name = text.substr(i + 1, end - i - 1);
    const auto it = names.macros.find(name);
    if (it == names.macros.end()) throw PatternError(i, fmt::format("unknown macro '${}'", name));
    std::vector<std::string_view> arguments;
    if (end < text.size() && text[end] == '(') {
      const std::size_t close = text.find(')', end);
      if (close == std::string_view::npos) throw PatternError(end, "'(' of a macro without its ')'");
      std::string_view list = text.substr(end + 1, close - end - 1);
      while (true) {
        const std::size_t comma = list.find(',');
        std::string_view argument = list.substr(0, comma);
        while (!argument.empty() && argument.front() == ' ') argument.remove_prefix(1);
        while (!argument.empty() && argument.back() == ' ') argument.remove_suffix(1);
        arguments.push_back(argument);
        if (comma == std::string_view::npos) break;
        list.remove_prefix(comma + 1);
      }
      end = close + 1;
    }
    std::string body;
    const std::string& macro = it->second;
    for (std::size_t k = 0; k < macro.size(); ++k) {
      if (macro[k] == '$' && k + 1 < macro.size() && macro[k + 1] >= '1' && macro[k + 1] <= '9') {
        const std::size_t n = static_cast<std::size_t>(macro[k + 1] - '1');
        if (n >= arguments.size()) throw PatternError(i, fmt::format("macro '${}' wants an argument {}", name, n + 1));
        body += arguments[n];
        ++k;
      } else {
        body += macro[k];
      }
    }
    out += expand_macros(body, names, depth + 1);
    i = end;
  }
  return out;
}

}  // namespace

Pattern parse_pattern(std::string_view text, const Names& names, const Schema& schema, WordResolver& words,
                      WordSets& sets) {
  if (text.find('$') == std::string_view::npos) return Parser(text, names, schema, words, sets).parse();
  const std::string expanded = expand_macros(text, names, 0);
  return Parser(expanded, names, schema, words, sets).parse();
}

}  // namespace edgewise::rules
