#include "edgewise/text/lexicon.hpp"

#include <algorithm>
#include <cstring>

#include "text/form_hash.hpp"

namespace edgewise {
namespace {

constexpr std::size_t kExpected = std::size_t{1} << 17;  // words of a full pack
constexpr std::size_t kMaxForm = 64;                     // longer tokens are no words of the lexicon

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool equal_form(std::string_view stored, std::string_view form) {
  return std::equal(stored.begin(), stored.end(), form.begin(), form.end(),
                    [](char a, char b) { return a == lower(b); });
}

}  // namespace

void Lexicon::insert(std::uint64_t hash, WordId id) {
  std::uint64_t i = hash & mask_;
  while (slots_[i].id != kUnknownWord) i = (i + 1) & mask_;
  slots_[i].tag = static_cast<std::uint32_t>(hash >> 32);
  slots_[i].id = id;
}

void Lexicon::resize(std::size_t slots) {
  auto old = std::move(slots_);
  slots_.assign(slots, {});
  mask_ = slots - 1;
  for (const Slot& s : old) {
    if (s.id != kUnknownWord) insert(hash_form(forms_[s.id].data(), forms_[s.id].size()), s.id);
  }
}

Lexicon::Lexicon() {
  words_.reserve(kExpected);
  forms_.reserve(kExpected);
  words_.resize(punct::kFirstWord);
  forms_.resize(punct::kFirstWord);
  resize(2 * kExpected);
}
Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;

WordId Lexicon::add(std::string_view form) {
  if (form.empty() || form.size() > kMaxForm) return kUnknownWord;
  const std::uint64_t hash = hash_form(form.data(), form.size());
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  for (std::uint64_t i = hash & mask_; slots_[i].id != kUnknownWord; i = (i + 1) & mask_) {
    if (slots_[i].tag == tag && equal_form(forms_[slots_[i].id], form)) return slots_[i].id;
  }
  if ((words_.size() + 1) * 2 > slots_.size()) resize(slots_.size() * 2);
  const auto id = static_cast<WordId>(words_.size());
  words_.emplace_back();
  char* const letters = letters_.allocate(form.size());
  for (std::size_t i = 0; i < form.size(); ++i) letters[i] = lower(form[i]);
  forms_.emplace_back(letters, form.size());
  insert(hash, id);
  return id;
}

void Lexicon::freeze() {
  for (Word& w : words_) {
    if (w.noun != 0 && (words_[w.noun].flags & word::kHuman)) w.flags |= word::kSomebody;
    if (w.flags & word::kHuman) w.flags |= word::kSomebody;
    if (w.noun != 0) w.flags |= words_[w.noun].flags & (word::kEventNoun | word::kDocumentNoun);
  }
  for (Slot& s : slots_) s.flags = words_[s.id].flags;
}

WordId Lexicon::find(std::string_view token) const {
  if (token.size() > kMaxForm) return kUnknownWord;
  return find_hashed(hash_form(token.data(), token.size())).id;
}

}  // namespace edgewise
