// All facts out of the file, interned, in the order that FactTable promises.
#include <algorithm>
#include <unordered_map>

#include "edgewise/base/error.hpp"
#include "edgewise/store/fact_table.hpp"
#include "store/store_impl.hpp"

namespace edgewise {
namespace {

// From a row number of the file to a position in memory. Row numbers are dense but for what was taken out.
class Positions {
 public:
  void set(std::int64_t row, std::uint32_t position) {
    const auto i = static_cast<std::size_t>(row);
    if (i >= positions_.size()) positions_.resize(i + i / 2 + 16, FactRow::kNone);
    positions_[i] = position;
  }
  std::uint32_t get(std::int64_t row, const std::string& path) const {
    const auto i = static_cast<std::size_t>(row);
    if (i >= positions_.size() || positions_[i] == FactRow::kNone)
      throw InputError(path + ": is damaged (a fact refers to row " + std::to_string(row) +
                       " that is not there); `edgewise verify` says more; build it again from the inputs");
    return positions_[i];
  }

 private:
  std::vector<std::uint32_t> positions_;
};

}  // namespace

void Store::read_facts(FactTable& out) const {
  store::Database& db = impl_->db;
  const std::string& path = db.path();
  StringPool& pool = *out.pool;
  // One view of the file for all that follows, whoever writes meanwhile.
  const bool own = !impl_->in_batch;
  if (own) db.run("BEGIN");
  Positions strings, forms, documents;
  {
    store::Statement read(db, "SELECT n, s FROM string ORDER BY n");
    pool.strings.clear();
    pool.strings.reserve(static_cast<std::size_t>(db.number("SELECT count(*) FROM string")));
    while (read.step()) {
      strings.set(read.integer(0), static_cast<std::uint32_t>(pool.strings.size()));
      pool.strings.push_back(pool.arena.copy(read.text(1)));
    }
  }
  {
    store::Statement read(db, "SELECT n, id, type, name FROM form ORDER BY n");
    while (read.step()) {
      forms.set(read.integer(0), static_cast<std::uint32_t>(out.forms.size()));
      out.forms.push_back(
          {strings.get(read.integer(1), path), strings.get(read.integer(2), path), strings.get(read.integer(3), path)});
    }
  }
  {
    store::Statement read(db, "SELECT n, id, title, date, url, source, facts FROM document ORDER BY id");
    while (read.step()) {
      documents.set(read.integer(0), static_cast<std::uint32_t>(out.documents.size()));
      DocumentRow row;
      row.id = pool.arena.copy(read.text(1));
      row.title = pool.arena.copy(read.text(2));
      row.date = pool.arena.copy(read.text(3));
      row.url = pool.arena.copy(read.text(4));
      row.source = pool.arena.copy(read.text(5));
      row.facts = read.u32(6);
      out.documents.push_back(row);
    }
  }
  {
    store::Statement read(db, "SELECT document, n, begin, \"end\", text FROM sentence");
    out.sentences.reserve(static_cast<std::size_t>(db.number("SELECT count(*) FROM sentence")));
    while (read.step())
      out.sentences.push_back({documents.get(read.integer(0), path),
                               read.u32(1),
                               {read.u32(2), read.u32(3)},
                               pool.arena.copy(read.text(4))});
  }
  const auto sentence_before = [](const SentenceRow& a, const SentenceRow& b) {
    return a.document != b.document ? a.document < b.document : a.index < b.index;
  };
  std::sort(out.sentences.begin(), out.sentences.end(), sentence_before);

  const std::string triggers = db.number("PRAGMA user_version") < 2 ? "0, 0" : "trigger_begin, trigger_end";
  const std::string facts =
      "SELECT document, sentence, type, subject, subject_text, subject_begin, subject_end, object, "
      "object_text, object_begin, object_end, modality, negated, speaker, speaker_text, speaker_begin, "
      "speaker_end, date, place, attrs, rule, confidence, " +
      triggers + " FROM fact";
  store::Statement read(db, facts.c_str());
  out.facts.reserve(static_cast<std::size_t>(db.number("SELECT coalesce(sum(facts), 0) FROM document")));
  while (read.step()) {
    FactRow row;
    row.document = documents.get(read.integer(0), path);
    const SentenceRow wanted{row.document, read.u32(1), {}, {}};
    const auto at = std::lower_bound(out.sentences.begin(), out.sentences.end(), wanted, sentence_before);
    if (at == out.sentences.end() || sentence_before(wanted, *at))
      throw InputError(path + ": is damaged (a fact has no sentence); build it again from the inputs");
    row.sentence = static_cast<std::uint32_t>(at - out.sentences.begin());
    row.type = strings.get(read.integer(2), path);
    row.subject = forms.get(read.integer(3), path);
    row.subject_text = strings.get(read.integer(4), path);
    row.subject_span = {read.u32(5), read.u32(6)};
    row.object = forms.get(read.integer(7), path);
    row.object_text = strings.get(read.integer(8), path);
    row.object_span = {read.u32(9), read.u32(10)};
    row.modality = static_cast<std::uint8_t>(read.integer(11) & 3);
    row.negated = read.integer(12) != 0;
    if (!read.null(13)) row.speaker = forms.get(read.integer(13), path);
    row.speaker_text = strings.get(read.integer(14), path);
    row.speaker_span = {read.u32(15), read.u32(16)};
    row.date = strings.get(read.integer(17), path);
    if (!read.null(18)) row.place = forms.get(read.integer(18), path);
    row.attrs = strings.get(read.integer(19), path);
    row.rule = strings.get(read.integer(20), path);
    row.confidence = static_cast<std::uint16_t>(read.integer(21));
    row.trigger = {read.u32(22), read.u32(23)};
    out.facts.push_back(row);
  }
  if (own) db.run("COMMIT");
}

}  // namespace edgewise
