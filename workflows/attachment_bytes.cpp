// SPDX-License-Identifier: EUPL-1.2
#include "workflows/attachment_bytes.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "workflows/core/ascii.hpp"
#include "workflows/journal/entry.hpp"
#include "workflows/zip_listing.hpp"

namespace saksgang::workflows {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t pdf_tail_bytes = 1024;  // where readers look for its end

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint8_t>(bytes[at]);
}

std::string lowered(std::string_view text) {
    std::string small{text};
    std::ranges::transform(small, small.begin(), lower);
    return small;
}

// What browsers and programs know other kinds by. Text does not begin so.
bool looks_like_something_else(std::string_view text) {
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
        if (!text.starts_with("\xEF\xBB\xBF")) break;
        text.remove_prefix(3);  // a byte order mark
    }
    if (text.empty()) return false;
    const char second = text.size() > 1 ? lower(text[1]) : '\0';
    const bool is_markup =
        text.front() == '<' &&
        (second == '!' || second == '?' || second == '/' || (second >= 'a' && second <= 'z'));
    constexpr std::string_view signs[] = {"#!", "%PDF-", "%!PS", "{\\rtf", "PK\x03\x04"};
    return is_markup || std::ranges::any_of(
                            signs, [&](std::string_view sign) { return text.starts_with(sign); });
}

bool is_text_control(char c) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (c == '\t' || c == '\n' || c == '\r' || c == '\f') return false;
    return byte < 0x20 || byte == 0x7F;
}

// Where office programs keep what they would run.
bool is_macro(const ZipEntry& entry) {
    constexpr std::string_view signs[] = {"vbaproject", "vbadata",  "macrosheets/",  "activex/",
                                          "basic/",     "scripts/", "meta-inf/macro"};
    const auto name = lowered(entry.name);
    return std::ranges::any_of(
        signs, [&](std::string_view sign) { return name.find(sign) != std::string::npos; });
}

bool has_entry(const std::vector<ZipEntry>& entries, std::string_view name) {
    return std::ranges::find(entries, name, &ZipEntry::name) != entries.end();
}

}  // namespace

bool is_pdf(std::string_view bytes) {
    if (!bytes.starts_with("%PDF-1.") && !bytes.starts_with("%PDF-2.")) return false;
    const auto tail = bytes.substr(bytes.size() - std::min(bytes.size(), pdf_tail_bytes));
    const auto end = tail.rfind("%%EOF");
    if (end == std::string_view::npos) return false;
    return tail.find_first_not_of("\r\n \t\0"sv, end + 5) == std::string_view::npos;
}

// Chunk by chunk to its last: length, type, data, checksum.
bool is_png(std::string_view bytes) {
    constexpr auto sign = "\x89PNG\r\n\x1A\n"sv;
    constexpr std::size_t around = 12;
    if (!bytes.starts_with(sign)) return false;
    for (std::size_t at = sign.size(); bytes.size() - at >= around;) {
        const std::size_t length =
            std::size_t{byte_at(bytes, at)} << 24 | std::size_t{byte_at(bytes, at + 1)} << 16 |
            std::size_t{byte_at(bytes, at + 2)} << 8 | std::size_t{byte_at(bytes, at + 3)};
        const auto type = bytes.substr(at + 4, 4);
        if (at == sign.size() && (type != "IHDR" || length != 13)) return false;
        if (length > bytes.size() - at - around) return false;
        at += around + length;
        if (type == "IEND") return at == bytes.size();
    }
    return false;
}

// Segment by segment to the picture itself, which the last two bytes must end.
bool is_jpeg(std::string_view bytes) {
    if (!bytes.starts_with("\xFF\xD8\xFF"sv) || !bytes.ends_with("\xFF\xD9"sv)) return false;
    for (std::size_t at = 2; bytes.size() - at >= 4;) {
        if (byte_at(bytes, at) != 0xFF) return false;
        const auto marker = byte_at(bytes, at + 1);
        if (marker == 0xFF) {  // filling
            ++at;
            continue;
        }
        const std::size_t length =
            std::size_t{byte_at(bytes, at + 2)} << 8 | std::size_t{byte_at(bytes, at + 3)};
        if (marker < 0xC0 || length < 2 || length > bytes.size() - at - 2) return false;
        if (marker == 0xDA) return true;
        if (marker >= 0xD0 && marker <= 0xD9) return false;  // these have no length
        at += 2 + length;
    }
    return false;
}

bool is_plain_text(std::string_view bytes) {
    if (!journal::is_utf8(bytes)) return false;
    return std::ranges::none_of(bytes, is_text_control) && !looks_like_something_else(bytes);
}

bool is_office(std::string_view bytes, std::string_view main) {
    const auto entries = zip_entries(bytes);
    if (!entries || std::ranges::any_of(*entries, is_macro)) return false;
    return has_entry(*entries, "[Content_Types].xml") && has_entry(*entries, main);
}

bool is_open_document(std::string_view bytes, std::string_view media_type) {
    const auto entries = zip_entries(bytes);
    if (!entries || std::ranges::any_of(*entries, is_macro)) return false;
    const auto& first = entries->front();
    const bool begins = first.stored.data() == bytes.data() + 30 + first.name.size();
    return begins && first.name == "mimetype" && !first.compressed && first.stored == media_type &&
           has_entry(*entries, "content.xml");
}

}  // namespace saksgang::workflows
