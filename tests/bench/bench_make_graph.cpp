// A store of made-up news of any size, for bench_query: written fact by fact through the store and merged as a build
// merges, so that what is measured is what people get. The same arguments give the same facts.
//
//   edgewise_bench_make_graph NODES EDGES OUT.db      with 0 EDGES the facts that are there are merged anew
//
// Six in ten nodes are persons, a quarter organizations, then offices, cities, events and 200 countries. Two ends in
// three are any node of their type in turn, so that every node occurs; the third is skewed to a few, so that there are
// hubs. About one fact in twenty says again what an earlier document said.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <deque>
#include <exception>

#include "bench/measure.hpp"
#include "edgewise/graph/load.hpp"
#include "edgewise/store/store.hpp"
#include "support/made_up.hpp"

using namespace edgewise;
using bench::seconds;
using test::capital;
using test::kSyllables;
using test::Random;

namespace {

std::string word_of(std::size_t number) {
  return test::word_of(number, 'n');
}

enum Kind : std::size_t { kPerson, kOrganization, kOffice, kCity, kEvent, kCountry, kKinds };

struct Entity {
  std::string id, type, name, text;
};

Entity entity(Kind kind, std::size_t number) {
  const std::string word = word_of(number + 256), name = capital(word);
  switch (kind) {
    case kPerson: {
      const std::string given = word_of(number % 911 + 256);
      return {"person:" + given + '_' + word, "Person", capital(given) + ' ' + name,
              number % 3 == 0 ? name : capital(given) + ' ' + name};
    }
    case kOrganization:
      return {"org:" + word + "_union", "Organization", name + " Union", name + " Union"};
    case kOffice: {
      const std::string land = word_of(number % 200 + 256);
      return {"office:head_of_" + word + '@' + land, "Office", "Head of " + name + " of " + capital(land), "head"};
    }
    case kCity:
      return {"city:" + word, "City", name, name};
    case kEvent:
      return {"event:" + word + "_summit", "Event", name + " Summit", name + " Summit"};
    default:
      return {"country:" + word, "Country", name, name};
  }
}

struct Relation {
  const char* type;
  Kind from, to;
  std::size_t weight;
};
constexpr std::array<Relation, 14> kRelations = {{{"MET", kPerson, kPerson, 18},
                                                  {"VISITED", kPerson, kCountry, 8},
                                                  {"VISITED", kPerson, kCity, 6},
                                                  {"MEMBER_OF", kPerson, kOrganization, 14},
                                                  {"HOLDS_ROLE", kPerson, kOffice, 6},
                                                  {"CRITICIZED", kPerson, kPerson, 8},
                                                  {"SUPPORTS", kPerson, kOrganization, 8},
                                                  {"PHONED", kPerson, kPerson, 6},
                                                  {"ACCUSED", kOrganization, kPerson, 6},
                                                  {"ATTENDED", kPerson, kEvent, 4},
                                                  {"LOCATED_IN", kOrganization, kCity, 4},
                                                  {"COOPERATES_WITH", kOrganization, kOrganization, 8},
                                                  {"OFFICE_OF", kOffice, kCountry, 2},
                                                  {"THANKED", kPerson, kCountry, 2}}};

struct Planned {
  const Relation* relation = nullptr;
  std::size_t source = 0, target = 0;
};

class Generator {
 public:
  Generator(std::size_t nodes, std::size_t edges) : facts_(edges + edges / 10) {
    counts_ = {nodes * 60 / 100,
               nodes * 25 / 100,
               nodes * 8 / 100,
               nodes * 5 / 100,
               0,
               std::min<std::size_t>(200, nodes / 50 + 1)};
    counts_[kEvent] = nodes - counts_[0] - counts_[1] - counts_[2] - counts_[3] - counts_[kCountry];
  }

  void write(Store& store) {
    for (std::size_t number = 0, made = 0; made < facts_; ++number) {
      if (number % 4000 == 0) {
        if (number > 0) store.commit();
        store.begin_batch();
      }
      const std::size_t count = std::min<std::size_t>(facts_ - made, 20);
      write_document(store, number, count);
      made += count;
    }
    store.commit();
  }

 private:
  std::size_t pick(Kind kind) {
    if (random_.below(3) == 0) return random_.skewed(counts_[kind]);
    return (next_[kind]++ * 7919) % counts_[kind];
  }

  Planned plan() {
    if (!recent_.empty() && random_.below(20) == 0) return recent_[random_.below(recent_.size())];
    std::size_t at = random_.below(100);
    const Relation* relation = kRelations.data();
    while (at >= relation->weight) at -= (relation++)->weight;
    Planned planned = {relation, pick(relation->from), pick(relation->to)};
    if (recent_.size() < 1000)
      recent_.push_back(planned);
    else
      recent_[random_.below(recent_.size())] = planned;
    return planned;
  }

  FactEnd end_of(const Entity& entity, std::uint32_t begin) {
    return {entity.id,
            entity.type,
            entity.name,
            entity.text,
            {begin, begin + static_cast<std::uint32_t>(entity.text.size())}};
  }

  void write_document(Store& store, std::size_t number, std::size_t count) {
    const std::string id = fmt::format("news-{:08}", number);
    const std::string date =
        fmt::format("20{:02}-{:02}-{:02}", 10 + random_.below(15), 1 + random_.below(12), 1 + random_.below(28));
    std::string text;
    std::deque<Entity> entities;  // their strings stay where they are
    std::vector<Fact> facts;
    for (std::size_t i = 0; i < count; ++i) {
      const Planned planned = plan();
      const Entity& source = entities.emplace_back(entity(planned.relation->from, planned.source));
      const Entity& target = entities.emplace_back(entity(planned.relation->to, planned.target));
      Fact fact;
      fact.type = planned.relation->type;
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += source.text + " and, after long talks, ";
      fact.sentence_index = static_cast<std::uint32_t>(i);
      fact.subject = end_of(source, begin);
      fact.object = end_of(target, static_cast<std::uint32_t>(text.size()));
      text += target.text + ". ";
      fact.sentence = {begin, static_cast<std::uint32_t>(text.size() - 1)};
      fact.modality = random_.below(8) == 0 ? Modality::kPlanned : Modality::kActual;
      fact.negated = random_.below(40) == 0;
      if (random_.below(2) == 0) fact.date = date;
      if (random_.below(5) == 0) fact.speaker = fact.subject;
      if (random_.below(10) == 0) fact.attrs = {{"topic", kSyllables[random_.below(kSyllables.size())]}};
      fact.rule = fact.type;
      fact.confidence = 0.5 + 0.01 * static_cast<double>(random_.below(50));
      facts.push_back(std::move(fact));
    }
    DocumentRecord record;
    record.id = id;
    record.text = text;
    record.title = id;
    record.date = date;
    record.source = "bench";
    store.put_document(record, document_hash(record, 1), facts);
  }

  std::size_t facts_;
  std::array<std::size_t, kKinds> counts_{}, next_{};
  std::vector<Planned> recent_;
  Random random_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: {} NODES EDGES OUT.db\n", argv[0]);
    return 2;
  }
  try {
    Store store = Store::open_or_create(argv[3]);
    store.set_symmetric_relations(std::vector<std::string>{"COOPERATES_WITH", "MET", "PHONED"});
    Generator generator(std::strtoull(argv[1], nullptr, 10), std::strtoull(argv[2], nullptr, 10));
    const bool only_merge = std::strtoull(argv[2], nullptr, 10) == 0;
    const double writing = only_merge ? 0 : seconds([&] { generator.write(store); });
    fmt::print("facts written in {:.1f} s\n", writing);
    std::fflush(stdout);
    GraphCounts counts;
    const double merging = seconds([&] { counts = update_graph(store, ledger_path_for(argv[3])); });
    fmt::print("{} documents, {} facts merged into {} nodes, {} edges in {:.1f} s; peak {:.0f} MB\n", counts.documents,
               counts.facts, counts.entities, counts.edges, merging, bench::peak_megabytes());
  } catch (const std::exception& e) {
    fmt::print(stderr, "{}\n", e.what());
    return 1;
  }
}
