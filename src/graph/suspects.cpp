#include "edgewise/graph/suspects.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "graph/edit_distance.hpp"
#include "graph/entity_units.hpp"
#include "graph/person_name.hpp"

namespace edgewise {
namespace {

struct Person {
  NodeIndex node;
  PersonName name;
  bool is_short;
  char initial;
};

std::string_view plain_id(const Node& node) {
  return node.id.substr(0, node.id.find('@'));
}

// Why two persons with one surname may be the same; empty where nothing speaks for it.
std::string likeness(const Person& a, const Person& b) {
  if (a.is_short && b.is_short) return {};  // only a surname each: that says nothing
  if (a.is_short || b.is_short) {
    const Person& full = a.is_short ? b : a;
    const Person& bare = a.is_short ? a : b;
    if (bare.initial != '\0' && bare.initial != full.name.given[0]) return {};
    return bare.initial == '\0' ? "the surname alone" : "initial and surname";
  }
  if (a.name.given == b.name.given) return "the same given and family name, other middle names";
  if (a.name.given.size() > 2 && edit_distance(a.name.given, b.name.given, 1) == 1)
    return "given names one letter apart";
  return {};
}

}  // namespace

std::vector<Suspect> suspects(const KnowledgeGraph& graph, const Ledger& ledger) {
  std::map<std::string, std::vector<Person>> by_surname;
  for (NodeIndex n = 0; n < graph.nodes().size(); ++n) {
    const std::string_view id = plain_id(graph.nodes()[n]);
    if (!id.starts_with("person:")) continue;
    Person person{n, person_name(id), is_short_person_id(id), short_initial(id)};
    if (person.is_short) person.name.family = short_surname(id);
    by_surname[person.name.family].push_back(std::move(person));
  }

  std::set<std::pair<std::string_view, std::string_view>> decided;
  for (const Decision& d : ledger.decisions()) decided.insert({d.a, d.b});
  const auto is_decided = [&](NodeIndex a, NodeIndex b) {
    const Node &x = graph.nodes()[a], &y = graph.nodes()[b];
    return decided.contains(std::minmax(x.id, y.id)) || decided.contains(std::minmax(plain_id(x), plain_id(y)));
  };

  std::vector<Suspect> found;
  const auto add = [&](NodeIndex a, NodeIndex b, std::string why) {
    if (!is_decided(a, b)) found.push_back({std::min(a, b), std::max(a, b), std::move(why)});
  };
  for (const auto& [surname, persons] : by_surname)
    for (std::size_t i = 0; i < persons.size(); ++i)
      for (std::size_t j = i + 1; j < persons.size(); ++j)
        if (std::string why = likeness(persons[i], persons[j]); !why.empty())
          add(persons[i].node, persons[j].node, std::move(why));
  // Given and family name the other way round.
  for (const auto& [surname, persons] : by_surname)
    for (const Person& p : persons) {
      if (p.is_short || !(surname < p.name.given)) continue;
      const auto others = by_surname.find(p.name.given);
      if (others == by_surname.end()) continue;
      for (const Person& q : others->second)
        if (!q.is_short && q.name.given == surname) add(p.node, q.node, "given and family name the other way round");
    }
  for (const Edge& edge : graph.edges())
    if (edge.source == edge.target && (found.empty() || found.back().a != edge.source || found.back().b != edge.source))
      found.push_back({edge.source, edge.source, std::string(edge.type) + " with itself: two may have become one"});
  std::stable_sort(found.begin(), found.end(),
                   [](const Suspect& x, const Suspect& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  return found;
}

}  // namespace edgewise
