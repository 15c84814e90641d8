#pragma once
// A template of export/: text in sections, each after a line "//: name". What stands before the first is for people.
//
//   //: nodes
//   UNWIND [{{rows}}] AS row MERGE (n:Entity {id: row.id}) SET n += row.props SET n:{{label}};
//
// {{name}} is a place that the exporter fills. Whatever is wrong is a RuleError file:line:column.

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace edgewise::exporting {

class TemplateFile {
 public:
  static TemplateFile load(const std::string& path);  // InputError where it cannot be read
  static TemplateFile parse(std::string path, std::string text);

  bool has(std::string_view section) const { return find(section) != nullptr; }
  // The text without blank lines around it, lines ended by '\n'. Throws where there is no such section.
  std::string_view text(std::string_view section) const;

  struct Line {
    std::string_view text;  // trimmed, not empty
    std::size_t number;
  };
  std::vector<Line> lines(std::string_view section) const;
  // "key value" lines.
  std::string_view setting(std::string_view section, std::string_view key, std::string_view fallback) const;
  std::size_t number(std::string_view section, std::string_view key, std::size_t fallback) const;
  // Throws where a section has a name that is not in the list.
  void only(std::initializer_list<std::string_view> sections) const;

  [[noreturn]] void fail(std::size_t line, const std::string& message) const;

 private:
  struct Section {
    std::string_view name, text;
    std::size_t line = 0;  // of its first line of text
  };
  const Section* find(std::string_view name) const;

  friend class TemplateText;
  std::string path_;
  std::shared_ptr<const std::string> text_;  // on the heap: sections point into it when the object moves
  std::vector<Section> sections_;
};

// The text of a section, cut at its places.
class TemplateText {
 public:
  // `places`: the names that may stand between {{ and }}.
  TemplateText(const TemplateFile& file, std::string_view section, std::initializer_list<std::string_view> places);

  // Appends the text, each place as value(name, out) writes it.
  template <typename Value>
  void append(std::string& out, Value value) const {
    for (const Piece& piece : pieces_) {
      if (piece.place)
        value(piece.text, out);
      else
        out += piece.text;
    }
  }
  // The text before and after the one place `name`, with the other places filled.
  template <typename Value>
  void around(std::string_view name, std::string& before, std::string& after, Value value) const {
    std::string* to = &before;
    for (const Piece& piece : pieces_) {
      if (piece.place && piece.text == name)
        to = &after;
      else if (piece.place)
        value(piece.text, *to);
      else
        *to += piece.text;
    }
  }

 private:
  struct Piece {
    std::string text;
    bool place;
  };
  std::vector<Piece> pieces_;
};

}  // namespace edgewise::exporting
