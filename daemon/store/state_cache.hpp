// SPDX-License-Identifier: EUPL-1.2
// What the writer has loaded, so that a command does not read thousands of rows again. Writer's
// thread. Holds what the open transaction would load; a savepoint's changes can be taken back.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "workflows/process.hpp"

namespace saksgang::store {

class StateCache {
public:
    explicit StateCache(std::size_t processes_max) : processes_max_(processes_max) {}

    // Null: not here.
    std::shared_ptr<const workflows::Council> council() const { return council_; }
    std::shared_ptr<const workflows::Process> find(const DocumentSlug& document);

    // As loaded from the database.
    void remember(workflows::Council council);
    void remember(const DocumentSlug& document, workflows::Process process);

    // As saved just now, in the open savepoint.
    void replace(workflows::Council council);
    void replace(const workflows::Process& process);

    void keep();       // the savepoint was released
    void take_back();  // … or rolled back: what was replaced in it is forgotten
    void clear();      // the transaction was rolled back

    std::size_t size() const { return processes_.size(); }

private:
    struct Kept {
        std::shared_ptr<const workflows::Process> process;
        std::uint64_t last_used = 0;
    };
    void make_room();

    std::size_t processes_max_;
    std::uint64_t uses_ = 0;
    std::map<DocumentSlug, Kept> processes_;
    std::shared_ptr<const workflows::Council> council_;
    std::vector<DocumentSlug> replaced_;  // since the savepoint
    bool council_replaced_ = false;
};

}  // namespace saksgang::store
