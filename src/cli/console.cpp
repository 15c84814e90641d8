#include "edgewise/cli/console.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "edgewise/base/error.hpp"

namespace edgewise {
namespace {

constexpr std::size_t kBuffer = 256 * 1024;

bool colours_wanted() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return (no_color == nullptr || *no_color == 0) && (term == nullptr || std::strcmp(term, "dumb") != 0);
}

// Whole lines to stderr; whether that works is nobody's business any more.
void to_stderr(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(STDERR_FILENO, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
}

}  // namespace

Output::Output(int descriptor)
    : descriptor_(descriptor), terminal_(::isatty(descriptor) == 1), colours_(terminal_ && colours_wanted()) {}

void Output::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBuffer) flush();
  if (bytes.size() >= kBuffer)
    write_through(bytes);
  else
    buffer_.append(bytes);
}

void Output::flush() {
  write_through(buffer_);
  buffer_.clear();
}

void Output::write_through(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(descriptor_, bytes.data(), bytes.size());
    if (n < 0) {
      if (errno == EINTR) continue;
      if (errno == EPIPE) throw ClosedPipe{};
      throw Error(ExitCode::kFailed, fmt::format("cannot write the output: {}", std::strerror(errno)));
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

Console::Console()
    : out_(STDOUT_FILENO),
      err_terminal_(::isatty(STDERR_FILENO) == 1),
      err_colours_(err_terminal_ && colours_wanted()) {}

void Console::set_level(bool quiet, bool verbose) {
  quiet_ = quiet;
  verbose_ = verbose && !quiet;
}

void Console::note(std::string_view text) {
  if (!quiet_) line("", "", text);
}

void Console::detail(std::string_view text) {
  if (verbose_) line("", "", text);
}

void Console::warning(std::string_view text) {
  line("\033[33m", "edgewise: warning: ", text);
}

void Console::error(std::string_view text) {
  line("\033[31m", "edgewise: ", text);
}

void Console::line(std::string_view colour, std::string_view head, std::string_view text) {
  draw("");
  const bool paint = err_colours_ && !colour.empty();
  to_stderr(fmt::format("{}{}{}{}\n", paint ? colour : "", head, paint ? "\033[0m" : "", text));
}

void Console::draw(std::string_view text) {
  if (text.empty() && !drawn_) return;
  to_stderr(fmt::format("\r\033[K{}", text));
  drawn_ = !text.empty();
}

}  // namespace edgewise
