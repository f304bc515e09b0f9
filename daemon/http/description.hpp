// SPDX-License-Identifier: EUPL-1.2
// The API's description (OpenAPI 3.1): written by hand in openapi/*.json, a file a group, carried
// in the executable and put together once. Tests hold it against the route table and the error
// table, and every answer of the running daemon against it.
#pragma once

#include <boost/json/object.hpp>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace saksgang::http {

struct DescriptionPart {
    std::string_view file;  // "documents.json"
    std::string_view text;
};

std::span<const DescriptionPart> description_parts();

struct Description {
    boost::json::object document;
    std::shared_ptr<const std::string> text;  // what is sent
    std::string etag;
};

// Immutable; any thread. The first call takes some milliseconds: make it before serving.
const Description& description();

}  // namespace saksgang::http
