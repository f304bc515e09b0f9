// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/html_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "repo/text/letters.hpp"

namespace saksgang::repo {
namespace {

std::string_view name_of(Tag tag) {
    switch (tag) {
        case Tag::h2:
            return "h2";
        case Tag::h3:
            return "h3";
        case Tag::h4:
            return "h4";
        case Tag::h5:
            return "h5";
        case Tag::h6:
            return "h6";
        case Tag::paragraph:
            return "p";
        case Tag::unordered:
            return "ul";
        case Tag::ordered:
            return "ol";
        case Tag::item:
            return "li";
        case Tag::quote:
            return "blockquote";
        case Tag::preformatted:
            return "pre";
        case Tag::code:
            return "code";
        case Tag::emphasis:
            return "em";
        case Tag::strong:
            return "strong";
        case Tag::box:
            return "div";
        case Tag::table:
            return "table";
        case Tag::head:
            return "thead";
        case Tag::body:
            return "tbody";
        case Tag::row:
            return "tr";
        case Tag::head_cell:
            return "th";
        case Tag::cell:
            return "td";
    }
    return "p";
}

void append_escaped(std::string& out, char byte) {
    switch (byte) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += byte;
    }
}

bool is_control(char32_t code) {
    const bool blank = code == '\t' || code == '\n';
    return (code < 0x20 && !blank) || (code >= 0x7F && code < 0xA0);
}

bool turns_direction(char32_t code) {
    return code == 0x202D || code == 0x202E;
}

std::string lower(std::string_view text) {
    std::string out{text};
    std::ranges::transform(out, out.begin(), [](char byte) {
        return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 0x20) : byte;
    });
    return out;
}

// A name and perhaps a port; no "user@", which makes one address look like another.
bool is_authority(std::string_view rest) {
    const auto authority = rest.substr(0, rest.find_first_of("/?#"));
    return !authority.empty() && !authority.contains('@') && !authority.contains('\\');
}

bool is_allowed(std::string_view address) {
    if (address.starts_with('#')) return true;
    const std::string start = lower(address.substr(0, 8));
    if (start.starts_with("https://")) return is_authority(address.substr(8));
    if (start.starts_with("http://")) return is_authority(address.substr(7));
    return start.starts_with("mailto:");
}

bool stands_for_itself(char byte) {
    constexpr std::string_view marks = "-._~:/?#[]@!$&()*+,;=%";
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || marks.contains(byte);
}

}  // namespace

void HtmlWriter::open(Tag tag) {
    fmt::format_to(std::back_inserter(out_), "<{}>", name_of(tag));
}

void HtmlWriter::open_heading(Tag tag, std::string_view id) {
    fmt::format_to(std::back_inserter(out_), "<{} id=\"", name_of(tag));
    text(id);
    out_ += "\">";
}

void HtmlWriter::open_block(Tag tag, int paragraph) {
    fmt::format_to(std::back_inserter(out_), "<{} id=\"p{}\" data-paragraph=\"{}\">", name_of(tag),
                   paragraph, paragraph);
}

void HtmlWriter::open_list(std::optional<int> start) {
    if (!start) return open(Tag::unordered);
    if (*start == 1) return open(Tag::ordered);
    fmt::format_to(std::back_inserter(out_), "<ol start=\"{}\">", *start);
}

void HtmlWriter::open_link(std::string_view address) {
    out_ += "<a href=\"";
    text(address);
    out_ += address.starts_with('#') ? "\">" : "\" rel=\"nofollow noopener noreferrer\">";
}

void HtmlWriter::paragraph_link(int paragraph, std::string_view pages) {
    out_ += "<a class=\"sg-paragraph\" href=\"";
    text(pages.empty() ? "#p" : pages);
    fmt::format_to(std::back_inserter(out_), "{}\">{}</a>", paragraph, paragraph);
}

void HtmlWriter::close(Tag tag) {
    fmt::format_to(std::back_inserter(out_), "</{}>", name_of(tag));
}

void HtmlWriter::close_link() {
    out_ += "</a>";
}

void HtmlWriter::line_break() {
    out_ += "<br>\n";
}

void HtmlWriter::rule() {
    out_ += "<hr>\n";
}

void HtmlWriter::text(std::string_view text) {
    while (!text.empty()) {
        if (static_cast<unsigned char>(text.front()) < 0x80) {
            const char byte = text.front();
            text.remove_prefix(1);
            if (is_control(static_cast<char32_t>(byte)))
                append_code_point(out_, 0xFFFD);
            else
                append_escaped(out_, byte);
            continue;
        }
        const char32_t code = take_code_point(text);
        if (turns_direction(code))
            fmt::format_to(std::back_inserter(out_), "[U+{:04X}]", static_cast<unsigned int>(code));
        else
            append_code_point(out_, is_control(code) ? 0xFFFD : code);
    }
}

void HtmlWriter::raw(std::string_view raw_text) {
    open(Tag::code);
    text(raw_text);
    close(Tag::code);
}

std::optional<std::string> safe_address(std::string_view address) {
    if (!is_allowed(address)) return std::nullopt;
    std::string out;
    for (const char byte : address) {
        if (stands_for_itself(byte))
            out += byte;
        else if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F)
            return std::nullopt;
        else
            fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(byte));
    }
    return out;
}

}  // namespace saksgang::repo
