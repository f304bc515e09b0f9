// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/state_cache.hpp"

#include <algorithm>

namespace saksgang::store {

std::shared_ptr<const workflows::Process> StateCache::find(const DocumentSlug& document) {
    const auto found = processes_.find(document);
    if (found == processes_.end()) return nullptr;
    found->second.last_used = ++uses_;
    return found->second.process;
}

void StateCache::remember(workflows::Council council) {
    council_ = std::make_shared<const workflows::Council>(std::move(council));
}

void StateCache::remember(const DocumentSlug& document, workflows::Process process) {
    if (!processes_.contains(document)) make_room();
    processes_[document] = {
        .process = std::make_shared<const workflows::Process>(std::move(process)),
        .last_used = ++uses_};
}

void StateCache::replace(workflows::Council council) {
    council_replaced_ = true;
    remember(std::move(council));
}

void StateCache::replace(const workflows::Process& process) {
    replaced_.push_back(process.document);
    remember(process.document, process);
}

void StateCache::keep() {
    replaced_.clear();
    council_replaced_ = false;
}

void StateCache::take_back() {
    for (const DocumentSlug& document : replaced_)
        processes_.erase(document);
    if (council_replaced_) council_.reset();
    keep();
}

void StateCache::clear() {
    processes_.clear();
    council_.reset();
    keep();
}

void StateCache::make_room() {
    if (processes_.size() < processes_max_) return;
    const auto oldest = std::ranges::min_element(
        processes_, {}, [](const auto& entry) { return entry.second.last_used; });
    processes_.erase(oldest);
}

}  // namespace saksgang::store
