// SPDX-License-Identifier: EUPL-1.2
// Whether notices get through: how many receivers take them, and which do not. Names a receiver by
// its name, never by its address.
#include <fmt/format.h>

#include <algorithm>

#include "daemon/app/local_time.hpp"
#include "daemon/views/control/control_parts.hpp"

namespace saksgang::views {
namespace {

using store::Endpoint;

bool holds(const std::vector<std::string>& names, std::string_view wanted) {
    return std::ranges::any_of(names, [&](const std::string& name) {
        return name == store::everything || name == wanted;
    });
}

bool is_in_trouble(const Endpoint& endpoint) {
    return endpoint.disabled_reason.has_value() || endpoint.failing_since.has_value();
}

std::string trouble_of(const Endpoint& endpoint, const Speech& speech) {
    const auto name = endpoint.name.empty() ? speech.say("receiver_without_name") : endpoint.name;
    if (endpoint.disabled_reason) {
        return speech.say(fmt::format("receiver_{}", to_string(*endpoint.disabled_reason)),
                          {{"receiver", name}});
    }
    return speech.say("receiver_not_reached", {{"receiver", name}});
}

}  // namespace

NoticesLine notices_line(std::span<const Endpoint> endpoints,
                         const std::optional<DocumentSlug>& document, const Speech& speech) {
    NoticesLine line;
    std::int64_t told = 0;
    for (const Endpoint& endpoint : endpoints) {
        if (document && !holds(endpoint.documents, document->value)) continue;
        ++told;
        if (is_in_trouble(endpoint)) line.troubles.push_back(trouble_of(endpoint, speech));
    }
    const auto failing = static_cast<std::int64_t>(line.troubles.size());
    if (told == 0)
        line.summary = speech.say("no_receivers");
    else if (failing == 0)
        line.summary = speech.count("receivers_fine", told);
    else
        line.summary = speech.say("receivers_mixed", {{"fine", std::to_string(told - failing)},
                                                      {"failing", std::to_string(failing)}});
    return line;
}

std::size_t receivers_of(std::span<const Endpoint> endpoints, const DocumentSlug& document,
                         std::string_view event) {
    return static_cast<std::size_t>(std::ranges::count_if(endpoints, [&](const Endpoint& endpoint) {
        return !endpoint.disabled_reason && holds(endpoint.documents, document.value) &&
               holds(endpoint.events, event);
    }));
}

}  // namespace saksgang::views
