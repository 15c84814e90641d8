#pragma once
// Helpers for tests of readers: inputs made in a folder of their own, and what comes out of them as plain strings.

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "edgewise/base/files.hpp"
#include "edgewise/text/document_source.hpp"
#include "support/temporary_folder.hpp"

namespace edgewise::test {

using Folder = TemporaryFolder;

struct Read {
  std::vector<std::string> ids, texts, titles, dates, urls, sources;
  std::vector<Diagnostic> diagnostics;
  std::size_t batches = 0, largest_batch = 0;

  // "kind place: message" without the folder.
  std::string message(std::size_t i) const { return diagnostics.at(i).place + ": " + diagnostics.at(i).message; }
};

inline Read read_all(std::vector<std::string> inputs, SourceOptions options = {}) {
  Read out;
  DocumentSource source(std::move(inputs), options);
  Batch batch;
  while (source.next(batch)) {
    parse_batch(batch);
    ++out.batches;
    out.largest_batch = std::max(out.largest_batch, batch.bytes.capacity());
    for (const Document& d : batch.documents) {
      out.ids.emplace_back(d.id);
      out.texts.emplace_back(d.text);
      out.titles.emplace_back(d.title);
      out.dates.emplace_back(d.date);
      out.urls.emplace_back(d.url);
      out.sources.emplace_back(d.source);
    }
    for (const Diagnostic& d : batch.diagnostics.list()) out.diagnostics.push_back(d);
  }
  CHECK_FALSE(source.next(batch));
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace edgewise::test
