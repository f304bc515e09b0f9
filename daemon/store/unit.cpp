// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/unit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/store/aggregates.hpp"
#include "workflows/notice_rules.hpp"

namespace saksgang::store {

Unit::Unit(Tools tools, Instant now)
    : tools_(tools),
      now_(std::max(now, tools.end.recorded_at)),
      command_id_(draw<CommandId>(tools.rng)) {}

Seq Unit::next_seq() const {
    return Seq{static_cast<std::int64_t>(tools_.end.frontier.size())};
}

workflows::Council Unit::load_council() {
    if (!tools_.cache.council()) tools_.cache.remember(store::load_council(tools_.db));
    return *tools_.cache.council();
}

workflows::Process Unit::load_process(const DocumentSlug& document) {
    if (const auto known = tools_.cache.find(document)) return *known;
    workflows::Process process = store::load_process(tools_.db, document);
    // What does not exist is not kept: names asked for in vain would push out what is in use.
    if (process.exists()) tools_.cache.remember(document, process);
    return process;
}

void Unit::save(const workflows::Council& before, const workflows::Council& after) {
    save_council(tools_.db, before, after);
    tools_.cache.replace(after);
}

void Unit::save(const workflows::Process& before, const workflows::Process& after) {
    save_process(tools_.db, before, after);
    tools_.cache.replace(after);
}

Result<Unit::Appended> Unit::append(const workflows::Event& event, const Actor& actor,
                                    const std::string& subject, Instant effective_at) {
    workflows::Event sealed = event;
    const auto contents = workflows::seal(sealed, tools_.rng);
    const journal::Entry entry{.seq = next_seq(),
                               .command_id = command_id_,
                               .type = std::string{workflows::type_of(sealed)},
                               .recorded_at = now_,
                               .effective_at = effective_at,
                               .actor = actor,
                               .subject = subject,
                               .data = workflows::encode(sealed)};
    TRY(std::string leaf, journal::encode(entry));
    const Sha256 hash = journal::leaf_hash(leaf);
    insert_entry(tools_.db, entry, leaf, hash, workflows::visibility_of(sealed));
    for (const auto& content : contents)
        insert_content(tools_.db, entry.seq, content);
    tools_.end.frontier.append(hash);
    tools_.end.recorded_at = now_;
    return Appended{.seq = entry.seq, .event = std::move(sealed), .leaf = std::move(leaf)};
}

void Unit::intend(const repo::RefChange& change) {
    if (find_expected_ref(tools_.db, change.name) != change.before) {
        refusal_ = error(Errc::version_conflict,
                         fmt::format("{} has moved since it was read: read it again, and repeat "
                                     "the change on what stands there now",
                                     change.name));
        return;
    }
    intents_.push_back(insert_intent(tools_.db, change));
}

}  // namespace saksgang::store
