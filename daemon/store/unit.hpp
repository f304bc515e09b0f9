// SPDX-License-Identifier: EUPL-1.2
// What one job sees of the store: the writing connection inside its savepoint, the state it may
// load and save, and the journal's end. Writer's thread; dies with the job.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/store/journal_table.hpp"
#include "daemon/store/ref_intents.hpp"
#include "daemon/store/state_cache.hpp"
#include "workflows/core/random.hpp"
#include "workflows/events.hpp"

namespace saksgang::store {

class Unit {
public:
    // The writer's, and not copied: the job changes them in place.
    struct Tools {
        Connection& db;
        StateCache& cache;
        JournalEnd& end;
        Rng& rng;
    };
    Unit(Tools tools, Instant now);
    Unit(const Unit&) = delete;
    Unit& operator=(const Unit&) = delete;

    Connection& db() { return tools_.db; }
    Rng& rng() { return tools_.rng; }
    Instant now() const { return now_; }  // one for the job; not before the journal's last entry
    CommandId command_id() const { return command_id_; }
    Seq next_seq() const;

    // As the open transaction has them. A process that does not exist: exists() == false.
    workflows::Council load_council();
    workflows::Process load_process(const DocumentSlug& document);
    // Writes what differs. A process takes at most one new version from one save to the next.
    void save(const workflows::Council& before, const workflows::Council& after);
    void save(const workflows::Process& before, const workflows::Process& after);

    // Seals, encodes and appends one event: journal row, contents, frontier. Errc::invalid_input
    // when the leaf would be too long. Returns the entry's frame and the sealed event.
    struct Appended {
        Seq seq;
        workflows::Event event;  // sealed
        std::string leaf;
    };
    Result<Appended> append(const workflows::Event& event, const Actor& actor,
                            const std::string& subject, Instant effective_at);

    // To be moved after COMMIT; stored as an intent and as the expected place of that ref. One that
    // is not at `before` makes the job version_conflict, whatever it returns: its text was staged
    // on what is no longer head, and after COMMIT it would be too late to find that out.
    void intend(const repo::RefChange& change);

    // For the writer.
    const std::vector<RefIntent>& intents() const { return intents_; }
    const std::optional<Error>& refusal() const { return refusal_; }

private:
    Tools tools_;
    Instant now_;
    CommandId command_id_;
    std::vector<RefIntent> intents_;
    std::optional<Error> refusal_;
};

}  // namespace saksgang::store
