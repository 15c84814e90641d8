#include "unit/mention/marked_text.hpp"

#include <algorithm>

namespace edgewise::test {
namespace {

Lexicon load_lexicon(const std::string& folder) {
  Lexicon lexicon;
  lexicon.load_folder(folder);
  return lexicon;
}

std::string name_of(const Found& f, MentionIndex i) {
  if (i == kNoIndex) return "?";
  const Mention& m = f.out.mentions[i];
  if (!m.canonical.empty()) return std::string(m.canonical);
  if (m.entry != kNoIndex) return std::string(pack().gazetteer.entry(m.entry).name);
  return std::string(f.tokens.view(m.span));
}

}  // namespace

Pack::Pack()
    : schema(Schema::load(EDGEWISE_SOURCE_DIR "/rules/schema.json")),
      lexicon(load_lexicon(EDGEWISE_SOURCE_DIR "/rules/lexicon")),
      gazetteer(Gazetteer::load(EDGEWISE_SOURCE_DIR "/rules/gazetteers", schema, lexicon)),
      titles(TitleGrammar::load(EDGEWISE_SOURCE_DIR "/rules/lexicon/titles.tsv", lexicon)) {
  gazetteer.load_combining_forms(EDGEWISE_SOURCE_DIR "/rules/lexicon/combining-forms.tsv", lexicon);
  lexicon.freeze();
}

const Pack& pack() {
  static const Pack p;
  return p;
}

Found::Found(std::string words) : text(std::move(words)) {
  const Pack& p = pack();
  Tokenizer(p.lexicon).run(text, tokens);
  const MentionFinder finder(p.schema, p.lexicon, p.gazetteer, p.titles);
  const MentionFinder::Scratch scratch = MentionFinder::make_scratch();
  finder.find(tokens, out, *scratch);
}

std::string Found::marked_names() const {
  std::string marked;
  std::size_t at = 0;
  for (const Mention& m : out.mentions) {
    if (m.nested || m.span.begin < at) continue;
    if (m.kind != MentionKind::kName && m.kind != MentionKind::kAcronym && m.kind != MentionKind::kMetonym) continue;
    marked += text.substr(at, m.span.begin - at);
    marked += '[' + text.substr(m.span.begin, m.span.size()) + '|' + pack().schema.entity_type(m.type).name + ']';
    at = m.span.end;
  }
  return marked + text.substr(at);
}

std::string Found::roles() const {
  std::string all;
  for (const Role& r : out.roles) {
    if (!all.empty()) all += "; ";
    all += std::string(r.title) + ": " + name_of(*this, r.person) + " of " + name_of(*this, r.owner);
    if (r.host != kNoIndex) all += " to " + name_of(*this, r.host);
    if (r.former) all += " (former)";
    if (r.acting) all += " (acting)";
    if (r.elect) all += " (elect)";
    if (r.counterpart) all += " (counterpart)";
  }
  return all;
}

std::string Found::of_kind(MentionKind kind) const {
  std::string all;
  for (const Mention& m : out.mentions) {
    if (m.kind != kind) continue;
    if (!all.empty()) all += "; ";
    all +=
        std::string(tokens.view(m.span)) + '=' + (m.type == type::kNone ? "?" : pack().schema.entity_type(m.type).name);
  }
  return all;
}

}  // namespace edgewise::test
