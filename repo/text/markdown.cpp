// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

using IteratorHandle = Handle<cmark_iter, cmark_iter_free>;

bool is_list(cmark_node* node) {
    return cmark_node_get_type(node) == CMARK_NODE_LIST;
}

LineRange lines_of(cmark_node* node) {
    const int first = cmark_node_get_start_line(node);
    if (cmark_node_get_type(node) == CMARK_NODE_THEMATIC_BREAK) return {first, first};
    return {.first = first, .last = std::max(first, cmark_node_get_end_line(node))};
}

// A paragraph whose second line is "|---|---|": the table of GitHub's Markdown, which libcmark
// reads as words.
bool is_table(cmark_node* paragraph) {
    bool first_has_bar = false;
    bool second_has_dash = false;
    int row = 1;
    for (cmark_node* node = cmark_node_first_child(paragraph); node != nullptr && row <= 2;
         node = cmark_node_next(node)) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_SOFTBREAK) {
            ++row;
            continue;
        }
        if (row == 2 && type != CMARK_NODE_TEXT) return false;
        if (type != CMARK_NODE_TEXT) continue;
        const std::string_view text = cmark_node_get_literal(node);
        if (row == 1) first_has_bar |= text.contains('|');
        if (row == 2 && text.find_first_not_of("|:- \t") != std::string_view::npos) return false;
        if (row == 2) second_has_dash |= text.contains('-');
    }
    return first_has_bar && second_has_dash;
}

class Walk {
public:
    Result<std::vector<MarkdownBlock>> of(cmark_node* document) {
        for (cmark_node* node = cmark_node_first_child(document); node != nullptr;
             node = cmark_node_next(node)) {
            add(node, 0);
            if (blocks_.size() > limits::text_blocks_max) return too_many();
        }
        return std::move(blocks_);
    }

private:
    static std::unexpected<Error> too_many() {
        return fail(Errc::body_too_large,
                    fmt::format("a text has at most {} paragraphs, list items and headings",
                                limits::text_blocks_max),
                    "text");
    }

    void push(cmark_node* node, BlockKind kind, int depth, LineRange lines) {
        const bool numbered = kind != BlockKind::heading && kind != BlockKind::rule;
        blocks_.push_back({.node = node,
                           .kind = kind,
                           .lines = lines,
                           .paragraph = numbered ? ++paragraphs_ : 0,
                           .depth = depth});
    }

    void add(cmark_node* node, int depth) {
        const auto plain = [&](BlockKind kind) { push(node, kind, depth, lines_of(node)); };
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_LIST:
                return add_list(node, depth + 1);
            case CMARK_NODE_PARAGRAPH:
                return plain(is_table(node) ? BlockKind::table : BlockKind::paragraph);
            case CMARK_NODE_HEADING:
                return plain(depth == 0 ? BlockKind::heading : BlockKind::paragraph);
            case CMARK_NODE_BLOCK_QUOTE:
                return plain(BlockKind::quote);
            case CMARK_NODE_CODE_BLOCK:
                return plain(BlockKind::code);
            case CMARK_NODE_HTML_BLOCK:
                return plain(BlockKind::html);
            default:
                return plain(BlockKind::rule);
        }
    }

    void add_list(cmark_node* list, int depth) {
        for (cmark_node* item = cmark_node_first_child(list); item != nullptr;
             item = cmark_node_next(item)) {
            if (blocks_.size() > limits::text_blocks_max) return;
            add_item(item, depth);
        }
    }

    void add_item(cmark_node* item, int depth) {
        if (depth >= limits::nesting_depth_max)
            return push(item, BlockKind::item, depth, lines_of(item));
        cmark_node* child = cmark_node_first_child(item);
        LineRange own{.first = cmark_node_get_start_line(item),
                      .last = cmark_node_get_start_line(item)};
        for (; child != nullptr && !is_list(child); child = cmark_node_next(child))
            own.last = std::max(own.last, lines_of(child).last);
        push(item, BlockKind::item, depth, own);
        for (; child != nullptr; child = cmark_node_next(child))
            add(child, depth);
    }

    std::vector<MarkdownBlock> blocks_;
    int paragraphs_ = 0;
};

void append_literal(std::string& out, cmark_node* node) {
    const char* literal = cmark_node_get_literal(node);
    if (literal != nullptr) out += literal;
}

void append_plain(std::string& out, cmark_node* root) {
    IteratorHandle walk;
    *walk.out() = cmark_iter_new(root);
    for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk.get())) {
        cmark_node* node = cmark_iter_get_node(walk.get());
        const cmark_node_type type = cmark_node_get_type(node);
        if (event == CMARK_EVENT_EXIT) {
            const bool ends_a_block = type <= CMARK_NODE_LAST_BLOCK && node != root;
            if (ends_a_block && !out.empty() && !out.ends_with(' ')) out += ' ';
            continue;
        }
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            out += ' ';
        } else {
            append_literal(out, node);
        }
    }
}

std::string trimmed(std::string text) {
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string::npos) return {};
    text.erase(text.find_last_not_of(blank) + 1);
    text.erase(0, first);
    return text;
}

}  // namespace

Result<MarkdownHandle> parse_markdown(std::string_view text) {
    if (text.size() > limits::text_bytes_max) {
        return fail(Errc::body_too_large,
                    fmt::format("a text has at most {} bytes", limits::text_bytes_max), "text");
    }
    MarkdownHandle document;
    *document.out() = cmark_parse_document(text.data(), text.size(), CMARK_OPT_VALIDATE_UTF8);
    ASSERT(document.get() != nullptr);
    return document;
}

Result<std::vector<MarkdownBlock>> blocks_of(cmark_node* document) {
    return Walk{}.of(document);
}

std::string plain_text(cmark_node* node) {
    std::string out;
    append_plain(out, node);
    return trimmed(std::move(out));
}

std::string plain_text(const MarkdownBlock& block) {
    if (block.kind != BlockKind::item || block.depth >= limits::nesting_depth_max)
        return plain_text(block.node);
    std::string out;
    for (cmark_node* child = cmark_node_first_child(block.node);
         child != nullptr && !is_list(child); child = cmark_node_next(child)) {
        append_plain(out, child);
        out += ' ';
    }
    return trimmed(std::move(out));
}

}  // namespace saksgang::repo
