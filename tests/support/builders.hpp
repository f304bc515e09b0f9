// SPDX-License-Identifier: EUPL-1.2
// Fixtures as builders: a small council, a small workflow and processes going through it, made in
// code. Every value a test does not name is valid, so that what a test names is what it is about.
#pragma once

#include <string>
#include <string_view>

#include "workflows/apply.hpp"
#include "workflows/decide.hpp"

namespace saksgang::support {

LocalDate day(int year, unsigned month, unsigned day_of_month);

// 26 April 2024, 10:00 UTC.
Moment a_moment();

Oid an_oid(std::uint8_t first_byte);
Sha256 a_sha256(std::uint8_t first_byte);

// Bodies: faggruppe-klima and faggruppe-naering (3 seats each; statements), styret (5 seats with a
// chair; endorses, sends back), kommunene (a hearing circle: asker, baerum, oslo) and
// representantskapet (7 seats with a chair; adopts, sends back, rejects).
workflows::Council a_council();

// utkast ⇄ styret → horing → bearbeiding ⇄ vedtak → vedtatt. The text is open in utkast and
// bearbeiding. Questions are asked in utkast (malstruktur, maal, annet) and not in horing.
// Milestones: stormote (no day), styremote (26 April), horing (29 April–29 May),
// representantskap (29 August), all of 2024.
workflows::Definition a_definition();
workflows::InstalledWorkflow an_installed_workflow();

// Guards of days.
workflows::Earliest not_before(LocalDate date);
workflows::Earliest not_before(std::string_view milestone, int plus_days = 0);
workflows::Earliest after_days_in_stage(int days);
workflows::Latest not_after(LocalDate date);
workflows::Latest not_after(std::string_view milestone, int plus_days = 0);

// A process as apply would have folded it, in the stage utkast with no text.
class ProcessBuilder {
public:
    ProcessBuilder();

    // The visit grows by one; entered on `entered_on`.
    ProcessBuilder& in_stage(std::string_view stage, LocalDate entered_on = day(2024, 4, 1));
    // Version 1, or the next; its hashes are those of its number.
    ProcessBuilder& with_text();
    ProcessBuilder& released(workflows::Visibility visibility = workflows::Visibility::open);
    ProcessBuilder& with_decision(std::string_view body, workflows::DecisionKind kind,
                                  workflows::Standing standing = workflows::Standing::valid);
    ProcessBuilder& with_response(std::string_view body, std::string_view seat = {});
    ProcessBuilder& with_milestone(std::string_view milestone, workflows::MilestoneState state);

    workflows::Process build() const { return process_; }

private:
    Seq next_seq();
    workflows::Process process_;
};
ProcessBuilder a_process();

// Everything a rule looks at, owned. Change any part before asking.
struct Scene {
    workflows::Council council = a_council();
    workflows::Definition definition = a_definition();
    workflows::Process process;
    Actor actor{.role = Role::secretariat, .pseudonym = {"p-0011223344556677"}};
    Moment now = a_moment();
    workflows::TextFacts facts = {};

    workflows::Situation situation() const {
        return {.council = council,
                .definition = definition,
                .process = process,
                .actor = actor,
                .now = now,
                .facts = facts};
    }
    Result<workflows::Events> decide(const auto& command) const {
        return workflows::decide(situation(), command);
    }
};
Scene a_scene(const ProcessBuilder& process);

// Carried, with everyone present and voting for. About the scene's text of today.
workflows::RecordDecision a_decision(const Scene& scene, std::string_view body,
                                     workflows::DecisionKind kind);
// With every question of the present stage answered, or a statement where none is asked.
workflows::RegisterResponse a_response(const Scene& scene, std::string_view body,
                                       std::string_view seat = {});
// Follows today's text; the hashes are those of version number + 1.
workflows::SaveVersion a_text_after(const workflows::Process& process);

// The process after these events, as the journal would number them.
workflows::Process fold(workflows::Process process, const workflows::Events& events,
                        const Moment& now);

}  // namespace saksgang::support
