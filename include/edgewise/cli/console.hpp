#pragma once
// The two streams of the program. Data goes to stdout through Output, everything else to stderr as whole lines.
// Used from the main thread only.

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace edgewise {

// The reader of our output went away (`| head`). main() ends the program silently.
class ClosedPipe {};

// Buffered writer on one file descriptor. What is buffered when it is destroyed without flush() is lost on purpose:
// a command that failed does not print half a line.
class Output {
 public:
  explicit Output(int descriptor);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // Both throw ClosedPipe where the reader went away, Error (exit 1) where the medium is full.
  void write(std::string_view bytes);
  void flush();

  template <typename... Args>
  void print(fmt::format_string<Args...> form, Args&&... args) {
    write(fmt::format(form, std::forward<Args>(args)...));
  }

  bool is_terminal() const { return terminal_; }
  bool colours() const { return colours_; }  // a terminal, NO_COLOR unset or empty, TERM not "dumb"

 private:
  void write_through(std::string_view bytes);
  int descriptor_;
  bool terminal_, colours_;
  std::string buffer_;
};

class Console {
 public:
  Console();

  Output& out() { return out_; }
  void set_level(bool quiet, bool verbose);
  bool quiet() const { return quiet_; }
  bool verbose() const { return verbose_; }
  bool progress() const { return !quiet_ && err_terminal_ && err_colours_; }  // whether a moving line may be drawn

  void note(std::string_view line);     // what was done; not with --quiet
  void detail(std::string_view line);   // only with --verbose
  void warning(std::string_view line);  // "edgewise: warning: ..."
  void error(std::string_view line);    // "edgewise: ..."
  void draw(std::string_view line);     // replaces the moving line; an empty one removes it

 private:
  void line(std::string_view colour, std::string_view head, std::string_view text);
  Output out_;
  bool quiet_ = false, verbose_ = false, err_terminal_, err_colours_, drawn_ = false;
};

}  // namespace edgewise
