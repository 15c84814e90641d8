#include "support/fact_list.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "edgewise/graph/load.hpp"

namespace edgewise::test {

const std::vector<std::string> kSymmetric = {"AGREED_WITH", "COOPERATES_WITH", "MET",        "PARTNER_OF",
                                             "PHONED",      "RELATIVE_OF",     "TRADES_WITH"};

namespace {

std::string type_of(std::string_view id) {
  std::string prefix(id.substr(0, id.find(':')));
  if (prefix == "org") return "Organization";
  if (prefix == "doc") return "Document";
  prefix[0] = static_cast<char>(prefix[0] - 'a' + 'A');
  return prefix;
}

std::string name_of(std::string_view id) {
  std::string name(id.substr(id.find(':') + 1));
  bool start = true;
  for (char& c : name) {
    if (start && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    start = c == '_' || c == '@';
    if (c == '_') c = ' ';
  }
  if (const std::size_t sign = name.find('@'); sign != std::string::npos) name.replace(sign, 1, " of ");
  return name;
}

}  // namespace

std::string_view FactList::keep(std::string text) {
  return strings_.emplace_back(std::move(text));
}

FactEnd FactList::end_of(std::string_view id) {
  FactEnd end;
  end.id = keep(std::string(id));
  end.type = keep(type_of(id));
  end.name = keep(name_of(id));
  end.text = end.name;
  return end;
}

FactList& FactList::add(std::string_view line) {
  std::istringstream words{std::string(line)};
  std::string doc, date, bar, subject, type, object;
  words >> doc >> date;
  if (date == "|") {
    date.clear();
  } else {
    words >> bar;
  }
  words >> subject >> type >> object;
  if (object.empty()) throw std::runtime_error("fact line: " + std::string(line));
  Fact fact;
  fact.doc = keep(doc);
  fact.type = keep(type);
  fact.subject = end_of(subject);
  fact.object = end_of(object);
  fact.rule = "test";
  fact.confidence = 0.9;
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    const std::string key = word.substr(0, equals);
    std::string value = equals == std::string::npos ? std::string() : word.substr(equals + 1);
    const auto spaced = [&value] {
      std::replace(value.begin(), value.end(), '_', ' ');
      return value;
    };
    if (word == "|") continue;
    if (word == "not")
      fact.negated = true;
    else if (word[0] == '#')
      fact.sentence_index = static_cast<std::uint32_t>(std::stoul(word.substr(1)));
    else if (key == "date")
      fact.date = keep(value);
    else if (key == "speaker")
      fact.speaker = end_of(value);
    else if (key == "place")
      fact.place = end_of(value);
    else if (key == "rule")
      fact.rule = keep(value);
    else if (key == "confidence")
      fact.confidence = std::stod(value);
    else if (key == "subject_text")
      fact.subject.text = keep(spaced());
    else if (key == "object_text")
      fact.object.text = keep(spaced());
    else if (key == "subject_name")
      fact.subject.name = keep(spaced());
    else if (key == "object_name")
      fact.object.name = keep(spaced());
    else if (key.starts_with("attrs."))
      fact.attrs.emplace_back(keep(key.substr(6)), keep(spaced()));
    else if (!parse_modality(word, fact.modality))
      throw std::runtime_error("fact line, word " + word + ": " + std::string(line));
  }
  std::sort(fact.attrs.begin(), fact.attrs.end());
  // Sentence n stands at n * 100.
  const std::string sentence = "Sentence " + std::to_string(fact.sentence_index) + " of " + doc + ".";
  const std::uint32_t begin = fact.sentence_index * 100;
  fact.sentence = {begin, begin + static_cast<std::uint32_t>(sentence.size())};
  fact.subject.span = {begin, begin + 3};
  fact.object.span = {begin + 4, begin + 8};
  Doc& into = documents_[doc];
  if (into.text.size() < begin + 100) into.text.resize(begin + 100, ' ');
  into.text.replace(begin, sentence.size(), sentence);
  if (!date.empty()) into.date = date;
  into.facts.push_back(fact);
  return *this;
}

DocumentRecord FactList::record(const std::string& id) const {
  const Doc& doc = documents_.at(id);
  DocumentRecord record;
  record.id = documents_.find(id)->first;
  record.text = doc.text;
  record.date = doc.date;
  return record;
}

void FactList::put_into(Store& store) const {
  store.begin_batch();
  for (const auto& [id, doc] : documents_) store.put_document(record(id), document_hash(record(id), 0), doc.facts);
  store.commit();
}

KnowledgeGraph FactList::graph(std::string_view ledger) const {
  const TemporaryFolder folder;
  std::ofstream(folder / "graph.ledger") << ledger;
  Store store = Store::open_or_create(folder / "graph.db");
  store.set_symmetric_relations(kSymmetric);
  put_into(store);
  update_graph(store, folder / "graph.ledger");
  return load_graph(store);
}

}  // namespace edgewise::test
