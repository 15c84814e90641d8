// Reads GraphML with Boost's reader and prints "name TAB type TAB name" an edge and ".type TAB name" a node.
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <fstream>
#include <iostream>
#include <string>

struct Vertex {
  std::string name, type;
};
struct Link {
  std::string label, modality;
  double confidence = 0;
  int negated = 0;
};

std::string flat(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20;
    if (!control)
      out += c;
    else if (out.empty() || out.back() != '\x01')
      out += '\x01';
  }
  for (char& c : out)
    if (c == '\x01') c = ' ';
  return out;
}

int main(int, char** arguments) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Vertex, Link>;
  Graph graph;
  boost::dynamic_properties properties(boost::ignore_other_properties);
  properties.property("name", boost::get(&Vertex::name, graph));
  properties.property("type", boost::get(&Vertex::type, graph));
  properties.property("label", boost::get(&Link::label, graph));
  properties.property("modality", boost::get(&Link::modality, graph));
  properties.property("confidence", boost::get(&Link::confidence, graph));
  properties.property("negated", boost::get(&Link::negated, graph));
  std::ifstream in(arguments[1]);
  boost::read_graphml(in, graph, properties);
  for (const auto edge : boost::make_iterator_range(boost::edges(graph)))
    std::cout << flat(graph[boost::source(edge, graph)].name) << '\t' << graph[edge].label << '\t'
              << flat(graph[boost::target(edge, graph)].name) << '\n';
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph)))
    std::cout << '.' << graph[vertex].type << '\t' << flat(graph[vertex].name) << '\n';
}
