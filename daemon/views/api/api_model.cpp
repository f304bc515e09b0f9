// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/api/api_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "workflows/core/assert.hpp"

namespace saksgang::views {
namespace {

namespace json = boost::json;

constexpr std::string_view json_type = "application/json";

std::string text_of(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value == nullptr || !value->is_string() ? std::string{}
                                                   : std::string{value->get_string()};
}

const json::object* object_of(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value == nullptr ? nullptr : value->if_object();
}

const json::array* array_of(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value == nullptr ? nullptr : value->if_array();
}

ApiSentence sentence_of(std::string_view text) {
    ApiSentence sentence;
    for (bool is_code = false;; is_code = !is_code) {
        const auto end = text.find('`');
        if (const auto part = text.substr(0, end); !part.empty()) {
            sentence.push_back({.text = std::string{part}, .is_code = is_code});
        }
        if (end == std::string_view::npos) return sentence;
        text.remove_prefix(end + 1);
    }
}

std::vector<ApiSentence> paragraphs_of(std::string_view text) {
    constexpr std::string_view between = "\n\n";
    std::vector<ApiSentence> paragraphs;
    while (!text.empty()) {
        const auto end = text.find(between);
        paragraphs.push_back(sentence_of(text.substr(0, end)));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 2);
    }
    return paragraphs;
}

// Reads a description, following its references.
class Reader {
public:
    explicit Reader(const json::object& whole) : whole_(whole) {}

    ApiModel model() const {
        ApiModel model{.about = {}, .groups = {}, .shapes = shapes()};
        if (const auto* info = object_of(whole_, "info")) {
            model.about = paragraphs_of(text_of(*info, "description"));
        }
        const auto* tags = array_of(whole_, "tags");
        ASSERT(tags != nullptr);
        for (const auto& tag : *tags)
            model.groups.push_back(group(tag.as_object()));
        return model;
    }

private:
    // What an object says, or what it refers to says.
    const json::object& meant(const json::object& object) const {
        const auto reference = text_of(object, "$ref");
        std::string_view rest = reference;
        const json::object* found = rest.empty() ? &object : &whole_;
        for (rest.remove_prefix(std::min<std::size_t>(2, rest.size()));
             found != nullptr && !rest.empty();) {
            const auto slash = rest.find('/');
            found = object_of(*found, rest.substr(0, slash));
            rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
        }
        ASSERT(found != nullptr);  // a test of the description follows every reference
        return *found;
    }

    static std::string name_in(const json::object& schema) {
        const auto reference = text_of(schema, "$ref");
        return reference.substr(reference.rfind('/') + 1);
    }

    ApiGroup group(const json::object& tag) const {
        ApiGroup group{.id = "group-" + text_of(tag, "name"),
                       .title = text_of(tag, "name"),
                       .words = text_of(tag, "description")};
        const auto* paths = object_of(whole_, "paths");
        ASSERT(paths != nullptr);
        for (const auto& [path, item] : *paths) {
            for (const auto& [method, operation] : item.as_object()) {
                const auto& said = operation.as_object();
                if (said.at("tags").as_array().front() != json::string_view{group.title}) continue;
                group.operations.push_back(operation_of(method, path, said));
            }
        }
        return group;
    }

    ApiOperation operation_of(std::string_view method, std::string_view path,
                              const json::object& said) const {
        ApiOperation made{.id = text_of(said, "operationId"),
                          .method = std::string{method},
                          .path = std::string{path}};
        std::ranges::transform(made.method, made.method.begin(),
                               [](char c) { return static_cast<char>(c - 'a' + 'A'); });
        made.summary = sentence_of(text_of(said, "summary"));
        made.words = paragraphs_of(text_of(said, "description"));
        made.needs_log_in = said.if_contains("security") == nullptr;
        if (const auto* parameters = array_of(said, "parameters")) {
            for (const auto& one : *parameters)
                made.parameters.push_back(parameter(meant(one.as_object())));
        }
        if (const auto* body = object_of(said, "requestBody")) add_body(made, *body);
        for (const auto& [status, answer] : *object_of(said, "responses"))
            made.answers.push_back(answer_of(status, meant(answer.as_object())));
        return made;
    }

    ApiField parameter(const json::object& said) const {
        const auto& schema = *object_of(said, "schema");
        const auto* required = said.if_contains("required");
        return {.name = text_of(said, "name"),
                .place = text_of(said, "in"),
                .kind = kind_of(schema),
                .is_required = required != nullptr && required->as_bool(),
                .words = sentence_of(text_of(said, "description"))};
    }

    void add_body(ApiOperation& made, const json::object& body) const {
        const auto* content = object_of(body, "content");
        for (const auto& [type, media] : *content) {
            if (type != json_type) continue;
            const auto& schema = *object_of(media.as_object(), "schema");
            made.body = name_in(schema);
            made.members = members_of(meant(schema));
        }
    }

    std::vector<ApiField> members_of(const json::object& schema) const {
        std::vector<ApiField> members;
        const auto* required = array_of(schema, "required");
        const auto* properties = object_of(schema, "properties");
        if (properties == nullptr) return members;
        for (const auto& [name, value] : *properties) {
            const auto& said = value.as_object();
            const bool is_required =
                required != nullptr &&
                std::ranges::find(*required, json::value(name)) != required->end();
            members.push_back({.name = std::string{name},
                               .place = {},
                               .kind = kind_of(said),
                               .is_required = is_required,
                               .words = sentence_of(text_of(said, "description"))});
        }
        return members;
    }

    // "string", "integer or null", "list of Version", "one of none, in_favour, against"
    std::string kind_of(const json::object& schema) const {
        if (const auto name = name_in(schema); !name.empty()) return name;
        if (const auto* choices = array_of(schema, "anyOf")) return either(*choices);
        if (const auto* choices = array_of(schema, "oneOf")) return either(*choices);
        if (const auto* values = array_of(schema, "enum")) return one_of(*values);
        const auto* type = schema.if_contains("type");
        if (type == nullptr) return {};
        if (const auto* several = type->if_array()) {
            return fmt::format("{} or null", named(schema, several->front().as_string()));
        }
        if (type->as_string() != "array") return named(schema, type->as_string());
        const auto* items = object_of(schema, "items");
        return items == nullptr ? "list" : fmt::format("list of {}", kind_of(*items));
    }

    static std::string named(const json::object& schema, std::string_view type) {
        const auto format = text_of(schema, "format");
        return format.empty() ? std::string{type} : format;
    }

    std::string either(const json::array& choices) const {
        std::string words;
        for (const auto& choice : choices) {
            if (!words.empty()) words += " or ";
            words += kind_of(choice.as_object());
        }
        return words;
    }

    static std::string one_of(const json::array& values) {
        std::string words;
        for (const auto& value : values) {
            words += words.empty() ? "one of " : ", ";
            words += value.is_null() ? "null" : std::string{value.as_string()};
        }
        return words;
    }

    ApiAnswer answer_of(std::string_view status, const json::object& said) const {
        ApiAnswer answer{.status = std::string{status},
                         .kind = {},
                         .words = sentence_of(text_of(said, "description"))};
        const auto* content = object_of(said, "content");
        if (content == nullptr) return answer;
        for (const auto& [type, media] : *content) {
            const auto& schema = *object_of(media.as_object(), "schema");
            if (!answer.kind.empty()) answer.kind += ", ";
            if (const auto* parts = array_of(schema, "allOf")) {
                answer.kind += kind_of(parts->front().as_object());
                answer.codes = codes_of(parts->back().as_object());
            } else {
                const auto kind = type == json_type ? shape_of(schema) : std::string{type};
                answer.kind += kind;
            }
        }
        return answer;
    }

    // Of an answer that is only there to hold a list: what it holds.
    std::string shape_of(const json::object& schema) const {
        const auto* properties = object_of(schema, "properties");
        if (properties == nullptr) return kind_of(schema);
        std::string words;
        for (const auto& [name, value] : *properties)
            words += fmt::format("{}: {}", std::string_view{name}, kind_of(value.as_object()));
        return words;
    }

    static std::string codes_of(const json::object& part) {
        const auto& code = part.at("properties").as_object().at("code").as_object();
        std::string words;
        for (const auto& one : code.at("enum").as_array()) {
            if (!words.empty()) words += ", ";
            words += std::string{one.as_string()};
        }
        return words;
    }

    std::vector<ApiShape> shapes() const {
        std::vector<ApiShape> shapes;
        const auto& components = *object_of(whole_, "components");
        for (const auto& [name, value] : *object_of(components, "schemas")) {
            const auto& schema = value.as_object();
            auto members = members_of(schema);
            auto words = text_of(schema, "description");
            if (members.empty()) {
                const auto kind = kind_of(schema);
                words = words.empty() ? kind : fmt::format("{} ({})", words, kind);
            }
            shapes.push_back({.name = std::string{name},
                              .id = "shape-" + std::string{name},
                              .words = sentence_of(words),
                              .members = std::move(members)});
        }
        std::ranges::sort(shapes, {}, &ApiShape::name);
        return shapes;
    }

    const json::object& whole_;
};

}  // namespace

ApiModel api_model(const json::object& description) {
    return Reader{description}.model();
}

}  // namespace saksgang::views
