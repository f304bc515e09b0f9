// SPDX-License-Identifier: EUPL-1.2
// Reads a JSON object field by field, strictly, and collects every fault before it answers:
//
//   Fields fields(object);
//   auto slug = fields.required_slug<DocumentSlug>("slug");
//   auto limit = fields.optional_integer("limit", {.min = 1, .max = 500});
//   CO_TRY(fields.done());
//
// A getter gives an empty value where it found a fault; done() says what was wrong, and that a
// member nobody asked for is unknown. Use nothing before done(). A null is an absent field. Pure.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflows/core/ids.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/core/result.hpp"

namespace saksgang::http {

struct IntegerRange {
    std::int64_t min = std::numeric_limits<std::int64_t>::min();
    std::int64_t max = std::numeric_limits<std::int64_t>::max();
};

// Votes, and those present.
inline constexpr IntegerRange heads_counted{.min = 0,
                                            .max = static_cast<std::int64_t>(limits::seats_max)};

class Fields {
public:
    explicit Fields(const boost::json::object& object);  // which must outlive this

    bool has(std::string_view name) const;  // also when it is null

    // One line: no control characters. Required: not empty either.
    std::string required_string(std::string_view name, std::size_t bytes_max);
    std::optional<std::string> optional_string(std::string_view name, std::size_t bytes_max);

    // Many lines, and it may be empty.
    std::string required_text(std::string_view name, std::size_t bytes_max);
    std::optional<std::string> optional_text(std::string_view name, std::size_t bytes_max);

    std::int64_t required_integer(std::string_view name, IntegerRange range = {});
    std::optional<std::int64_t> optional_integer(std::string_view name, IntegerRange range = {});

    bool required_bool(std::string_view name);
    std::optional<bool> optional_bool(std::string_view name);

    LocalDate required_date(std::string_view name);
    std::optional<LocalDate> optional_date(std::string_view name);

    template <class S>
    S required_slug(std::string_view name) {
        return S{slug(need(name), name).value_or("")};
    }
    template <class S>
    std::optional<S> optional_slug(std::string_view name) {
        auto text = slug(find(name), name);
        if (!text) return std::nullopt;
        return S{*std::move(text)};
    }

    // `from` is the enum's …_from; `choices` names them all for the one who chose wrong.
    template <class E>
    E required_enum(std::string_view name, std::optional<E> (*from)(std::string_view),
                    std::string_view choices) {
        return choice(need(name), name, from, choices).value_or(E{});
    }
    template <class E>
    std::optional<E> optional_enum(std::string_view name,
                                   std::optional<E> (*from)(std::string_view),
                                   std::string_view choices) {
        return choice(find(name), name, from, choices);
    }

    std::vector<std::string> required_strings(std::string_view name, std::size_t items_max,
                                              std::size_t bytes_max);
    std::optional<std::vector<std::string>> optional_strings(std::string_view name,
                                                             std::size_t items_max,
                                                             std::size_t bytes_max);

    // Objects inside: their faults and unknown members come out of the outermost done(), named by
    // JSON pointer ("/votes/in_favour", "/answers/0/text").
    Fields required_object(std::string_view name);
    std::optional<Fields> optional_object(std::string_view name);
    std::vector<Fields> required_objects(std::string_view name, std::size_t items_max);
    std::vector<Fields> optional_objects(std::string_view name, std::size_t items_max);

    // A fault a getter cannot see: "from must not be after until".
    void blame(std::string_view name, Phrase phrase);

    // Errc::invalid_input or Errc::unknown_field for the first fault; with several, all of them are
    // its reasons.
    Result<void> done();

private:
    struct Report;
    struct Scope;
    Fields(std::shared_ptr<Report> report, Scope* scope);

    const boost::json::value* find(std::string_view name);
    const boost::json::value* need(std::string_view name);
    void blame(std::string_view name, std::string key,
               std::vector<std::pair<std::string, std::string>> arguments = {});
    std::optional<std::string> text(const boost::json::value* value, std::string_view name,
                                    std::size_t bytes_max);
    std::optional<std::string> line(const boost::json::value* value, std::string_view name,
                                    std::size_t bytes_max);
    std::optional<std::int64_t> integer(const boost::json::value* value, std::string_view name,
                                        IntegerRange range);
    std::optional<bool> boolean(const boost::json::value* value, std::string_view name);
    std::optional<LocalDate> date(const boost::json::value* value, std::string_view name);
    std::optional<std::string> slug(const boost::json::value* value, std::string_view name);
    std::optional<std::vector<std::string>> strings(const boost::json::value* value,
                                                    std::string_view name, std::size_t items_max,
                                                    std::size_t bytes_max);
    std::optional<Fields> object(const boost::json::value* value, std::string_view name);
    std::vector<Fields> objects(const boost::json::value* value, std::string_view name,
                                std::size_t items_max);

    template <class E>
    std::optional<E> choice(const boost::json::value* value, std::string_view name,
                            std::optional<E> (*from)(std::string_view), std::string_view choices) {
        const auto chosen = word(value, name);
        if (!chosen) return std::nullopt;
        auto known = from(*chosen);
        if (!known) blame(name, "field.not_choice", {{"choices", std::string(choices)}});
        return known;
    }
    std::optional<std::string> word(const boost::json::value* value, std::string_view name);

    std::shared_ptr<Report> report_;
    Scope* scope_;
};

}  // namespace saksgang::http
