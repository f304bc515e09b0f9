// SPDX-License-Identifier: EUPL-1.2
// Where each line of a text begins. A line ends where CommonMark says: \n, \r\n or \r. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saksgang::repo {

// 1-based, both ends belong to it. Empty where last < first.
struct LineRange {
    int first = 1;
    int last = 0;
    bool empty() const { return last < first; }
    bool contains(int line) const { return first <= line && line <= last; }
    bool operator==(const LineRange&) const = default;
};

class Lines {
public:
    explicit Lines(std::string_view text);  // which must outlive this

    int count() const { return static_cast<int>(starts_.size()); }
    LineRange all() const { return {.first = 1, .last = count()}; }

    // The bytes of these lines, line ends and all.
    std::string_view bytes(LineRange range) const;

    // The same without a byte order mark, with \n for every line end, without empty lines before
    // and after. The bytes that section hashes are made of.
    std::string normalised(LineRange range) const;

private:
    std::string_view text_;
    std::vector<std::size_t> starts_;  // of each line
};

}  // namespace saksgang::repo
