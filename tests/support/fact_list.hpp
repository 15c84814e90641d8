#pragma once
// Facts for tests, one line each:
//
//   FactList facts;
//   facts.add("d1 2021-03-13 | person:ann_lee MET person:bo_ek | planned not #2 date=2021-04 speaker=person:cy_ro
//   place=city:ufa"
//             " rule=met.x confidence=0.8 attrs.kind=talks");
//   KnowledgeGraph graph = facts.graph();
//
// Types and names follow from the ids ("person:ann_lee": Person, "Ann Lee"); `subject_text=`, `subject_name=` and the
// same of the object say otherwise ('_' stands for a blank there). Sentence N of document D reads "Sentence N of D."

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"
#include "edgewise/model/fact.hpp"
#include "edgewise/store/store.hpp"
#include "support/temporary_folder.hpp"

namespace edgewise::test {

extern const std::vector<std::string> kSymmetric;  // the symmetric relation types of the built-in schema

class FactList {
 public:
  struct Doc {
    std::string text, date;
    std::vector<Fact> facts;
  };

  FactList& add(std::string_view line);
  const std::map<std::string, Doc>& documents() const { return documents_; }
  DocumentRecord record(const std::string& id) const;

  // Writes all documents as one batch.
  void put_into(Store& store) const;
  // By way of a store in a temporary folder.
  KnowledgeGraph graph(std::string_view ledger = {}) const;

 private:
  std::string_view keep(std::string text);
  FactEnd end_of(std::string_view id);
  std::deque<std::string> strings_;
  std::map<std::string, Doc> documents_;
};

}  // namespace edgewise::test
