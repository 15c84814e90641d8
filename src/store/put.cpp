// Documents and their facts going in and out.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "edgewise/base/error.hpp"
#include "edgewise/store/fact_table.hpp"
#include "edgewise/store/store.hpp"
#include "store/statements.hpp"
#include "store/store_impl.hpp"

namespace edgewise {
namespace {

std::string blob_of(ContentHash hash) {
  std::string blob(16, '\0');
  std::memcpy(blob.data(), &hash.high, 8);
  std::memcpy(blob.data() + 8, &hash.low, 8);
  return blob;
}

ContentHash hash_of(std::string_view blob) {
  ContentHash hash;
  if (blob.size() == 16) {
    std::memcpy(&hash.high, blob.data(), 8);
    std::memcpy(&hash.low, blob.data() + 8, 8);
  }
  return hash;
}

void append_number(std::string& out, std::uint64_t value) {
  for (int i = 0; i < 8; ++i) out += static_cast<char>(value >> (8 * i));
}

void append_text(std::string& out, std::string_view text) {
  append_number(out, text.size());
  out += text;
}

void append_end(std::string& out, const FactEnd& end) {
  append_text(out, end.id);
  if (!end.present()) return;
  append_text(out, end.type);
  append_text(out, end.name);
  append_text(out, end.text);
  append_number(out, (static_cast<std::uint64_t>(end.span.begin) << 32) | end.span.end);
}

std::int64_t hundredths(double confidence) {
  return std::clamp<std::int64_t>(std::llround(confidence * 100), 0, 100);
}

// All that the fact says, as one number.
std::int64_t fact_key(const Fact& fact, std::string_view attrs, std::string& scratch) {
  scratch.clear();
  append_number(scratch, fact.sentence_index);
  append_text(scratch, fact.type);
  append_end(scratch, fact.subject);
  append_end(scratch, fact.object);
  append_end(scratch, fact.speaker);
  append_text(scratch, fact.place.id);
  append_text(scratch, fact.place.present() ? fact.place.type : std::string_view());
  append_text(scratch, fact.place.present() ? fact.place.name : std::string_view());
  append_number(scratch, static_cast<std::uint64_t>(fact.modality) * 2 + (fact.negated ? 1 : 0));
  append_text(scratch, fact.date);
  append_text(scratch, attrs);
  append_text(scratch, fact.rule);
  append_number(scratch, static_cast<std::uint64_t>(hundredths(fact.confidence)));
  return static_cast<std::int64_t>(hash_bytes_64(scratch));
}

std::string_view sentence_text(std::string_view text, const Fact& fact) {
  const Span span = fact.sentence;
  if (text.empty()) return fact.sentence_text;
  if (span.begin >= span.end || span.end > text.size()) return {};
  return text.substr(span.begin, span.size());
}

}  // namespace

ContentHash document_hash(const DocumentRecord& document, std::uint64_t salt) {
  ContentHash hash{salt, 1};
  for (const std::string_view part : {document.text, document.title, document.date, document.url, document.source})
    hash = hash_bytes(part, hash);
  return hash;
}

std::int64_t Store::Impl::intern(std::string_view text) {
  if (text.empty()) return 0;
  if (const auto it = strings.find(text); it != strings.end()) return it->second;
  std::int64_t n = 0;
  statements->find_string.bind(1, text);
  if (statements->find_string.step()) n = statements->find_string.integer(0);
  statements->find_string.reset();
  if (n == 0) {
    statements->add_string.bind(1, text).run();
    n = db.last_row();
  }
  // The cache is a convenience: it starts anew before it outgrows the memory that a build should take.
  if (strings.size() > 1'000'000) strings.clear();
  strings.emplace(text, n);
  return n;
}

std::int64_t Store::Impl::intern_form(const FactEnd& end) {
  const FormKey key{intern(end.id), intern(end.type), intern(end.name)};
  if (const auto it = forms.find(key); it != forms.end()) return it->second;
  std::int64_t n = 0;
  store::Statement& find = statements->find_form;
  find.bind(1, key.id).bind(2, key.type).bind(3, key.name);
  if (find.step()) n = find.integer(0);
  find.reset();
  if (n == 0) {
    statements->add_form.bind(1, key.id).bind(2, key.type).bind(3, key.name).run();
    n = db.last_row();
  }
  if (forms.size() > 1'000'000) forms.clear();
  forms.emplace(key, n);
  return n;
}

void Store::Impl::put_facts(std::int64_t document, std::string_view text, std::span<const Fact> facts) {
  struct Keyed {
    std::int64_t key;
    const Fact* fact;
    std::string attrs;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(facts.size());
  std::string scratch;
  for (const Fact& fact : facts) {
    if (!fact.subject.present() || !fact.object.present() || fact.type.empty()) continue;  // never an empty id
    std::string attrs = encode_attrs(fact.attrs);
    const std::int64_t key = fact_key(fact, attrs, scratch);
    keyed.push_back({key, &fact, std::move(attrs)});
  }
  const auto trigger = [](const Keyed& k) { return std::pair(k.fact->trigger.end, k.fact->trigger.begin); };
  std::sort(keyed.begin(), keyed.end(), [&](const Keyed& a, const Keyed& b) {
    return a.key != b.key ? a.key < b.key : trigger(b) < trigger(a);  // of equal facts the later trigger first
  });
  keyed.erase(std::unique(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) { return a.key == b.key; }),
              keyed.end());
  for (const auto& [key, fact, attrs] : keyed) {
    statements->add_sentence.bind(1, document)
        .bind(2, fact->sentence_index)
        .bind(3, fact->sentence.begin)
        .bind(4, fact->sentence.end)
        .bind(5, sentence_text(text, *fact))
        .run();
    // Interned before binding: interning runs statements of its own.
    const std::int64_t type = intern(fact->type);
    const std::int64_t subject = intern_form(fact->subject), subject_text = intern(fact->subject.text);
    const std::int64_t object = intern_form(fact->object), object_text = intern(fact->object.text);
    const bool spoken = fact->speaker.present(), placed = fact->place.present();
    const std::int64_t speaker = spoken ? intern_form(fact->speaker) : 0;
    const std::int64_t place = placed ? intern_form(fact->place) : 0;
    store::Statement& add = statements->add_fact;
    add.bind(1, document).bind(2, key).bind(3, fact->sentence_index).bind(4, type);
    add.bind(5, subject).bind(6, subject_text).bind(7, fact->subject.span.begin).bind(8, fact->subject.span.end);
    add.bind(9, object).bind(10, object_text).bind(11, fact->object.span.begin).bind(12, fact->object.span.end);
    add.bind(13, static_cast<std::int64_t>(fact->modality)).bind(14, fact->negated ? 1 : 0);
    spoken ? add.bind(15, speaker) : add.bind_null(15);
    add.bind(16, spoken ? intern(fact->speaker.text) : 0);
    add.bind(17, spoken ? fact->speaker.span.begin : 0).bind(18, spoken ? fact->speaker.span.end : 0);
    add.bind(19, intern(fact->date));
    placed ? add.bind(20, place) : add.bind_null(20);
    add.bind(21, intern(attrs)).bind(22, intern(fact->rule)).bind(23, hundredths(fact->confidence));
    add.bind(24, fact->trigger.begin).bind(25, fact->trigger.end).run();
  }
  statements->count_facts.bind(1, document).run();
}

void Store::Impl::clear_document(std::int64_t document) {
  statements->drop_facts.bind(1, document).run();
  statements->drop_sentences.bind(1, document).run();
  orphans = true;
}

namespace {

struct Found {
  std::int64_t n = 0;  // 0: not there
  ContentHash hash;
};

Found find_document(store::Statement& find, std::string_view id) {
  Found found;
  find.bind(1, id);
  if (find.step()) found = {find.integer(0), hash_of(find.text(1))};
  find.reset();
  return found;
}

void need_id(const Store::Impl& impl, std::string_view id) {
  if (id.empty()) throw InputError(impl.db.path() + ": a document has no id; each needs one of its own");
}

}  // namespace

PutResult Store::put_document(const DocumentRecord& document, ContentHash hash, std::span<const Fact> facts) {
  need_id(*impl_, document.id);
  OwnBatch batch(*impl_);
  auto& sql = *impl_->statements;
  const std::uint64_t id = hash_bytes_64(document.id);
  Found found = find_document(sql.find_document, document.id);
  PutResult result = PutResult::kAdded;
  if (found.n != 0) {
    if (!hash.empty() && found.hash == hash) return PutResult::kUnchanged;
    result = PutResult::kReplaced;
    if (impl_->written.contains(id)) {
      result = PutResult::kDuplicate;
      if (found.hash < hash) return result;
    } else {
      const std::lock_guard lock(impl_->lookup_mutex);
      if (impl_->replaced.emplace(id, found.hash).second) impl_->replaced_in_batch.push_back(id);
    }
    impl_->clear_document(found.n);
  }
  impl_->drop_snapshot();
  const std::string blob = blob_of(hash);
  if (found.n == 0) {
    sql.add_document.bind(1, document.id).bind_blob(2, blob);
    sql.add_document.bind(3, document.title)
        .bind(4, document.date)
        .bind(5, document.url)
        .bind(6, document.source)
        .run();
    found.n = impl_->db.last_row();
  } else {
    sql.set_document.bind(1, found.n).bind_blob(2, blob);
    sql.set_document.bind(3, document.title)
        .bind(4, document.date)
        .bind(5, document.url)
        .bind(6, document.source)
        .run();
  }
  impl_->put_facts(found.n, document.text, facts);
  impl_->written.insert_or_assign(id, hash);
  impl_->written_in_batch.push_back(id);
  batch.commit();
  return result;
}

void Store::add_facts(const DocumentRecord& document, std::span<const Fact> facts, ContentHash hash) {
  need_id(*impl_, document.id);
  OwnBatch batch(*impl_);
  auto& sql = *impl_->statements;
  const std::uint64_t id = hash_bytes_64(document.id);
  if (!impl_->written.contains(id)) {
    put_document(document, hash, facts);
  } else {
    impl_->drop_snapshot();
    const Found found = find_document(sql.find_document, document.id);
    sql.fill_document.bind(1, found.n).bind(2, document.title).bind(3, document.date).bind(4, document.url);
    sql.fill_document.bind(5, document.source).run();
    impl_->put_facts(found.n, document.text, facts);
  }
  batch.commit();
}

bool Store::remove(std::string_view id) {
  OwnBatch batch(*impl_);
  const Found found = find_document(impl_->statements->find_document, id);
  if (found.n == 0) return false;
  impl_->drop_snapshot();
  impl_->clear_document(found.n);
  impl_->statements->drop_document.bind(1, found.n).run();
  impl_->written.erase(hash_bytes_64(id));
  batch.commit();
  return true;
}

void Store::Impl::sweep_strings() {
  if (!orphans) return;
  db.run(
      "DELETE FROM form WHERE n NOT IN (SELECT subject FROM fact UNION SELECT object FROM fact UNION "
      "SELECT speaker FROM fact WHERE speaker IS NOT NULL UNION SELECT place FROM fact WHERE place IS NOT NULL)");
  db.run(
      "DELETE FROM string WHERE n <> 0 AND n NOT IN (SELECT id FROM form UNION SELECT type FROM form UNION "
      "SELECT name FROM form UNION SELECT type FROM fact UNION SELECT subject_text FROM fact UNION "
      "SELECT object_text FROM fact UNION SELECT speaker_text FROM fact UNION SELECT date FROM fact UNION "
      "SELECT attrs FROM fact UNION SELECT rule FROM fact)");
  strings.clear();
  forms.clear();
  orphans = false;
}

}  // namespace edgewise
