// SPDX-License-Identifier: EUPL-1.2
// One walk over cmark's tree, without recursion, so that no nesting overflows a stack.
#include "repo/text/safe_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "repo/text/html_writer.hpp"
#include "repo/text/markdown.hpp"
#include "workflows/core/ascii.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

using IteratorHandle = Handle<cmark_iter, cmark_iter_free>;

std::string_view literal_of(cmark_node* node) {
    const char* literal = cmark_node_get_literal(node);
    return literal == nullptr ? std::string_view{} : literal;
}

std::optional<std::string> address_of(cmark_node* node) {
    const char* address = cmark_node_get_url(node);
    return safe_address(address == nullptr ? "" : address);
}

// A paragraph of a list without empty lines between its items is the item's own words.
bool is_tight(cmark_node* paragraph) {
    cmark_node* item = cmark_node_parent(paragraph);
    cmark_node* list = item == nullptr ? nullptr : cmark_node_parent(item);
    return list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST &&
           cmark_node_get_list_tight(list) != 0;
}

Tag heading_tag(int depth) {
    return static_cast<Tag>(std::min(depth + 1, static_cast<int>(Tag::h6)));
}

// The bars at both ends of a row part nothing.
HtmlWriter row_of(std::vector<HtmlWriter> cells, bool head) {
    HtmlWriter row;
    row.open(Tag::row);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool at_an_end = i == 0 || i + 1 == cells.size();
        if (at_an_end && cells[i].size() == 0) continue;
        const Tag tag = head ? Tag::head_cell : Tag::cell;
        row.open(tag);
        row.append(std::move(cells[i]));
        row.close(tag);
    }
    row.close(Tag::row);
    row.text("\n");
    return row;
}

class Rendering {
public:
    Rendering(const std::vector<MarkdownBlock>& blocks, const Structure& structure,
              std::string_view paragraph_pages)
        : blocks_(blocks), structure_(structure), paragraph_pages_(paragraph_pages) {}

    Result<std::string> of(cmark_node* document) {
        *walk_.out() = cmark_iter_new(document);
        for (auto event = cmark_iter_next(walk_.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(walk_.get())) {
            cmark_node* node = cmark_iter_get_node(walk_.get());
            if (event == CMARK_EVENT_ENTER)
                enter(node);
            else
                leave(node);
            if (html_.size() > limits::html_bytes_max) {
                return fail(Errc::body_too_large,
                            fmt::format("as a page this text has more than {} bytes",
                                        limits::html_bytes_max),
                            "text");
            }
        }
        return html_.take();
    }

private:
    // What is too deep is shown as words: the walk goes on after it.
    void enter(cmark_node* node) {
        const MarkdownBlock* block = take_block(node);
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_BLOCK_QUOTE:
                ++depth_;
                if (depth_ > limits::nesting_depth_max) return words_instead(node);
                return open_block(Tag::quote, block);
            case CMARK_NODE_LIST:
                return open_list(node);
            case CMARK_NODE_ITEM:
                ++depth_;
                open_block(Tag::item, block);
                if (depth_ > limits::nesting_depth_max) words_instead(node);
                return;
            case CMARK_NODE_PARAGRAPH:
                if (block != nullptr && block->kind == BlockKind::table) return table(*block);
                if (block != nullptr || !is_tight(node)) open_block(Tag::paragraph, block);
                return;
            case CMARK_NODE_HEADING:
                return open_heading(node, block);
            case CMARK_NODE_CODE_BLOCK:
            case CMARK_NODE_HTML_BLOCK:
                return preformatted(literal_of(node), block);
            case CMARK_NODE_THEMATIC_BREAK:
                return html_.rule();
            default:
                return enter_inline(node);
        }
    }

    void leave(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_BLOCK_QUOTE:
                if (depth_-- <= limits::nesting_depth_max) close(Tag::quote);
                return;
            case CMARK_NODE_LIST:
                return close(list_tag(node));
            case CMARK_NODE_ITEM:
                --depth_;
                return close(Tag::item);
            case CMARK_NODE_PARAGRAPH:
                return leave_paragraph(node);
            case CMARK_NODE_HEADING:
                return leave_heading(node);
            default:
                return leave_inline(node);
        }
    }

    void enter_inline(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_TEXT:
                return html_.text(literal_of(node));
            case CMARK_NODE_SOFTBREAK:
                return html_.text("\n");
            case CMARK_NODE_LINEBREAK:
                return html_.line_break();
            case CMARK_NODE_CODE:
            case CMARK_NODE_HTML_INLINE:
                return html_.raw(literal_of(node));
            case CMARK_NODE_EMPH:
                if (++emphasis_ <= limits::nesting_depth_max) html_.open(Tag::emphasis);
                return;
            case CMARK_NODE_STRONG:
                if (++emphasis_ <= limits::nesting_depth_max) html_.open(Tag::strong);
                return;
            case CMARK_NODE_LINK:
                return open_link(node);
            case CMARK_NODE_IMAGE:
                return picture(node);
            default:
                return;
        }
    }

    void leave_inline(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_EMPH:
                if (emphasis_-- <= limits::nesting_depth_max) html_.close(Tag::emphasis);
                return;
            case CMARK_NODE_STRONG:
                if (emphasis_-- <= limits::nesting_depth_max) html_.close(Tag::strong);
                return;
            case CMARK_NODE_LINK:
                if (link_ != node) return;
                link_ = nullptr;
                return html_.close_link();
            default:
                return;
        }
    }

    const MarkdownBlock* take_block(cmark_node* node) {
        if (next_ == blocks_.size() || blocks_[next_].node != node) return nullptr;
        return &blocks_[next_++];
    }

    void open_block(Tag tag, const MarkdownBlock* block) {
        if (block == nullptr) return html_.open(tag);
        html_.open_block(tag, block->paragraph);
        html_.paragraph_link(block->paragraph, paragraph_pages_);
    }

    void close(Tag tag) {
        html_.close(tag);
        html_.text("\n");
    }

    void words_instead(cmark_node* node) {
        html_.text(plain_text(node));
        cmark_iter_reset(walk_.get(), node, CMARK_EVENT_EXIT);
        leave(node);
    }

    static Tag list_tag(cmark_node* list) {
        return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST ? Tag::ordered : Tag::unordered;
    }

    void open_list(cmark_node* list) {
        if (list_tag(list) == Tag::unordered) return html_.open_list(std::nullopt);
        html_.open_list(cmark_node_get_list_start(list));
    }

    // A heading within a quote or a list is no section: it is words in bold.
    void open_heading(cmark_node* node, const MarkdownBlock* block) {
        if (block == nullptr || block->kind != BlockKind::heading) {
            open_block(Tag::paragraph, block);
            return html_.open(Tag::strong);
        }
        ++section_;
        ASSERT(section_ < structure_.sections.size());
        html_.open_heading(heading_tag(cmark_node_get_heading_level(node)),
                           structure_.sections[section_].id);
    }

    void leave_heading(cmark_node* node) {
        if (cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT)
            return close(heading_tag(cmark_node_get_heading_level(node)));
        html_.close(Tag::strong);
        close(Tag::paragraph);
    }

    void leave_paragraph(cmark_node* node) {
        const bool numbered = next_ > 0 && blocks_[next_ - 1].node == node;
        if (numbered || !is_tight(node))
            close(Tag::paragraph);
        else
            html_.text("\n");
    }

    void preformatted(std::string_view text, const MarkdownBlock* block) {
        open_block(Tag::box, block);
        html_.open(Tag::preformatted);
        html_.raw(text);
        html_.close(Tag::preformatted);
        close(Tag::box);
    }

    void open_link(cmark_node* node) {
        const auto address = address_of(node);
        if (!address || link_ != nullptr) return;  // libcmark lets an autolink stand in a link
        html_.open_link(*address);
        link_ = node;
    }

    // Never loaded: the reader's browser would tell a stranger who reads what.
    void picture(cmark_node* node) {
        const auto address = link_ != nullptr ? std::nullopt : address_of(node);
        const auto words = plain_text(node);
        if (address) html_.open_link(*address);
        html_.text(words.empty() && address ? *address : words);
        if (address) html_.close_link();
        cmark_iter_reset(walk_.get(), node, CMARK_EVENT_EXIT);
    }

    // The words of a table come as one paragraph: rows end at its line breaks, cells at its bars.
    void table(const MarkdownBlock& block) {
        open_block(Tag::box, &block);
        html_.open(Tag::table);
        HtmlWriter around = std::exchange(html_, {});
        std::vector<HtmlWriter> cells;
        int row = 0;
        const auto end_row = [&] {
            cells.push_back(std::exchange(html_, {}));
            if (row != 1) around.append(row_of(std::exchange(cells, {}), row == 0));
            cells.clear();
            ++row;
        };
        for (auto event = cmark_iter_next(walk_.get());; event = cmark_iter_next(walk_.get())) {
            cmark_node* node = cmark_iter_get_node(walk_.get());
            if (node == block.node) break;
            const bool outermost = cmark_node_parent(node) == block.node;
            if (outermost && cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK)
                end_row();
            else if (outermost && cmark_node_get_type(node) == CMARK_NODE_TEXT)
                cells_of(literal_of(node), cells);
            else if (event == CMARK_EVENT_ENTER)
                enter_inline(node);
            else
                leave_inline(node);
        }
        end_row();
        html_ = std::move(around);
        html_.close(Tag::table);
        close(Tag::box);
    }

    // The last piece stays open: what follows the bar is not read yet.
    void cells_of(std::string_view text, std::vector<HtmlWriter>& cells) {
        for (auto bar = text.find('|'); bar != std::string_view::npos; bar = text.find('|')) {
            html_.text(trimmed(text.substr(0, bar)));
            cells.push_back(std::exchange(html_, {}));
            text.remove_prefix(bar + 1);
        }
        if (!trimmed(text).empty()) html_.text(text);
    }

    const std::vector<MarkdownBlock>& blocks_;
    const Structure& structure_;
    const std::string_view paragraph_pages_;
    IteratorHandle walk_;
    HtmlWriter html_;
    std::size_t next_ = 0;
    std::size_t section_ = 0;
    int depth_ = 0;  // of lists and quotes
    int emphasis_ = 0;
    cmark_node* link_ = nullptr;  // the one that is open
};

}  // namespace

Result<std::string> safe_html(std::string_view text, const Structure& structure,
                              std::string_view paragraph_pages) {
    TRY(const auto document, parse_markdown(text));
    TRY(const auto blocks, blocks_of(document.get()));
    return Rendering{blocks, structure, paragraph_pages}.of(document.get());
}

}  // namespace saksgang::repo
