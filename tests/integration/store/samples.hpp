// SPDX-License-Identifier: EUPL-1.2
// Events and states of no particular council, drawn from a seed.
#pragma once

#include <string>

#include "tests/integration/store/fixture.hpp"
#include "workflows/apply.hpp"
#include "workflows/events.hpp"

namespace saksgang::store::tests {

inline LocalDate day(int month, int number) {
    return LocalDate{std::chrono::year{2024}, std::chrono::month{static_cast<unsigned>(month)},
                     std::chrono::day{static_cast<unsigned>(number)}};
}

inline Actor secretary() {
    return {Role::secretariat, {"p-0123456789abcdef"}};
}

class Samples {
public:
    explicit Samples(std::uint64_t seed) : rng_(seed) {}

    int number(int low, int high);  // both included
    bool coin() { return number(0, 1) == 1; }
    template <class B>
    B bytes() {
        return draw<B>(rng_);
    }
    std::string text();  // sometimes empty, sometimes with quotes, æøå and line breaks
    std::string slug();
    LocalDate date() { return day(number(1, 12), number(1, 28)); }

    workflows::TextRef text_ref(int version);
    workflows::Body body(const std::string& name);
    workflows::Council council();
    // What `before` may become; from an empty one, what a process may be.
    workflows::Process next(workflows::Process before, const std::string& document);

    // A whole history of `document`, each event one that may follow the last.
    workflows::Events history(const DocumentSlug& document, int length);

private:
    workflows::Attachments attachments();
    workflows::Version version(int number);
    workflows::Decision decision(int number);
    std::vector<workflows::DecidedSection> sections();
    workflows::Response response(int number);
    workflows::Milestone milestone(const std::string& name);
    workflows::DecisionRecorded recorded(const workflows::Process& process);
    workflows::ResponseReceived received(const workflows::Process& process);
    workflows::StandingChanged lapsed(const workflows::Decision& decision);
    workflows::MilestoneMoved moved(const workflows::Milestone& milestone);
    workflows::VersionReleased released(const workflows::Version& version);
    workflows::Event following(const workflows::Process& process);

    SeededRng rng_;
};

}  // namespace saksgang::store::tests
