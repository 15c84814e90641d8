#include "export/template_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"

namespace edgewise::exporting {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace

TemplateFile TemplateFile::load(const std::string& path) {
  return parse(path, read_file(path));
}

TemplateFile TemplateFile::parse(std::string path, std::string text) {
  TemplateFile file;
  file.path_ = std::move(path);
  file.text_ = std::make_shared<const std::string>(std::move(text));
  const std::string_view all = *file.text_;
  std::size_t at = 0, number = 0, body = 0;
  const auto close = [&](std::size_t end) {
    if (file.sections_.empty()) return;
    Section& section = file.sections_.back();
    while (body < end && (all[body] == '\n' || all[body] == '\r')) {
      section.line += all[body] == '\n';
      ++body;
    }
    section.text = all.substr(body, end - body);
    while (section.text.size() > 1 && section.text.ends_with("\n\n")) section.text.remove_suffix(1);
  };
  while (at < all.size()) {
    std::size_t end = all.find('\n', at);
    end = end == std::string_view::npos ? all.size() : end + 1;
    ++number;
    const std::string_view line = all.substr(at, end - at);
    if (line.starts_with("//: ")) {
      close(at);
      const std::string_view name = trimmed(line.substr(4));
      if (file.find(name) != nullptr) file.fail(number, fmt::format("the section \"{}\" is there twice", name));
      file.sections_.push_back({name, {}, number + 1});
      body = end;
    }
    at = end;
  }
  close(all.size());
  return file;
}

const TemplateFile::Section* TemplateFile::find(std::string_view name) const {
  for (const Section& section : sections_)
    if (section.name == name) return &section;
  return nullptr;
}

std::string_view TemplateFile::text(std::string_view section) const {
  const Section* found = find(section);
  if (found == nullptr)
    fail(1, fmt::format("there is no section \"{}\"; begin it with a line \"//: {}\"", section, section));
  return found->text;
}

std::vector<TemplateFile::Line> TemplateFile::lines(std::string_view section) const {
  std::string_view rest = text(section);
  std::size_t number = find(section)->line;
  std::vector<Line> lines;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trimmed(rest.substr(0, end));
    if (!line.empty()) lines.push_back({line, number});
    ++number;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

std::string_view TemplateFile::setting(std::string_view section, std::string_view key,
                                       std::string_view fallback) const {
  if (!has(section)) return fallback;
  for (const Line& line : lines(section)) {
    const std::size_t blank = line.text.find(' ');
    if (line.text.substr(0, blank) != key) continue;
    if (blank == std::string_view::npos) fail(line.number, fmt::format("\"{}\" needs a value behind it", key));
    return trimmed(line.text.substr(blank));
  }
  return fallback;
}

std::size_t TemplateFile::number(std::string_view section, std::string_view key, std::size_t fallback) const {
  const std::string_view value = setting(section, key, "");
  if (value.empty()) return fallback;
  std::size_t number = 0;
  for (const char c : value) {
    if (c < '0' || c > '9' || number > 1'000'000'000)
      fail(find(section)->line, fmt::format("\"{}\" has to be a whole number, not \"{}\"", key, value));
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  if (number == 0) fail(find(section)->line, fmt::format("\"{}\" has to be at least 1", key));
  return number;
}

void TemplateFile::only(std::initializer_list<std::string_view> names) const {
  for (const Section& section : sections_)
    if (std::find(names.begin(), names.end(), section.name) == names.end())
      fail(section.line - 1,
           fmt::format("there is no use for a section \"{}\"; sections are: {}", section.name, fmt::join(names, ", ")));
}

void TemplateFile::fail(std::size_t line, const std::string& message) const {
  throw RuleError(fmt::format("{}:{}:1: {}", path_, line, message));
}

TemplateText::TemplateText(const TemplateFile& file, std::string_view section,
                           std::initializer_list<std::string_view> places) {
  const std::string_view text = file.text(section);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = text.find("{{", at);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find("}}", open);
    const auto line = [&] {
      return file.find(section)->line +
             static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(open), '\n'));
    };
    if (close == std::string_view::npos) file.fail(line(), "\"{{\" is not closed by \"}}\"");
    const std::string_view name = text.substr(open + 2, close - open - 2);
    if (std::find(places.begin(), places.end(), name) == places.end())
      file.fail(line(), fmt::format("nothing is called \"{{{{{}}}}}\" in section \"{}\"; there is: {}", name, section,
                                    fmt::join(places, ", ")));
    if (open > at) pieces_.push_back({std::string(text.substr(at, open - at)), false});
    pieces_.push_back({std::string(name), true});
    at = close + 2;
  }
  if (at < text.size()) pieces_.push_back({std::string(text.substr(at)), false});
}

}  // namespace edgewise::exporting
