// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/accept.hpp"

#include "workflows/core/ascii.hpp"

namespace saksgang::http {
namespace {

// Takes what stands before the next separator off the list.
std::string_view take(std::string_view& list, char separator) {
    const auto end = list.find(separator);
    const auto item = trimmed(list.substr(0, end));
    list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
    return item;
}

// "q=0", "q=0.000"
bool is_refusal(std::string_view parameter) {
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return false;
    return parameter.find_first_not_of("0.", 2) == std::string_view::npos;
}

}  // namespace

bool asks_for(std::string_view accept, std::string_view media_type) {
    while (!accept.empty()) {
        auto item = take(accept, ',');
        if (!is_same_word(take(item, ';'), media_type)) continue;
        bool refused = false;
        while (!item.empty())
            refused = is_refusal(take(item, ';')) || refused;
        return !refused;
    }
    return false;
}

}  // namespace saksgang::http
