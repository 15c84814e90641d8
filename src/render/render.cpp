#include "edgewise/render/render.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <vector>

#include "edgewise/base/error.hpp"

extern char** environ;

namespace edgewise {
namespace {

struct Descriptor {
  int value = -1;
  ~Descriptor() { close(); }
  void close() {
    if (value >= 0) ::close(value);
    value = -1;
  }
};

struct Pipe {
  Descriptor read, write;
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw InputError(fmt::format("cannot start Graphviz: {}", std::strerror(errno)));
    read.value = ends[0];
    write.value = ends[1];
  }
};

// Feeds `input` to a child and collects both of its outputs, so that neither side waits for the other.
void exchange(std::string_view input, Pipe& in, Pipe& out, Pipe& err, std::string& data, std::string& messages) {
  fcntl(in.write.value, F_SETFL, O_NONBLOCK);
  std::array<char, 65536> buffer;
  while (out.read.value >= 0 || err.read.value >= 0) {
    pollfd waits[3] = {{in.write.value, POLLOUT, 0}, {out.read.value, POLLIN, 0}, {err.read.value, POLLIN, 0}};
    if (poll(waits, 3, -1) < 0 && errno != EINTR) break;
    if (waits[0].revents != 0 && in.write.value >= 0) {
      const ssize_t count = input.empty() ? 0 : ::write(in.write.value, input.data(), input.size());
      if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
      if (input.empty() || (count < 0 && errno != EAGAIN && errno != EINTR)) in.write.close();
    }
    const auto drain = [&](const pollfd& wait, Descriptor& from, std::string& into) {
      if (wait.revents == 0 || from.value < 0) return;
      const ssize_t count = ::read(from.value, buffer.data(), buffer.size());
      if (count > 0)
        into.append(buffer.data(), static_cast<std::size_t>(count));
      else if (count == 0 || errno != EINTR)
        from.close();
    };
    drain(waits[1], out.read, data);
    drain(waits[2], err.read, messages);
  }
}

}  // namespace

std::string picture_format(std::string_view path) {
  for (const std::string_view format : {"svg", "png", "pdf"})
    if (path.size() > format.size() + 1 && path.ends_with(format) && path[path.size() - format.size() - 1] == '.')
      return std::string(format);
  throw UsageError(fmt::format("{}: a picture is .svg, .png or .pdf; name the file so, as in -o graph.svg", path));
}

std::string draw(std::string_view dot, std::string_view format, double resolution) {
  std::vector<std::string> words = {"dot", fmt::format("-T{}", format)};
  if (resolution > 0) words.push_back(fmt::format("-Gdpi={}", resolution));
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  Pipe in, out, err;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read.value, 0);
  posix_spawn_file_actions_adddup2(&actions, out.write.value, 1);
  posix_spawn_file_actions_adddup2(&actions, err.write.value, 2);
  pid_t child = -1;
  const int failure = posix_spawnp(&child, "dot", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failure != 0)
    throw InputError(
        fmt::format("pictures are drawn by Graphviz, and its program \"dot\" cannot be run: {}\n"
                    "Install it (apt install graphviz), or take the text: edgewise export dot GRAPH.db",
                    std::strerror(failure)));
  in.read.close();
  out.write.close();
  err.write.close();

  // A child that ends early must not end this program with SIGPIPE.
  struct sigaction ignore = {}, before = {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, &before);
  std::string data, messages;
  exchange(dot, in, out, err, data, messages);
  sigaction(SIGPIPE, &before, nullptr);

  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || data.empty()) {
    if (messages.size() > 500) messages.resize(500);
    while (!messages.empty() && messages.back() == '\n') messages.pop_back();
    throw InputError(fmt::format("Graphviz could not draw this graph: {}",
                                 messages.empty() ? "it ended without a picture" : messages));
  }
  return data;
}

}  // namespace edgewise
