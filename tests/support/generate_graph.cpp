#include "support/generate_graph.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>

#include "edgewise/graph/load.hpp"
#include "support/fact_list.hpp"
#include "support/made_up.hpp"

namespace edgewise::test {
namespace {

constexpr std::array<const char*, 12> kTypes = {"MET",     "VISITED",    "THANKED",    "SUPPORTS",
                                                "PHONED",  "HOLDS_ROLE", "ACCUSED",    "REQUESTED",
                                                "PRAISED", "INVITED",    "CRITICIZED", "DISCUSSED"};

std::string word_of(std::size_t number) {
  return test::word_of(number, 'v');  // with a doubled letter as its other spelling
}

struct Entity {
  std::string id, type, name, text;
};

Entity person(std::size_t number, int form) {
  const std::string given = word_of(number % 97 + 16), family = word_of(number + 256);
  if (form == 0) return {"person:" + family, "Person", capital(family), capital(family)};
  const std::string spelled = form == 1 ? family : family + "v";
  return {"person:" + given + '_' + spelled, "Person", capital(given) + ' ' + capital(spelled), capital(spelled)};
}

FactEnd end_of(const Entity& entity, std::uint32_t begin) {
  FactEnd end;
  end.id = entity.id;
  end.type = entity.type;
  end.name = entity.name;
  end.text = entity.text;
  end.span = {begin, begin + static_cast<std::uint32_t>(entity.text.size())};
  return end;
}

}  // namespace

void generate_graph(const GeneratorOptions& options,
                    const std::function<void(const DocumentRecord&, std::span<const Fact>)>& take) {
  Random random(options.seed);
  for (std::size_t made = 0, number = 0; made < options.facts; ++number) {
    char id[32], date[16];
    std::snprintf(id, sizeof id, "news-%08zu", number);
    std::snprintf(date, sizeof date, "20%02zu-%02zu-%02zu", 10 + random.below(12), 1 + random.below(12),
                  1 + random.below(28));
    const std::size_t count = std::min(options.facts - made, 1 + random.below(2 * options.facts_a_document - 1));
    std::string text;
    std::deque<Entity> entities;  // their strings stay where they are
    std::vector<Fact> facts;
    for (std::size_t i = 0; i < count; ++i) {
      Fact fact;
      const std::size_t who = random.skewed(options.persons);
      const Entity& subject =
          entities.emplace_back(person(who, random.below(20) == 0 ? 0 : 1 + (who % 3 == 0 && random.below(2))));
      fact.type = kTypes[random.skewed(kTypes.size())];
      const Entity& object = [&]() -> const Entity& {
        if (fact.type == "HOLDS_ROLE") {
          const std::string land = word_of(who % 190);
          return entities.emplace_back(
              Entity{"office:minister@" + land, "Office", "Minister of " + capital(land), "minister"});
        }
        if (fact.type == "VISITED" || random.below(3) == 0) {
          const std::string land = word_of(random.skewed(190));
          return entities.emplace_back(Entity{"country:" + land, "Country", capital(land), capital(land)});
        }
        return entities.emplace_back(person(random.skewed(options.persons), 1));
      }();
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += subject.text + " and what was said of it on that day in the capital after long talks " + object.text;
      fact.sentence_index = static_cast<std::uint32_t>(i);
      fact.subject = end_of(subject, begin);
      fact.object = end_of(object, static_cast<std::uint32_t>(text.size() - object.text.size()));
      text += ". ";
      fact.sentence = {begin, static_cast<std::uint32_t>(text.size() - 1)};
      fact.modality = random.below(5) == 0 ? Modality::kPlanned : Modality::kActual;
      fact.negated = random.below(20) == 0;
      if (random.below(2) == 0) fact.date = date;
      if (random.below(4) == 0) fact.speaker = end_of(subject, begin);
      fact.rule = fact.type;
      fact.confidence = 0.5 + static_cast<double>(random.below(50)) / 100;
      facts.push_back(fact);
    }
    DocumentRecord record;
    record.id = id;
    record.text = text;
    record.date = date;
    record.source = "generated";
    take(record, facts);
    made += count;
  }
}

void generate_store(const GeneratorOptions& options, const std::string& path) {
  Store store = Store::open_or_create(path);
  store.set_symmetric_relations(kSymmetric);
  store.begin_batch();
  std::size_t in_batch = 0;
  generate_graph(options, [&](const DocumentRecord& record, std::span<const Fact> facts) {
    store.put_document(record, document_hash(record, 0), facts);
    if (++in_batch == 2000) {
      store.commit();
      store.begin_batch();
      in_batch = 0;
    }
  });
  store.commit();
  update_graph(store, "");
}

}  // namespace edgewise::test
