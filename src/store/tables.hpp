#pragma once
// The tables of a store, as SQL. Private to src/store; what a reader of SQL may rely on are the views `statement` and
// `document_list` and the tables `entity`, `merged` and `edge`.

namespace edgewise::store {

inline constexpr int kApplicationId = 0x45646757;  // "EdgW", in the file's header

// Facts and sentences lie together by document. Strings that repeat (ids, names, surface forms, dates, rules) are kept
// once. `fact.key` is a hash of all that the fact says: a set, whatever order the facts came in. `snapshot`
// holds the merged graph as the query engine reads it, see snapshot_pages.hpp.
inline constexpr const char* kTables = R"sql(
CREATE TABLE document(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash BLOB NOT NULL, facts INTEGER NOT NULL,
  title TEXT NOT NULL, date TEXT NOT NULL, url TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE string(n INTEGER PRIMARY KEY, s TEXT NOT NULL UNIQUE);
INSERT INTO string VALUES(0, '');
CREATE TABLE form(
  n INTEGER PRIMARY KEY, id INTEGER NOT NULL REFERENCES string, type INTEGER NOT NULL REFERENCES string,
  name INTEGER NOT NULL REFERENCES string, UNIQUE(id, type, name));
CREATE TABLE sentence(
  document INTEGER NOT NULL REFERENCES document, n INTEGER NOT NULL, begin INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL, PRIMARY KEY(document, n)) WITHOUT ROWID;
CREATE TABLE fact(
  document INTEGER NOT NULL, key INTEGER NOT NULL, sentence INTEGER NOT NULL, type INTEGER NOT NULL REFERENCES string,
  subject INTEGER NOT NULL REFERENCES form, subject_text INTEGER NOT NULL REFERENCES string,
  subject_begin INTEGER NOT NULL, subject_end INTEGER NOT NULL,
  object INTEGER NOT NULL REFERENCES form, object_text INTEGER NOT NULL REFERENCES string,
  object_begin INTEGER NOT NULL, object_end INTEGER NOT NULL,
  modality INTEGER NOT NULL, negated INTEGER NOT NULL,
  speaker INTEGER REFERENCES form, speaker_text INTEGER NOT NULL REFERENCES string,
  speaker_begin INTEGER NOT NULL, speaker_end INTEGER NOT NULL,
  date INTEGER NOT NULL REFERENCES string, place INTEGER REFERENCES form, attrs INTEGER NOT NULL REFERENCES string,
  rule INTEGER NOT NULL REFERENCES string, confidence INTEGER NOT NULL,
  trigger_begin INTEGER NOT NULL DEFAULT 0, trigger_end INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(document, key), FOREIGN KEY(document, sentence) REFERENCES sentence) WITHOUT ROWID;
CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE symmetric(relation TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE entity(
  id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, mentions INTEGER NOT NULL, documents INTEGER NOT NULL)
  WITHOUT ROWID;
CREATE TABLE merged(
  id TEXT NOT NULL, document TEXT NOT NULL, node TEXT NOT NULL REFERENCES entity, why TEXT NOT NULL,
  PRIMARY KEY(id, document)) WITHOUT ROWID;
CREATE TABLE edge(
  id TEXT PRIMARY KEY, type TEXT NOT NULL, source TEXT NOT NULL REFERENCES entity, target TEXT NOT NULL REFERENCES entity,
  modality TEXT NOT NULL, negated INTEGER NOT NULL, evidence INTEGER NOT NULL, documents INTEGER NOT NULL,
  first_date TEXT NOT NULL, last_date TEXT NOT NULL, confidence REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE snapshot(n INTEGER PRIMARY KEY, hash INTEGER NOT NULL, data BLOB NOT NULL);
CREATE VIEW document_list AS SELECT id, title, date, url, source, facts FROM document ORDER BY id;
CREATE VIEW statement AS SELECT
  d.id AS document, f.sentence AS sentence, t.s AS type, si.s AS subject, oi.s AS object,
  CASE f.modality WHEN 0 THEN 'actual' WHEN 1 THEN 'planned' WHEN 2 THEN 'hoped' ELSE 'possible' END AS modality,
  f.negated AS negated, pi.s AS speaker, da.s AS date, li.s AS place, a.s AS attrs, r.s AS rule,
  f.confidence / 100.0 AS confidence, s.text AS text
  FROM fact f JOIN document d ON d.n = f.document JOIN sentence s ON s.document = f.document AND s.n = f.sentence
  JOIN string t ON t.n = f.type JOIN form sf ON sf.n = f.subject JOIN string si ON si.n = sf.id
  JOIN form of ON of.n = f.object JOIN string oi ON oi.n = of.id
  LEFT JOIN form pf ON pf.n = f.speaker LEFT JOIN string pi ON pi.n = pf.id
  LEFT JOIN form lf ON lf.n = f.place LEFT JOIN string li ON li.n = lf.id
  JOIN string da ON da.n = f.date JOIN string a ON a.n = f.attrs JOIN string r ON r.n = f.rule;
)sql";

// What turns a store of version 1 into one of version 2.
inline constexpr const char* kAddTriggers =
    "ALTER TABLE fact ADD COLUMN trigger_begin INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE fact ADD COLUMN trigger_end INTEGER NOT NULL DEFAULT 0";

}  // namespace edgewise::store
