// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/passages.hpp"

#include <algorithm>
#include <optional>

#include "repo/text/characters.hpp"
#include "workflows/core/ascii.hpp"

namespace saksgang::repo {
namespace {

struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;   // without its line end
    std::size_t next = 0;  // where the next begins
    int number = 1;
};

Line line_at(std::string_view text, std::size_t begin, int number) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    std::size_t next = end;
    if (next < text.size()) next += text.substr(next).starts_with("\r\n") ? 2 : 1;
    return {.begin = begin, .end = end, .next = next, .number = number};
}

int indent_of(std::string_view line) {
    int columns = 0;
    for (const char each : line) {
        if (each == ' ') {
            ++columns;
        } else if (each == '\t') {
            columns += 4 - columns % 4;
        } else {
            break;
        }
    }
    return columns;
}

bool blank_at(std::string_view line, std::size_t at) {
    return at >= line.size() || line[at] == ' ' || line[at] == '\t';
}

int heading_level(std::string_view line) {
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    return marks >= 1 && marks <= 6 && blank_at(line, marks) ? static_cast<int>(marks) : 0;
}

// "===" or "---" under a paragraph makes it a heading.
int underline_level(std::string_view line) {
    if (line.empty()) return 0;
    if (line.find_first_not_of('=') == std::string_view::npos) return 1;
    return line.find_first_not_of('-') == std::string_view::npos ? 2 : 0;
}

bool is_rule(std::string_view line) {
    if (line.empty() || !std::string_view{"-*_"}.contains(line.front())) return false;
    std::size_t marks = 0;
    for (const char each : line) {
        if (each == line.front()) {
            ++marks;
        } else if (each != ' ' && each != '\t') {
            return false;
        }
    }
    return marks >= 3;
}

enum class Marker { none = 1, bullet, ordered };

Marker marker_of(std::string_view line) {
    if (line.empty()) return Marker::none;
    if (std::string_view{"-*+"}.contains(line.front()) && blank_at(line, 1)) return Marker::bullet;
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (digits == 0 || digits > 9 || digits == line.size()) return Marker::none;
    const bool marked = line[digits] == '.' || line[digits] == ')';
    return marked && blank_at(line, digits + 1) ? Marker::ordered : Marker::none;
}

bool is_fence(std::string_view line) {
    return line.starts_with("```") || line.starts_with("~~~");
}

bool is_html(std::string_view line) {
    if (line.size() < 2 || line.front() != '<') return false;
    if (line.starts_with("<http") || line.starts_with("<mailto:")) return false;
    const auto second = static_cast<unsigned char>(line[1]);
    return second == '!' || second == '?' || second == '/' || (second < 0x80 && is_letter(second));
}

class Slicer {
public:
    explicit Slicer(std::string_view text) : text_{text} {}

    std::vector<Passage> run() {
        std::size_t at = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        for (int number = 1; at < text_.size(); ++number) {
            const Line line = line_at(text_, at, number);
            read(line);
            at = line.next;
        }
        return std::move(passages_);
    }

private:
    void read(const Line& line) {
        const std::string_view whole = text_.substr(line.begin, line.end - line.begin);
        const std::string_view words = trimmed(whole);
        if (!fence_.empty()) {
            goes_on(line);
            const bool closes = words.starts_with(fence_) &&
                                words.find_first_not_of(fence_.front()) == std::string_view::npos;
            if (closes) close();
            return;
        }
        if (words.empty()) {
            open_ = false;
            return;
        }
        const int indent = indent_of(whole);
        if (indent == 0 && marker_of(words) == Marker::none && !open_) in_list_ = false;
        if (open_ && continues(words, indent)) {
            goes_on(line);
            return;
        }
        begin(line, words, indent);
    }

    // Does the open passage take this line too? An underline turns it into a heading.
    bool continues(std::string_view words, int indent) {
        Passage& last = passages_.back();
        switch (last.kind) {
            case PassageKind::paragraph:
                if (const int level = underline_level(words); level > 0 && indent < 4) {
                    make_heading(last, level);
                    return true;
                }
                return !interrupts(words);
            case PassageKind::item:
                return !interrupts(words);
            case PassageKind::quote:
                return words.starts_with('>') || !interrupts(words);
            case PassageKind::code:
                return indent >= 4;
            case PassageKind::html:
                return true;
            case PassageKind::heading:
            case PassageKind::row:
            case PassageKind::rule:
                return false;
        }
        return false;
    }

    static bool interrupts(std::string_view words) {
        if (heading_level(words) > 0 || is_rule(words) || is_fence(words)) return true;
        if (words.starts_with('>') || words.starts_with('|')) return true;
        return marker_of(words) != Marker::none;
    }

    void begin(const Line& line, std::string_view words, int indent) {
        Passage passage{
            .begin = line.begin, .end = line.end, .indent = indent, .line = line.number};
        const Marker marker = marker_of(words);
        if (indent >= 4 && !in_list_) {
            passage.kind = PassageKind::code;
        } else if (const int level = heading_level(words); level > 0) {
            make_heading(passage, level);
        } else if (is_rule(words)) {
            passage.kind = PassageKind::rule;
        } else if (is_fence(words)) {
            passage.kind = PassageKind::code;
            const std::size_t marks =
                std::min(words.find_first_not_of(words.front()), words.size());
            fence_ = words.substr(0, marks);
        } else if (marker != Marker::none) {
            passage.kind = PassageKind::item;
            passage.ordered = marker == Marker::ordered;
            in_list_ = true;
        } else if (words.starts_with('>')) {
            passage.kind = PassageKind::quote;
        } else if (words.starts_with('|')) {
            passage.kind = PassageKind::row;
        } else if (is_html(words)) {
            passage.kind = PassageKind::html;
        }
        const bool counted =
            passage.kind != PassageKind::heading && passage.kind != PassageKind::rule;
        if (counted) passage.paragraph = ++paragraphs_;
        passages_.push_back(passage);
        open_ = true;
    }

    void make_heading(Passage& passage, int level) {
        if (passage.paragraph > 0) --paragraphs_;
        passage.kind = PassageKind::heading;
        passage.level = level;
        passage.paragraph = 0;
        in_list_ = false;
    }

    void goes_on(const Line& line) { passages_.back().end = line.end; }

    void close() {
        open_ = false;
        fence_ = {};
    }

    std::string_view text_;
    std::vector<Passage> passages_;
    std::string_view fence_;  // the marks that end the code we are in
    int paragraphs_ = 0;
    bool open_ = false;  // may the next line belong to the last passage?
    bool in_list_ = false;
};

}  // namespace

std::vector<Passage> passages_of(std::string_view text) {
    return Slicer{text}.run();
}

std::string_view gap_after(std::string_view text, const std::vector<Passage>& passages,
                           std::size_t index) {
    const std::size_t begin = passages[index].end;
    const bool last = index + 1 == passages.size();
    return text.substr(begin, (last ? text.size() : passages[index + 1].begin) - begin);
}

std::string_view gap_before_all(std::string_view text, const std::vector<Passage>& passages) {
    return text.substr(0, passages.empty() ? text.size() : passages.front().begin);
}

}  // namespace saksgang::repo
