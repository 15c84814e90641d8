#pragma once
// The statements that writing documents uses, prepared once a session. Private to src/store.

#include "store/store_impl.hpp"

namespace edgewise {

struct Store::Impl::Statements {
  explicit Statements(store::Database& db)
      : find_document(db, "SELECT n, hash FROM document WHERE id = ?1"),
        add_document(
            db, "INSERT INTO document(id, hash, facts, title, date, url, source) VALUES(?1, ?2, 0, ?3, ?4, ?5, ?6)"),
        set_document(db, "UPDATE document SET hash = ?2, title = ?3, date = ?4, url = ?5, source = ?6 WHERE n = ?1"),
        // Of two values the smaller that is not empty: the same whichever came first.
        fill_document(db,
                      "UPDATE document SET "
                      "title = CASE WHEN title = '' THEN ?2 WHEN ?2 = '' THEN title ELSE min(title, ?2) END, "
                      "date = CASE WHEN date = '' THEN ?3 WHEN ?3 = '' THEN date ELSE min(date, ?3) END, "
                      "url = CASE WHEN url = '' THEN ?4 WHEN ?4 = '' THEN url ELSE min(url, ?4) END, "
                      "source = CASE WHEN source = '' THEN ?5 WHEN ?5 = '' THEN source ELSE min(source, ?5) END "
                      "WHERE n = ?1"),
        count_facts(db, "UPDATE document SET facts = (SELECT count(*) FROM fact WHERE document = ?1) WHERE n = ?1"),
        drop_facts(db, "DELETE FROM fact WHERE document = ?1"),
        drop_sentences(db, "DELETE FROM sentence WHERE document = ?1"),
        drop_document(db, "DELETE FROM document WHERE n = ?1"),
        find_string(db, "SELECT n FROM string WHERE s = ?1"),
        add_string(db, "INSERT INTO string(s) VALUES(?1)"),
        find_form(db, "SELECT n FROM form WHERE id = ?1 AND type = ?2 AND name = ?3"),
        add_form(db, "INSERT INTO form(id, type, name) VALUES(?1, ?2, ?3)"),
        add_sentence(db,
                     "INSERT INTO sentence VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(document, n) DO UPDATE SET "
                     "begin = min(begin, excluded.begin), \"end\" = max(\"end\", excluded.\"end\"), "
                     "text = max(text, excluded.text)"),
        add_fact(db,
                 // The trigger is no part of what the fact says; of two the later one stays, whichever came first.
                 "INSERT INTO fact VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
                 "?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25) ON CONFLICT(document, key) DO UPDATE SET "
                 "trigger_begin = excluded.trigger_begin, trigger_end = excluded.trigger_end "
                 "WHERE (excluded.trigger_end, excluded.trigger_begin) > (trigger_end, trigger_begin)") {}

  store::Statement find_document, add_document, set_document, fill_document, count_facts, drop_facts, drop_sentences,
      drop_document, find_string, add_string, find_form, add_form, add_sentence, add_fact;
};

}  // namespace edgewise
