// What an edge says about its evidence.
//
// Confidence: let p be the confidence of the best statement. Each further document is a witness that may have copied
// the first, so its best statement q takes away q/2 of the doubt that is left:
//   doubt = (1 - p) * (1 - q2 / 2) * (1 - q3 / 2) ...         confidence = 1 - doubt, at most 0.99, two decimals
// Several statements of one document count as its best one. The documents are taken in the order of their ids, so that
// the last bit of the product does not depend on the order of input.
#include <algorithm>
#include <cmath>
#include <string>

#include "graph/graph_data.hpp"

namespace edgewise {
namespace {

void sort_unique(std::vector<std::string_view>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  values.shrink_to_fit();
}

// Widens [first, last] by a date or an interval. Days whose year is unknown do not count.
void widen(Edge& edge, std::string_view date) {
  if (date.empty() || date.front() == 'X') return;
  const std::size_t slash = date.find('/');
  const std::string_view from = date.substr(0, slash);
  const std::string_view to = slash == std::string_view::npos ? date : date.substr(slash + 1);
  if (edge.first_date.empty() || from < edge.first_date) edge.first_date = from;
  if (edge.last_date.empty() || to > edge.last_date) edge.last_date = to;
}

double confidence_of(std::span<const Evidence> evidence) {
  // Evidence is sorted by document.
  double best = 0;
  std::vector<double> by_document;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    if (i == 0 || evidence[i].doc != evidence[i - 1].doc) by_document.push_back(0);
    by_document.back() = std::max(by_document.back(), evidence[i].confidence);
    best = std::max(best, evidence[i].confidence);
  }
  double doubt = 1 - best;
  bool best_seen = false;
  for (const double q : by_document) {
    if (!best_seen && q == best)
      best_seen = true;
    else
      doubt *= 1 - q / 2;
  }
  const double confidence = std::round((1 - doubt) * 100) / 100;
  return std::min(confidence, std::max(0.99, best));
}

}  // namespace

void KnowledgeGraph::Data::count_evidence(Edge& edge) {
  const auto all = std::span<const Evidence>(evidence).subspan(edge.first_evidence, edge.evidence_count);
  edge.rules.clear();
  edge.docs.clear();
  edge.speakers.clear();
  edge.first_date = edge.last_date = {};
  std::vector<std::pair<std::string_view, std::string_view>> attrs;
  for (const Evidence& e : all) {
    edge.rules.push_back(e.rule);
    if (edge.docs.empty() || edge.docs.back() != e.doc) edge.docs.push_back(e.doc);
    if (!e.speaker.empty()) edge.speakers.push_back(e.speaker);
    attrs.insert(attrs.end(), e.attrs.begin(), e.attrs.end());
    widen(edge, e.date);
  }
  if (edge.first_date.empty())
    for (std::uint32_t i = 0; i < edge.evidence_count; ++i)
      widen(edge, documents[evidence_document[edge.first_evidence + i]].date);
  sort_unique(edge.rules);
  sort_unique(edge.speakers);
  edge.docs.shrink_to_fit();
  edge.documents = static_cast<std::uint32_t>(edge.docs.size());
  edge.confidence = confidence_of(all);

  edge.attrs.clear();
  std::sort(attrs.begin(), attrs.end());
  attrs.erase(std::unique(attrs.begin(), attrs.end()), attrs.end());
  for (std::size_t i = 0; i < attrs.size();) {
    std::size_t end = i + 1;
    while (end < attrs.size() && attrs[end].first == attrs[i].first) ++end;
    std::string_view value = attrs[i].second;
    if (end - i > 1) {
      std::string joined(value);
      for (std::size_t j = i + 1; j < end; ++j) joined.append("; ").append(attrs[j].second);
      value = made->copy(joined);
    }
    edge.attrs.emplace_back(attrs[i].first, value);
    i = end;
  }
}

}  // namespace edgewise
