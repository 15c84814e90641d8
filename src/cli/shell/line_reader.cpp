#include "cli/shell/line_reader.hpp"

#include <histedit.h>
#include <langinfo.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cstring>
#include <exception>

#include "edgewise/base/error.hpp"
#include "edgewise/base/utf8.hpp"

namespace edgewise::shell {
namespace {

volatile sig_atomic_t resized = 0, suspended = 0;

extern "C" void on_resize(int) {
  resized = 1;
}

extern "C" void on_suspend(int) {
  suspended = 1;
}

void on_signal(int signal, void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;  // without SA_RESTART: the read() that waits for a key comes back
  ::sigaction(signal, &action, nullptr);
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// libedit counts in characters of the locale: what is typed is UTF-8 whatever the environment says. Only the kinds of
// characters are set; numbers and order stay as they are.
void want_utf8() {
  if (std::setlocale(LC_CTYPE, "") != nullptr && std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
  std::setlocale(LC_CTYPE, "C.UTF-8");
}

}  // namespace

struct LineReader::Impl {
  Impl(History& h, std::atomic<bool>& flag, std::function<Completion(std::string_view)> f)
      : history(h), interrupted(flag), complete(std::move(f)) {
    want_utf8();
    screen = ::isatty(STDOUT_FILENO) == 1 ? stdout : stderr;
    editor = el_init("edgewise", stdin, screen, stderr);
    past = history_init();
    if (editor == nullptr || past == nullptr)
      throw Error(ExitCode::kFailed, "the terminal cannot be used for a dialogue");
    HistEvent event;
    ::history(past, &event, H_SETSIZE, 2000);
    for (const std::string& line : history.lines()) ::history(past, &event, H_ENTER, line.c_str());
    el_set(editor, EL_CLIENTDATA, this);
    el_set(editor, EL_PROMPT, &Impl::prompt_of);
    el_set(editor, EL_EDITOR, "emacs");
    el_set(editor, EL_SIGNAL, 0);
    el_set(editor, EL_HIST, ::history, past);
    el_set(editor, EL_GETCFN, &Impl::read_character);
    el_set(editor, EL_ADDFN, "edgewise-complete", "completes the word before the cursor", &Impl::on_tab);
    el_set(editor, EL_BIND, "^I", "edgewise-complete", nullptr);
    el_set(editor, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    el_source(editor, nullptr);  // what people bind in ~/.editrc
    on_signal(SIGWINCH, on_resize);
  }
  ~Impl() {
    on_signal(SIGWINCH, SIG_DFL);
    if (editor != nullptr) el_end(editor);
    if (past != nullptr) history_end(past);
  }

  static Impl* of(EditLine* editor) {
    Impl* self = nullptr;
    el_get(editor, EL_CLIENTDATA, &self);
    return self;
  }
  static char* prompt_of(EditLine* editor) { return of(editor)->prompt.data(); }

  // A byte, or -1 with errno, 0 at the end. Ends with EINTR where the person interrupts.
  ssize_t read_byte(unsigned char& byte) {
    while (true) {
      if (interrupted.load()) {
        errno = EINTR;
        return -1;
      }
      const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
      if (count >= 0 || errno != EINTR) return count;
      if (suspended != 0) {
        // Ctrl-Z: the terminal is given back as it was, and taken again when the work goes on.
        suspended = 0;
        el_set(editor, EL_PREP_TERM, 0);
        ::raise(SIGSTOP);
        el_set(editor, EL_PREP_TERM, 1);
        el_set(editor, EL_REFRESH);
      }
      if (resized != 0) {
        resized = 0;
        el_resize(editor);
        el_set(editor, EL_REFRESH);
      }
    }
  }

  static int read_character(EditLine* editor, wchar_t* out) {
    Impl& self = *of(editor);
    unsigned char byte = 0;
    ssize_t count = self.read_byte(byte);
    if (count <= 0) return static_cast<int>(count);
    std::string bytes(1, static_cast<char>(byte));
    const std::size_t length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    while (bytes.size() < length) {
      count = self.read_byte(byte);
      if (count <= 0) return static_cast<int>(count);
      bytes += static_cast<char>(byte);
    }
    std::size_t at = 0;
    const char32_t c = utf8::decode(bytes, at);
    *out = static_cast<wchar_t>(c == utf8::kInvalid ? 0xFFFD : c);
    return 1;
  }

  // libedit is C: nothing may be thrown through it. What cannot be completed (the store has gone) is a beep.
  static unsigned char on_tab(EditLine* editor, int) {
    try {
      return of(editor)->complete_word();
    } catch (const std::exception&) {
      return CC_REFRESH_BEEP;
    }
  }

  unsigned char complete_word() {
    const LineInfo* info = el_line(editor);
    const std::string line(info->buffer, static_cast<std::size_t>(info->cursor - info->buffer));
    Completion found = complete(line);
    if (found.words.empty() || found.from > line.size()) return CC_REFRESH_BEEP;
    const std::string_view typed = std::string_view(line).substr(found.from);
    std::string start = common_start(found.words);
    if (found.words.size() == 1 && !start.ends_with('(') && !start.ends_with('/')) start += found.after;
    if (start != typed && characters(start) >= characters(typed)) {
      if (!typed.empty()) el_deletestr(editor, static_cast<int>(characters(typed)));
      el_insertstr(editor, start.c_str());
      return CC_REFRESH;
    }
    if (found.words.size() == 1) return CC_NORM;
    list(found.words);
    return CC_REDISPLAY;
  }

  // The choices in columns below the line.
  void list(const std::vector<std::string>& words) const {
    constexpr std::size_t kMost = 100;
    winsize size = {};
    ::ioctl(fileno(screen), TIOCGWINSZ, &size);
    const std::size_t width = size.ws_col > 0 ? size.ws_col : 80, shown = std::min(words.size(), kMost);
    std::size_t widest = 0;
    for (std::size_t i = 0; i < shown; ++i) widest = std::max(widest, utf8::display_width(words[i]));
    const std::size_t columns = std::max<std::size_t>(1, width / (widest + 2)), rows = (shown + columns - 1) / columns;
    std::string out = "\n";
    for (std::size_t row = 0; row < rows; ++row) {
      std::string text;
      for (std::size_t i = row; i < shown; i += rows)
        text += words[i] + std::string(widest + 2 - utf8::display_width(words[i]), ' ');
      out += text.substr(0, text.find_last_not_of(' ') + 1) + '\n';
    }
    if (shown < words.size()) out += "and " + std::to_string(words.size() - shown) + " more\n";
    std::fputs(out.c_str(), screen);
    std::fflush(screen);
  }

  History& history;
  std::atomic<bool>& interrupted;
  std::function<Completion(std::string_view)> complete;
  std::string prompt;
  FILE* screen = nullptr;
  EditLine* editor = nullptr;
  ::History* past = nullptr;
};

LineReader::LineReader(History& history, std::atomic<bool>& interrupted,
                       std::function<Completion(std::string_view)> complete)
    : impl_(std::make_unique<Impl>(history, interrupted, std::move(complete))) {}
LineReader::~LineReader() = default;

LineReader::Got LineReader::read(const std::string& prompt, std::string& line) {
  impl_->prompt = prompt;
  int count = 0;
  on_signal(SIGTSTP, on_suspend);
  const char* got = el_gets(impl_->editor, &count);
  on_signal(SIGTSTP, SIG_DFL);
  if (impl_->interrupted.exchange(false)) {
    std::fputs("^C\n", impl_->screen);
    std::fflush(impl_->screen);
    return Got::kInterrupted;
  }
  if (got == nullptr || count <= 0) {
    std::fputs("\n", impl_->screen);
    std::fflush(impl_->screen);
    return Got::kEnd;
  }
  line.assign(got, std::strlen(got));
  while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
  return Got::kLine;
}

void LineReader::remember(std::string_view statement) {
  if (!impl_->history.add(statement)) return;
  HistEvent event;
  ::history(impl_->past, &event, H_ENTER, impl_->history.lines().back().c_str());
}

}  // namespace edgewise::shell
