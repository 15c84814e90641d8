#include "edgewise/base/diagnostics.hpp"

#include <fmt/format.h>

#include <iterator>

#include "edgewise/base/utf8.hpp"

namespace edgewise {
namespace {

// What the closing line calls messages that were held back.
constexpr std::string_view kPlural[kTroubleKinds] = {"inputs that could not be read",
                                                     "documents that were left out",
                                                     "documents whose id came twice",
                                                     "documents with bytes that are not UTF-8",
                                                     "empty inputs",
                                                     "other warnings"};

}  // namespace

void Diagnostics::append(Diagnostics&& other) {
  if (list_.empty()) {
    list_.swap(other.list_);
  } else {
    list_.insert(list_.end(), std::make_move_iterator(other.list_.begin()), std::make_move_iterator(other.list_.end()));
    other.list_.clear();
  }
}

void DiagnosticLog::report(const Diagnostic& diagnostic) {
  const std::size_t seen = ++counts_[static_cast<std::size_t>(diagnostic.kind)];
  if (out_ == nullptr || (seen > limit_ && diagnostic.kind != Trouble::kUnreadable)) return;
  std::string line = diagnostic.kind == Trouble::kUnreadable ? "error: " : "warning: ";
  if (!diagnostic.place.empty()) line += printable(diagnostic.place, 1000) + ": ";
  line += diagnostic.message;
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), out_);
}

void DiagnosticLog::report(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.list()) report(diagnostic);
}

void DiagnosticLog::finish() {
  if (out_ == nullptr) return;
  for (std::size_t kind = 1; kind < kTroubleKinds; ++kind) {
    if (counts_[kind] <= limit_) continue;
    const std::string line = fmt::format("warning: {} more {}\n", counts_[kind] - limit_, kPlural[kind]);
    std::fwrite(line.data(), 1, line.size(), out_);
  }
}

std::string printable(std::string_view text, std::size_t max_bytes) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (out.size() >= max_bytes) return out + "...";
    const std::size_t begin = at;
    const char32_t c = utf8::decode(text, at);
    if (c == utf8::kInvalid || c < 0x20 || c == 0x7F) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[begin]));
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

}  // namespace edgewise
