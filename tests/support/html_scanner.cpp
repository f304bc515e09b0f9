// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/html_scanner.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace saksgang::support {
namespace {

const std::set<std::string_view> tags{
    "h2",   "h3", "h4",     "h5",  "h6",    "p",     "ul",    "ol", "li", "blockquote", "a",  "pre",
    "code", "em", "strong", "div", "table", "thead", "tbody", "tr", "th", "td",         "br", "hr"};
const std::set<std::string_view> tags_without_end{"br", "hr"};

constexpr std::array<std::pair<std::string_view, char>, 5> entities{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_id(std::string_view id) {
    return !id.empty() &&
           id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

bool is_address(std::string_view address) {
    if (address.find_first_of(" \t\r\n\\<>\"'`{}|^") != std::string_view::npos) return false;
    for (const char byte : address) {
        if (static_cast<unsigned char>(byte) <= 0x20 || static_cast<unsigned char>(byte) >= 0x7F)
            return false;
    }
    std::string lower{address};
    std::ranges::transform(lower, lower.begin(), [](unsigned char byte) {
        return static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    });
    return lower.starts_with('#') || lower.starts_with("http://") ||
           lower.starts_with("https://") || lower.starts_with("mailto:");
}

class Scanner {
public:
    explicit Scanner(std::string_view html) : rest_(html) {}

    ScannedHtml run() {
        while (!rest_.empty() && found_.fault.empty()) {
            if (rest_.front() == '<')
                tag();
            else
                found_.text += character();
        }
        if (found_.fault.empty() && !open_.empty()) blame("not closed: " + open_.back());
        return std::move(found_);
    }

private:
    void blame(std::string what) {
        if (found_.fault.empty())
            found_.fault = std::move(what) + " before: " + std::string{rest_.substr(0, 60)};
    }

    char character() {
        const char byte = rest_.front();
        if (byte == '&') {
            for (const auto& [entity, meaning] : entities) {
                if (!rest_.starts_with(entity)) continue;
                rest_.remove_prefix(entity.size());
                return meaning;
            }
            blame("an entity that is not ours");
        }
        if (byte == '>' || byte == '"' || byte == '\'') blame("a character not escaped");
        const auto value = static_cast<unsigned char>(byte);
        if ((value < 0x20 && byte != '\n' && byte != '\t') || value == 0x7F) blame("a control");
        if (rest_.starts_with("\xE2\x80\xAE") || rest_.starts_with("\xE2\x80\xAD"))
            blame("writing turned around");
        rest_.remove_prefix(1);
        return byte;
    }

    std::string taken_while(std::string_view allowed) {
        const auto end = std::min(rest_.find_first_not_of(allowed), rest_.size());
        std::string word{rest_.substr(0, end)};
        rest_.remove_prefix(end);
        return word;
    }

    void tag() {
        rest_.remove_prefix(1);
        const bool closing = rest_.starts_with('/');
        if (closing) rest_.remove_prefix(1);
        const auto name = taken_while("abcdefghijklmnopqrstuvwxyz0123456789");
        if (!tags.contains(name)) return blame("a tag that is not ours: " + name);
        if (closing) return close(name);
        std::map<std::string, std::string> attributes;
        while (rest_.starts_with(' ') && found_.fault.empty())
            attribute(attributes);
        if (!rest_.starts_with('>')) return blame("a tag with something strange in it");
        rest_.remove_prefix(1);
        check(name, attributes);
        if (name == "a" && std::ranges::find(open_, "a") != open_.end()) blame("a link in a link");
        if (!tags_without_end.contains(name)) open_.push_back(name);
    }

    void close(const std::string& name) {
        if (open_.empty() || open_.back() != name) return blame("closed out of order: " + name);
        if (!rest_.starts_with('>')) return blame("an end with something in it");
        rest_.remove_prefix(1);
        open_.pop_back();
    }

    void attribute(std::map<std::string, std::string>& attributes) {
        rest_.remove_prefix(1);
        const auto name = taken_while("abcdefghijklmnopqrstuvwxyz-");
        if (!rest_.starts_with("=\"")) return blame("an attribute without quotes: " + name);
        rest_.remove_prefix(2);
        std::string value;
        while (!rest_.empty() && rest_.front() != '"' && found_.fault.empty()) {
            if (rest_.front() == '<') return blame("a tag in an attribute");
            value += character();
        }
        if (rest_.empty()) return blame("an attribute without end");
        rest_.remove_prefix(1);
        if (!attributes.emplace(name, value).second) blame("an attribute twice: " + name);
    }

    void check(const std::string& tag, const std::map<std::string, std::string>& attributes) {
        for (const auto& [name, value] : attributes) {
            const bool fine =
                (name == "id" && is_id(value)) || (name == "data-paragraph" && all_digits(value)) ||
                (name == "start" && tag == "ol" && all_digits(value)) ||
                (tag == "a" && name == "href" && is_address(value)) ||
                (tag == "a" && name == "class" && value == "sg-paragraph") ||
                (tag == "a" && name == "rel" && value == "nofollow noopener noreferrer");
            if (!fine) return blame(tag + " has " + name + "=" + value);
            if (name == "href") found_.links.push_back(value);
            if (name == "id") found_.ids.push_back(value);
        }
    }

    std::string_view rest_;
    ScannedHtml found_;
    std::vector<std::string> open_;
};

}  // namespace

ScannedHtml scan_html(std::string_view html) {
    return Scanner{html}.run();
}

}  // namespace saksgang::support
