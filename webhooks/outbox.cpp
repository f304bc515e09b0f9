// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/outbox.hpp"

namespace saksgang::webhooks {

std::string_view to_string(AttemptOutcome outcome) {
    switch (outcome) {
        case AttemptOutcome::delivered:
            return "delivered";
        case AttemptOutcome::refused:
            return "refused";
        case AttemptOutcome::unreachable:
            return "unreachable";
        case AttemptOutcome::timed_out:
            return "timed_out";
        case AttemptOutcome::address_refused:
            return "address_refused";
    }
    return "";
}

}  // namespace saksgang::webhooks
