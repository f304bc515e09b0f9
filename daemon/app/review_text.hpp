// SPDX-License-Identifier: EUPL-1.2
// What saving a text would do, without doing it: the same rule asked on a reader, what changes, how
// the text would read, and what its check would find. Main loop; compares on the CPU pool.
#pragma once

#include "daemon/app/save_text.hpp"
#include "repo/text/check.hpp"
#include "repo/text/structure.hpp"
#include "repo/text/text_changes.hpp"

namespace saksgang::app {

struct TextReview {
    std::shared_ptr<const std::string> text;
    std::optional<workflows::Version> newest;  // it would follow this one; nothing: it is the first
    std::shared_ptr<const repo::TextChanges> changes;   // from that one, or from nothing
    std::vector<workflows::StandingChanged> standings;  // what would become of decisions
    std::shared_ptr<const repo::Structure> structure;   // null with `html`
    std::shared_ptr<const std::string> html;            // null: too large to show
    std::vector<repo::Finding> findings;  // that the newest text does not give rise to
};

// Everything that save_text refuses is refused here, alike.
asio::awaitable<Result<TextReview>> review_text(App& app, Caller caller, NewText wanted);

}  // namespace saksgang::app
