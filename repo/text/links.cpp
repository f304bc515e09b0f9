// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/links.hpp"

#include "repo/text/markdown.hpp"

namespace saksgang::repo {

std::vector<PageLink> page_links_of(std::string_view text) {
    const auto document = parse_markdown(text);
    if (!document) return {};
    std::vector<PageLink> links;
    Handle<cmark_iter, cmark_iter_free> walk;
    *walk.out() = cmark_iter_new(document->get());
    int line = 1;
    for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk.get())) {
        cmark_node* node = cmark_iter_get_node(walk.get());
        if (event != CMARK_EVENT_ENTER) continue;
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING)
            line = cmark_node_get_start_line(node);
        if (type != CMARK_NODE_LINK) continue;
        const char* address = cmark_node_get_url(node);
        if (address != nullptr && *address == '#') links.push_back({address, line});
    }
    return links;
}

}  // namespace saksgang::repo
