// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/description.hpp"

#include <boost/json.hpp>

#include "daemon/http/conditional.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

constexpr std::string_view frame_file = "openapi.json";

// Objects go into one another, down to what only one of them says.
void join(json::object& whole, const json::object& part) {
    for (const auto& [name, value] : part) {
        json::value* known = whole.if_contains(name);
        if (known == nullptr) {
            whole.emplace(name, value);
            continue;
        }
        ASSERT(known->is_object() && value.is_object());  // nothing is said twice
        join(known->get_object(), value.get_object());
    }
}

json::object joined() {
    json::object whole;
    for (const bool is_frame : {true, false}) {
        for (const auto& part : description_parts()) {
            if ((part.file == frame_file) == is_frame)
                join(whole, json::parse(part.text).as_object());
        }
    }
    return whole;
}

Description made() {
    Description made{.document = joined(), .text = nullptr, .etag = {}};
    made.text = std::make_shared<const std::string>(json::serialize(made.document));
    made.etag = etag(to_hex(journal::sha256(*made.text)));
    return made;
}

}  // namespace

const Description& description() {
    static const Description once = made();
    return once;
}

}  // namespace saksgang::http
