#include "text/readers/warc.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include "text/readers/archive.hpp"

namespace edgewise {
namespace {

constexpr std::size_t kLineLimit = 64 * 1024;

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

// "Name: value" of a header; false for any other line. The name comes in lower case.
bool split_header(std::string_view line, std::string& name, std::string_view& value) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  name = lower_ascii(trimmed(line.substr(0, colon)));
  value = trimmed(line.substr(colon + 1));
  return true;
}

bool is_readable(std::string_view content_type) {
  return content_type.starts_with("text/html") || content_type.starts_with("text/plain") ||
         content_type.starts_with("application/xhtml");
}

// The body of "Transfer-Encoding: chunked". What breaks off is given as far as it goes.
std::string without_chunks(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    const std::size_t newline = body.find('\n');
    if (newline == std::string_view::npos) break;
    std::size_t size = 0;
    const auto result = std::from_chars(body.data(), body.data() + newline, size, 16);
    if (result.ec != std::errc() || size == 0) break;
    body.remove_prefix(newline + 1);
    size = std::min(size, body.size());
    out += body.substr(0, size);
    body.remove_prefix(size);
    body.remove_prefix(std::min(body.size(), body.starts_with("\r\n") ? std::size_t{2} : std::size_t{0}));
  }
  return out;
}

// "Content-Encoding: gzip". An empty result where it is damaged or unfolds to more than `max_bytes`.
std::string unpacked(std::string body, std::size_t max_bytes) {
  std::string out;
  try {
    Archive archive(std::make_unique<MemoryStream>(std::move(body)));
    std::string member;
    const std::unique_ptr<ByteStream> stream = archive.next(member);
    std::vector<char> block(64 * 1024);
    while (stream != nullptr) {
      const std::size_t got = stream->read(block.data(), block.size());
      if (got == 0) break;
      if (out.size() + got > max_bytes) return {};
      out.append(block.data(), got);
    }
  } catch (const ReadFailure&) {
    out.clear();
  }
  return out;
}

}  // namespace

bool Warc::read_header(Header& header) {
  header = {};
  std::string line, name;
  std::string_view value;
  // Records end in two empty lines.
  do {
    if (!input_->read_line(line, kLineLimit)) {
      if (input_->peek(1).empty()) return false;
      throw ReadFailure("is a damaged WARC: a header line without an end");
    }
  } while (trimmed(line).empty());
  if (!line.starts_with("WARC/")) throw ReadFailure("is a damaged WARC: no record where one has to begin");
  bool has_length = false;
  while (true) {
    if (!input_->read_line(line, kLineLimit)) throw ReadFailure("is a WARC that breaks off in a header");
    if (trimmed(line).empty()) break;
    if (!split_header(line, name, value)) continue;
    if (name == "warc-type") header.type = lower_ascii(value);
    if (name == "warc-target-uri") header.url = value;
    if (name == "content-type") header.content_type = lower_ascii(value);
    if (name == "content-length") {
      has_length = std::from_chars(value.data(), value.data() + value.size(), header.length).ec == std::errc();
    }
  }
  if (!has_length) throw ReadFailure("is a damaged WARC: a record without its Content-Length");
  if (header.url.starts_with('<') && header.url.ends_with('>'))
    header.url = header.url.substr(1, header.url.size() - 2);
  ++records_;
  return true;
}

void Warc::skip(std::uint64_t length) {
  std::vector<char> block(64 * 1024);
  while (length > 0) {
    const std::size_t got =
        input_->read(block.data(), static_cast<std::size_t>(std::min<std::uint64_t>(length, block.size())));
    if (got == 0) throw ReadFailure("is a WARC that breaks off in a record");
    length -= got;
  }
}

std::string Warc::read_block(std::uint64_t length) {
  std::string block;
  // Grown as bytes come, not as the header promises.
  while (block.size() < length) {
    const std::size_t before = block.size();
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(length - before, 1 << 20));
    block.resize(before + wanted);
    const std::size_t got = input_->read(block.data() + before, wanted);
    block.resize(before + got);
    if (got == 0) throw ReadFailure("is a WARC that breaks off in a record");
  }
  return block;
}

bool Warc::next(Record& record, std::size_t max_bytes) {
  Header header;
  while (read_header(header)) {
    const bool response = header.type == "response" && header.content_type.starts_with("application/http");
    const bool plain = (header.type == "resource" || header.type == "conversion") && is_readable(header.content_type);
    if (!response && !plain) {
      skip(header.length);
      continue;
    }
    if (header.length > max_bytes) {
      ++too_large_;
      skip(header.length);
      continue;
    }
    std::string body = read_block(header.length);
    if (response) {
      std::string name, type, encoding, transfer;
      std::string_view value, rest = body;
      bool found = rest.starts_with("HTTP/") && rest.substr(0, rest.find('\n')).find(" 200") != std::string_view::npos;
      while (found) {
        const std::size_t newline = rest.find('\n');
        if (newline == std::string_view::npos) {
          found = false;
          break;
        }
        const std::string_view line = rest.substr(0, newline);
        rest.remove_prefix(newline + 1);
        if (trimmed(line).empty()) break;
        if (!split_header(line, name, value)) continue;
        if (name == "content-type") type = lower_ascii(value);
        if (name == "content-encoding") encoding = lower_ascii(value);
        if (name == "transfer-encoding") transfer = lower_ascii(value);
      }
      if (!found || !is_readable(type)) continue;
      // Many archives keep the header of a coding that they have taken off already.
      std::string page = transfer.find("chunked") != std::string::npos ? without_chunks(rest) : std::string(rest);
      if (page.empty()) page = rest;
      if (page.starts_with("\x1F\x8B")) page = unpacked(std::move(page), max_bytes);
      body = std::move(page);
    }
    record.url = header.url.empty() ? fmt::format("record-{}", records_) : header.url;
    record.body = std::make_unique<MemoryStream>(std::move(body));
    return true;
  }
  return false;
}

}  // namespace edgewise
