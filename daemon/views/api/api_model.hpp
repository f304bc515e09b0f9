// SPDX-License-Identifier: EUPL-1.2
// The API's description (OpenAPI) as a page shows it: groups, their operations, and what each takes
// and answers. The description is English, whatever language the page is in. Pure; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

namespace saksgang::views {

// Words between backticks are code.
struct ApiWords {
    std::string text;
    bool is_code = false;
};
using ApiSentence = std::vector<ApiWords>;

struct ApiField {
    std::string name;
    std::string place;  // "query", "path", "header"; empty: a member of the body
    std::string kind;   // "integer", "one of public, secretariat"
    bool is_required = false;
    ApiSentence words = {};
};

struct ApiAnswer {
    std::string status;
    std::string kind;  // the schema's name, or the media type; may be empty
    ApiSentence words = {};
    std::string codes = {};  // of a problem: "not_found, forbidden"
};

struct ApiOperation {
    std::string id;  // unique on the page
    std::string method;
    std::string path;
    ApiSentence summary = {};
    std::vector<ApiSentence> words = {};  // a paragraph each
    bool needs_log_in = false;
    std::vector<ApiField> parameters = {};
    std::string body = {};  // the schema's name; empty: it takes none
    std::vector<ApiField> members = {};
    std::vector<ApiAnswer> answers = {};
};

struct ApiGroup {
    std::string id;
    std::string title;
    std::string words;
    std::vector<ApiOperation> operations = {};
};

// What an answer is made of.
struct ApiShape {
    std::string name;
    std::string id;
    ApiSentence words = {};
    std::vector<ApiField> members = {};
};

struct ApiModel {
    std::vector<ApiSentence> about;
    std::vector<ApiGroup> groups;
    std::vector<ApiShape> shapes;  // by name
};

ApiModel api_model(const boost::json::object& description);

}  // namespace saksgang::views
