// SPDX-License-Identifier: EUPL-1.2
// Writes HTML that cannot say anything but what is listed here: a tag is one of an enum, an
// attribute one of a few functions, and all else goes through `text`, which escapes. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace saksgang::repo {

enum class Tag {
    h2 = 2,  // the number is the heading's
    h3,
    h4,
    h5,
    h6,
    paragraph,
    unordered,
    ordered,
    item,
    quote,
    preformatted,
    code,
    emphasis,
    strong,
    box,
    table,
    head,
    body,
    row,
    head_cell,
    cell,
};

class HtmlWriter {
public:
    void open(Tag tag);
    void open_heading(Tag tag, std::string_view id);
    void open_block(Tag tag, int paragraph);   // with its number; the link is `paragraph_link`
    void open_list(std::optional<int> start);  // numbered from `start`, or not numbered
    void open_link(std::string_view address);  // which must come from safe_address
    // To the place itself, or to the page of that number below `pages`, an address of this site.
    void paragraph_link(int paragraph, std::string_view pages);
    void close(Tag tag);
    void close_link();
    void line_break();
    void rule();

    // Escaped. What has no place in HTML is U+FFFD; what turns the direction of writing around is
    // shown by its name, for it would let a text read otherwise than it is.
    void text(std::string_view text);
    void raw(std::string_view text);  // in <code>: somebody's HTML, shown as it is written

    void append(HtmlWriter part) { out_ += part.out_; }

    std::size_t size() const { return out_.size(); }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

// The address as an attribute may hold it, where a reader may be sent there: http, https and
// mailto, and places within the page.
std::optional<std::string> safe_address(std::string_view address);

}  // namespace saksgang::repo
