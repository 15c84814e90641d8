// Who held an office, when. A statement "A is minister" dated D says that A held it on D; it says nothing about the day
// before. So what is known of a holder is the span from the first to the last such statement, and of the time between
// two holders only that the office changed hands in it.
//
//   A: 2019-05 .. 2020-03     B: 2020-10 .. 2021-04     as of 2020-06: A (last known), B came by 2020-10
//
// A statement with attribute "former" ends a span instead of widening it: A held the office before that day. Two
// holders whose spans share more than their edge contradict each other, and both are shown with their sources.

#include <fmt/format.h>

#include <algorithm>

#include "edgewise/query/dossier.hpp"
#include "query/rows.hpp"

namespace edgewise {
namespace {

using namespace query;

struct Holder {
  EdgeIndex edge = 0;
  NodeIndex person = 0;
  std::string first, last;  // statements that they hold it; empty where none has a date
  std::string former_by;    // first statement that they held it before
  bool acting = false, elect = false, former_only = true;
  std::vector<const Evidence*> present, past;
  std::vector<std::string> conflicts;
  bool shown = true;
};

// Whether date a lies before b; the shorter of the two covers what the longer says ("2020" is not before "2020-05").
bool before(std::string_view a, std::string_view b) {
  const std::size_t length = std::min(a.size(), b.size());
  return a.substr(0, length) < b.substr(0, length);
}

std::string_view first_of(std::string_view date) {
  return date.substr(0, date.find('/'));
}

std::string_view last_of(std::string_view date) {
  const std::size_t slash = date.find('/');
  return slash == std::string_view::npos ? date : date.substr(slash + 1);
}

Holder read_holder(const KnowledgeGraph& graph, EdgeIndex index) {
  const Edge& edge = graph.edges()[index];
  Holder holder;
  holder.edge = index;
  holder.person = edge.source;
  for (const Evidence& e : graph.evidence(edge)) {
    std::string_view date = e.date.empty() ? document_date(graph, e.doc) : e.date;
    if (date.starts_with('X')) date = {};
    if (has_attribute(e, "former")) {
      holder.past.push_back(&e);
      if (!date.empty() && (holder.former_by.empty() || first_of(date) < holder.former_by))
        holder.former_by = first_of(date);
      continue;
    }
    holder.former_only = false;
    holder.acting |= has_attribute(e, "acting");
    if (has_attribute(e, "elect")) {
      holder.elect = true;
      continue;
    }
    holder.present.push_back(&e);
    if (date.empty()) continue;
    if (holder.first.empty() || first_of(date) < holder.first) holder.first = first_of(date);
    if (holder.last.empty() || last_of(date) > holder.last) holder.last = last_of(date);
  }
  return holder;
}

bool overlap(const Holder& a, const Holder& b) {
  if (a.first.empty() || b.first.empty()) return false;
  return before(a.first, b.last) && before(b.first, a.last);
}

// Whether the holder is known to have held it on the day, or was the last one known by then.
bool held_on(const Holder& holder, const std::vector<Holder>& all, std::string_view day) {
  if (holder.first.empty() || before(day, holder.first)) return false;
  if (!before(holder.last, day)) return true;
  if (!holder.former_by.empty() && !before(day, holder.former_by)) return false;
  return std::none_of(all.begin(), all.end(), [&](const Holder& other) {
    return other.person != holder.person && !other.first.empty() && !before(day, other.first) &&
           before(holder.last, other.last);
  });
}

std::string status_of(const Holder& holder) {
  std::vector<std::string_view> words;
  if (holder.former_only) words.push_back("former");
  if (holder.acting) words.push_back("acting");
  if (holder.elect) words.push_back("elect");
  return fmt::format("{}", fmt::join(words, ", "));
}

const Evidence* best_of(const std::vector<const Evidence*>& evidence) {
  const Evidence* best = nullptr;
  for (const Evidence* e : evidence)
    if (!e->text.empty() && (best == nullptr || e->confidence > best->confidence)) best = e;
  return best;
}

// One side of a conflict: the surest statement within the time in question, else the last one before it, else the first
// one after it.
std::vector<Cell> side_of(const KnowledgeGraph& graph, const Holder& holder, std::size_t number,
                          const std::string& from, const std::string& to) {
  enum class Where { kNowhere, kAfter, kBefore, kWithin };
  const Evidence* best = nullptr;
  std::string_view best_date;
  Where best_where = Where::kNowhere;
  const auto better = [&](Where where, std::string_view date, const Evidence& e) {
    if (where != best_where) return where > best_where;
    if (where == Where::kWithin) return e.confidence > best->confidence;
    return where == Where::kBefore ? date > best_date : date < best_date;
  };
  for (const Evidence* e : holder.present) {
    const std::string_view date = e->date.empty() ? document_date(graph, e->doc) : e->date;
    if (date.empty() || date.starts_with('X')) continue;
    const Where where = before(last_of(date), from)  ? Where::kBefore
                        : before(to, first_of(date)) ? Where::kAfter
                                                     : Where::kWithin;
    if (!better(where, date, *e)) continue;
    best = e;
    best_date = date;
    best_where = where;
  }
  return {Cell::number(number),
          from,
          to,
          name_of(graph, holder.person),
          best_date,
          best == nullptr ? std::string_view() : best->doc,
          graph.edges()[holder.edge].id,
          sentence_of(best)};
}

}  // namespace

Answer holders(const KnowledgeGraph& graph, NodeIndex office, std::string_view as_of) {
  std::vector<Holder> all;
  for (const EdgeIndex e : graph.in_edges(office)) {
    const Edge& edge = graph.edges()[e];
    if (edge.type == "HOLDS_ROLE" && !edge.negated && edge.modality == Modality::kActual)
      all.push_back(read_holder(graph, e));
  }
  if (!as_of.empty())
    for (Holder& holder : all) holder.shown = held_on(holder, all, as_of);
  std::stable_sort(all.begin(), all.end(), [](const Holder& a, const Holder& b) {
    if (a.first.empty() != b.first.empty()) return b.first.empty();
    return a.first != b.first ? a.first < b.first : a.last < b.last;
  });

  AnswerTable conflicts{
      "conflicts", "Conflicts", {"conflict", "from", "to", "person", "date", "document", "edge", "sentence"}, {}};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      Holder &a = all[i], &b = all[j];
      if (!a.shown || !b.shown || a.person == b.person || !overlap(a, b)) continue;
      a.conflicts.push_back(name_of(graph, b.person));
      b.conflicts.push_back(name_of(graph, a.person));
      const std::size_t number = conflicts.rows.size() / 2 + 1;
      const std::string from = std::max(a.first, b.first), to = std::min(a.last, b.last);
      for (const Holder* side : {&a, &b}) conflicts.rows.push_back(side_of(graph, *side, number, from, to));
    }

  Answer answer;
  answer.head = {{"office", name_of(graph, office)}, {"id", graph.nodes()[office].id}, {"as_of", as_of}};
  AnswerTable table;
  table.key = "holders";
  table.title = "Holders";
  table.columns = {"from", "to", "person", "status", "count", "conflict", "document", "edge", "sentence"};
  for (const Holder& holder : all) {
    if (!holder.shown) continue;
    const Edge& edge = graph.edges()[holder.edge];
    const Evidence* best = best_of(holder.former_only ? holder.past : holder.present);
    if (best == nullptr) best = best_evidence(graph, edge);
    std::string to = holder.last;
    if (holder.former_only && !holder.former_by.empty()) to = "before " + holder.former_by;
    table.rows.push_back({holder.first, to, name_of(graph, holder.person), status_of(holder),
                          Cell::number(edge.evidence_count), Cell::items(holder.conflicts),
                          best == nullptr ? std::string_view() : best->doc, edge.id, sentence_of(best)});
  }
  if (table.rows.empty())
    answer.notes.push_back(as_of.empty() ? "Nobody is said to hold it." : "Nobody is said to have held it by then.");
  else
    answer.tables.push_back(std::move(table));
  if (!conflicts.rows.empty()) {
    answer.tables.push_back(std::move(conflicts));
    answer.notes.push_back(
        "The texts name several holders for the same time: see all that each says with edgewise why.");
  }
  return answer;
}

}  // namespace edgewise
