// The one table of export formats. To add one: its file <format>_exporter.cpp, and a line here.

#include <fmt/format.h>

#include "edgewise/base/error.hpp"
#include "edgewise/base/json.hpp"
#include "edgewise/export/exporter.hpp"

#define EDGEWISE_FORMATS(FORMAT) \
  FORMAT(cypher)                 \
  FORMAT(graphml)                \
  FORMAT(dot)                    \
  FORMAT(html)                   \
  FORMAT(csv)                    \
  FORMAT(jsonl)                  \
  FORMAT(json)                   \
  FORMAT(gexf)                   \
  FORMAT(nquads)                 \
  FORMAT(jsonld)                 \
  FORMAT(ftm)                    \
  FORMAT(events)

namespace edgewise {

#define EDGEWISE_DECLARE(name) ExportFormat name##_format();
EDGEWISE_FORMATS(EDGEWISE_DECLARE)
#undef EDGEWISE_DECLARE

std::span<const ExportFormat> export_formats() {
#define EDGEWISE_ENTRY(name) name##_format(),
  static const std::vector<ExportFormat> table = {EDGEWISE_FORMATS(EDGEWISE_ENTRY)};
#undef EDGEWISE_ENTRY
  return table;
}

const ExportFormat& export_format(std::string_view name) {
  std::vector<std::string_view> names;
  for (const ExportFormat& format : export_formats()) {
    if (format.name == name) return format;
    names.push_back(format.name);
  }
  const std::string_view near = json::nearest(name, names);
  throw UsageError(fmt::format("there is no export format \"{}\"{}\nFormats: {}", name,
                               near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near),
                               fmt::join(names, ", ")));
}

bool ExportSettings::has(std::string_view name) const {
  for (const auto& [key, value] : values)
    if (key == name) return true;
  return false;
}

std::string_view ExportSettings::get(std::string_view name, std::string_view fallback) const {
  for (const auto& [key, value] : values)
    if (key == name) return value;
  return fallback;
}

}  // namespace edgewise
