// SPDX-License-Identifier: EUPL-1.2
#include "workflows/toml_scan.hpp"

namespace saksgang::workflows {
namespace {

// Walks over bytes; strings and comments in one step each.
class Scan {
public:
    explicit Scan(std::string_view rest) : rest_{rest} {}

    bool at_end() const { return rest_.empty(); }
    std::int64_t line() const { return line_; }

    // The next byte that is outside strings and comments; 0 for one of those.
    char next() {
        const char c = rest_.front();
        if (c == '#') return skip_comment();
        if (c == '"' || c == '\'') return skip_string(c);
        take(1);
        return c;
    }

private:
    void take(std::size_t count) {
        for (const char c : rest_.substr(0, count))
            line_ += c == '\n' ? 1 : 0;
        rest_.remove_prefix(count < rest_.size() ? count : rest_.size());
    }

    char skip_comment() {
        take(rest_.find('\n'));  // npos: all of it
        return 0;
    }

    char skip_string(char quote) {
        const std::string_view three = quote == '"' ? R"(""")" : "'''";
        const bool is_long = rest_.starts_with(three);
        const std::string_view closing = is_long ? three : three.substr(0, 1);
        take(closing.size());
        while (!at_end() && !rest_.starts_with(closing)) {
            if (!is_long && rest_.front() == '\n') return 0;  // a mistake: parsing ends here
            take(quote == '"' && rest_.front() == '\\' ? 2 : 1);
        }
        take(closing.size());
        // A long string may end in one or two quotation marks of its own.
        for (int own = 0; is_long && own < 2 && rest_.starts_with(quote); ++own)
            take(1);
        return 0;
    }

    std::string_view rest_;
    std::int64_t line_ = 1;
};

bool ends_a_key(char c) {
    constexpr std::string_view ends = "=,[]{}\n";
    return ends.find(c) != std::string_view::npos;
}

}  // namespace

std::optional<std::int64_t> find_long_key(std::string_view toml, std::size_t parts_max) {
    std::size_t parts = 1;
    for (Scan scan{toml}; !scan.at_end();) {
        const char c = scan.next();
        if (ends_a_key(c)) parts = 1;
        if (c == '.') ++parts;
        if (parts > parts_max) return scan.line();
    }
    return std::nullopt;
}

}  // namespace saksgang::workflows
