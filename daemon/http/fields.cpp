// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/fields.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <deque>
#include <utility>

#include "workflows/core/ascii.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::http {

namespace json = boost::json;

// One object being read. A scope without an object stands in for a required one that is missing:
// its getters find nothing and blame nothing, since one fault says it all.
struct Fields::Scope {
    const json::object* object = nullptr;
    std::string pointer;  // "" for the outermost
    std::vector<std::string> asked;
};

// Shared by a reader and the readers of the objects inside.
struct Fields::Report {
    struct Fault {
        Errc code;
        std::string field;
        Phrase phrase;
    };
    std::deque<Scope> scopes;  // keeps addresses
    std::vector<Fault> faults;

    // A body can hold more faults than anybody would read, or we would want to answer with.
    void add(Fault fault) {
        if (faults.size() < limits::faults_max) faults.push_back(std::move(fault));
    }
};

namespace {

// "slug" at the top, a JSON pointer further in, and for a name that is empty.
std::string name_in(std::string_view pointer, std::string_view name) {
    if (pointer.empty() && !name.empty()) return std::string(name);
    return std::string(pointer) + '/' + std::string(name);
}

// The pointer of an object member that is itself an object, or of a list's item.
std::string pointer_to(std::string_view pointer, std::string_view name) {
    return std::string(pointer) + '/' + std::string(name);
}

Reason reason_of(Errc code, const Phrase& phrase) {
    return {.kind = std::string(info(code).slug), .phrase = phrase, .who = {}, .by = {}};
}

}  // namespace

Fields::Fields(const json::object& object) : report_(std::make_shared<Report>()) {
    scope_ = &report_->scopes.emplace_back(Scope{.object = &object, .pointer = {}, .asked = {}});
}

Fields::Fields(std::shared_ptr<Report> report, Scope* scope)
    : report_(std::move(report)), scope_(scope) {}

bool Fields::has(std::string_view name) const {
    return scope_->object != nullptr && scope_->object->contains(name);
}

const json::value* Fields::find(std::string_view name) {
    if (scope_->object == nullptr) return nullptr;
    scope_->asked.emplace_back(name);
    const json::value* value = scope_->object->if_contains(name);
    return value == nullptr || value->is_null() ? nullptr : value;
}

const json::value* Fields::need(std::string_view name) {
    const json::value* value = find(name);
    if (value == nullptr) blame(name, "field.missing");
    return value;
}

void Fields::blame(std::string_view name, std::string key,
                   std::vector<std::pair<std::string, std::string>> arguments) {
    blame(name, Phrase{.key = std::move(key), .arguments = std::move(arguments)});
}

void Fields::blame(std::string_view name, Phrase phrase) {
    if (scope_->object == nullptr) return;
    std::string field = name_in(scope_->pointer, name);
    phrase.arguments.insert(phrase.arguments.begin(), {"field", field});
    report_->add(
        {.code = Errc::invalid_input, .field = std::move(field), .phrase = std::move(phrase)});
}

// The getters of one kind each: nothing for an absent value and for a fault, which they blame.

std::optional<std::string> Fields::word(const json::value* value, std::string_view name) {
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) {
        blame(name, "field.not_string");
        return std::nullopt;
    }
    return std::string(std::string_view(value->get_string()));
}

std::optional<std::string> Fields::text(const json::value* value, std::string_view name,
                                        std::size_t bytes_max) {
    auto read = word(value, name);
    if (!read) return std::nullopt;
    if (read->size() > bytes_max) {
        blame(name, "field.too_long", {{"max", std::to_string(bytes_max)}});
        return std::nullopt;
    }
    if (read->find('\0') != std::string::npos) {
        blame(name, "field.control");
        return std::nullopt;
    }
    return read;
}

std::optional<std::string> Fields::line(const json::value* value, std::string_view name,
                                        std::size_t bytes_max) {
    auto read = text(value, name, bytes_max);
    if (!read || std::ranges::none_of(*read, is_control)) return read;
    blame(name, "field.control");
    return std::nullopt;
}

std::optional<std::int64_t> Fields::integer(const json::value* value, std::string_view name,
                                            IntegerRange range) {
    if (value == nullptr) return std::nullopt;
    if (!value->is_int64() && !value->is_uint64()) {
        blame(name, "field.not_integer");
        return std::nullopt;
    }
    // What is stored as unsigned is beyond every signed number.
    if (value->is_uint64() || value->get_int64() < range.min || value->get_int64() > range.max) {
        blame(name, "field.out_of_range",
              {{"min", std::to_string(range.min)}, {"max", std::to_string(range.max)}});
        return std::nullopt;
    }
    return value->get_int64();
}

std::optional<bool> Fields::boolean(const json::value* value, std::string_view name) {
    if (value == nullptr) return std::nullopt;
    if (value->is_bool()) return value->get_bool();
    blame(name, "field.not_bool");
    return std::nullopt;
}

std::optional<LocalDate> Fields::date(const json::value* value, std::string_view name) {
    const auto read = word(value, name);
    if (!read) return std::nullopt;
    auto parsed = parse_date(*read);
    if (!parsed) blame(name, "field.not_date");
    return parsed;
}

std::optional<std::string> Fields::slug(const json::value* value, std::string_view name) {
    auto read = word(value, name);
    if (!read || is_slug(*read)) return read;
    blame(name, "field.not_slug", {{"max", std::to_string(limits::slug_bytes_max)}});
    return std::nullopt;
}

std::optional<std::vector<std::string>> Fields::strings(const json::value* value,
                                                        std::string_view name,
                                                        std::size_t items_max,
                                                        std::size_t bytes_max) {
    if (value == nullptr) return std::nullopt;
    if (!value->is_array()) {
        blame(name, "field.not_list");
        return std::nullopt;
    }
    if (value->get_array().size() > items_max) {
        blame(name, "field.too_many", {{"max", std::to_string(items_max)}});
        return std::nullopt;
    }
    std::vector<std::string> read;
    for (const json::value& item : value->get_array()) {
        auto one = line(&item, name, bytes_max);
        if (!one) return std::nullopt;
        read.push_back(*std::move(one));
    }
    return read;
}

std::optional<Fields> Fields::object(const json::value* value, std::string_view name) {
    if (value == nullptr) return std::nullopt;
    if (!value->is_object()) {
        blame(name, "field.not_object");
        return std::nullopt;
    }
    Scope& scope = report_->scopes.emplace_back(Scope{
        .object = &value->get_object(), .pointer = pointer_to(scope_->pointer, name), .asked = {}});
    return Fields(report_, &scope);
}

std::vector<Fields> Fields::objects(const json::value* value, std::string_view name,
                                    std::size_t items_max) {
    if (value == nullptr) return {};
    if (!value->is_array()) {
        blame(name, "field.not_list");
        return {};
    }
    if (value->get_array().size() > items_max) {
        blame(name, "field.too_many", {{"max", std::to_string(items_max)}});
        return {};
    }
    std::vector<Fields> read;
    for (const json::value& item : value->get_array()) {
        const std::string place = std::string(name) + '/' + std::to_string(read.size());
        auto one = object(&item, place);
        if (!one) return {};
        read.push_back(*std::move(one));
    }
    return read;
}

// What the header promises, by way of the above.

std::string Fields::required_string(std::string_view name, std::size_t bytes_max) {
    auto read = line(need(name), name, bytes_max);
    if (read && read->empty()) blame(name, "field.missing");
    return read.value_or("");
}

std::optional<std::string> Fields::optional_string(std::string_view name, std::size_t bytes_max) {
    return line(find(name), name, bytes_max);
}

std::string Fields::required_text(std::string_view name, std::size_t bytes_max) {
    return text(need(name), name, bytes_max).value_or("");
}

std::optional<std::string> Fields::optional_text(std::string_view name, std::size_t bytes_max) {
    return text(find(name), name, bytes_max);
}

std::int64_t Fields::required_integer(std::string_view name, IntegerRange range) {
    return integer(need(name), name, range).value_or(0);
}

std::optional<std::int64_t> Fields::optional_integer(std::string_view name, IntegerRange range) {
    return integer(find(name), name, range);
}

bool Fields::required_bool(std::string_view name) {
    return boolean(need(name), name).value_or(false);
}

std::optional<bool> Fields::optional_bool(std::string_view name) {
    return boolean(find(name), name);
}

LocalDate Fields::required_date(std::string_view name) {
    return date(need(name), name).value_or(LocalDate{});
}

std::optional<LocalDate> Fields::optional_date(std::string_view name) {
    return date(find(name), name);
}

std::vector<std::string> Fields::required_strings(std::string_view name, std::size_t items_max,
                                                  std::size_t bytes_max) {
    return strings(need(name), name, items_max, bytes_max).value_or(std::vector<std::string>{});
}

std::optional<std::vector<std::string>> Fields::optional_strings(std::string_view name,
                                                                 std::size_t items_max,
                                                                 std::size_t bytes_max) {
    return strings(find(name), name, items_max, bytes_max);
}

Fields Fields::required_object(std::string_view name) {
    if (auto read = object(need(name), name)) return *std::move(read);
    return Fields(report_, &report_->scopes.emplace_back());
}

std::optional<Fields> Fields::optional_object(std::string_view name) {
    return object(find(name), name);
}

std::vector<Fields> Fields::required_objects(std::string_view name, std::size_t items_max) {
    return objects(need(name), name, items_max);
}

std::vector<Fields> Fields::optional_objects(std::string_view name, std::size_t items_max) {
    return objects(find(name), name, items_max);
}

Result<void> Fields::done() {
    for (const Scope& scope : report_->scopes) {
        if (scope.object == nullptr) continue;
        for (const auto& member : *scope.object) {
            if (std::ranges::find(scope.asked, member.key()) != scope.asked.end()) continue;
            const std::string field = name_in(scope.pointer, member.key());
            report_->add({.code = Errc::unknown_field,
                          .field = field,
                          .phrase = {.key = "field.unknown", .arguments = {{"field", field}}}});
        }
    }
    const auto& faults = report_->faults;
    if (faults.empty()) return {};
    Error first =
        error(faults.front().code, say(Language::en, faults.front().phrase), faults.front().field);
    if (faults.size() > 1) {
        for (const auto& fault : faults) {
            first.reasons.push_back(reason_of(fault.code, fault.phrase));
        }
    }
    return fail(std::move(first));
}

}  // namespace saksgang::http
