// SPDX-License-Identifier: EUPL-1.2
// Three visitors over an event's fields: one takes free text out, one writes, one reads.
// What a type looks like in a leaf is said twice here, next to each other: value_of and read.
#include "workflows/event_codec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <limits>

#include "workflows/core/assert.hpp"
#include "workflows/event_fields.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::workflows {
namespace {

namespace json = boost::json;

template <class E>
constexpr auto enum_from = nullptr;
template <>
constexpr auto enum_from<AttachmentKind> = attachment_kind_from;
template <>
constexpr auto enum_from<BodyKind> = body_kind_from;
template <>
constexpr auto enum_from<ChangeClass> = change_class_from;
template <>
constexpr auto enum_from<DecisionKind> = decision_kind_from;
template <>
constexpr auto enum_from<Visibility> = visibility_from;
template <>
constexpr auto enum_from<ChairVote> = chair_vote_from;
template <>
constexpr auto enum_from<Standing> = standing_from;
template <>
constexpr auto enum_from<StandingCause> = standing_cause_from;
template <>
constexpr auto enum_from<Channel> = channel_from;

template <class E>
concept Enum = std::is_enum_v<E>;

// ---- Sealing

class Sealer {
public:
    explicit Sealer(Rng& rng) : rng_{rng} {}

    void operator()(std::string_view name, Committed& field) {
        if (!field.text) return;
        SealedContent content{.name = std::string{name},
                              .salt = draw<Salt>(rng_),
                              .bytes = *std::move(field.text),
                              .commitment = {}};
        content.commitment = journal::commitment(content.salt, content.bytes);
        field = {.text = std::nullopt, .commitment = content.commitment};
        contents_.push_back(std::move(content));
    }
    void operator()(std::string_view, auto&) {}

    std::vector<SealedContent> take() { return std::move(contents_); }

private:
    Rng& rng_;
    std::vector<SealedContent> contents_;
};

// ---- Writing. What reading would refuse is a bug of whoever made the event.

class FieldWriter {
public:
    template <class T>
    void operator()(std::string_view name, const T& field) {
        object_[name] = value_of(field);
    }
    template <class T>
    void operator()(std::string_view name, const std::optional<T>& field) {
        if (field) object_[name] = value_of(*field);
    }
    void operator()(std::string_view name, const Committed& field) {
        ASSERT(!field.text);  // seal() comes first: words never reach a leaf
        if (field.commitment) object_[name] = {{"commitment", to_hex(*field.commitment)}};
    }

    json::object take() { return std::move(object_); }

private:
    static json::value value_of(bool field) { return field; }
    static json::value value_of(int field) { return field; }
    static json::value value_of(std::int64_t field) { return field; }
    static json::value value_of(const std::string& field) { return json::string{field}; }
    static json::value value_of(Enum auto field) { return json::string{to_string(field)}; }

    template <class Tag>
    static json::value value_of(const Slug<Tag>& field) {
        ASSERT(is_slug(field.value));
        return json::string{field.value};
    }
    template <class Tag>
    static json::value value_of(Number<Tag> field) {
        ASSERT(field.value >= 0);
        return field.value;
    }
    template <class Tag, std::size_t Size>
    static json::value value_of(const Bytes<Tag, Size>& field) {
        return json::string{to_hex(field)};
    }
    static json::value value_of(const Pseudonym& field) {
        ASSERT(is_pseudonym(field.value));
        return json::string{field.value};
    }
    static json::value value_of(LocalDate field) {
        auto text = format_date(field);
        ASSERT(parse_date(text) == field);
        return json::string{text};
    }
    template <class T>
    static json::value value_of(const std::vector<T>& field) {
        json::array array;
        for (const T& item : field)
            array.push_back(value_of(item));
        return array;
    }
    template <class T>
        requires std::is_class_v<T>
    static json::value value_of(const T& field) {
        FieldWriter nested;
        read_fields(field, nested);
        return nested.take();
    }

    json::object object_;
};

// ---- Reading

// Reads one object. The first fault anywhere below it is kept, with its place, and ends the work.
class FieldReader {
public:
    FieldReader(const json::object& object, std::string place, std::optional<Error>& fault)
        : object_{object}, place_{std::move(place)}, fault_{fault} {}

    template <class T>
    void operator()(std::string_view name, T& field) {
        const json::value* value = find(name);
        if (fault_) return;
        if (value == nullptr) return refuse(place_of(name), "is missing");
        read(*value, field, place_of(name));
    }
    template <class T>
    void operator()(std::string_view name, std::optional<T>& field) {
        const json::value* value = find(name);
        if (fault_ || value == nullptr) return;
        read(*value, field.emplace(), place_of(name));
    }
    void operator()(std::string_view name, Committed& field) {
        const json::value* value = find(name);
        if (fault_ || value == nullptr) return;
        const json::object* object = value->if_object();
        if (object == nullptr) return refuse(place_of(name), "must be an object");
        FieldReader nested{*object, place_of(name), fault_};
        nested("commitment", field.commitment.emplace());
        nested.finish();
    }

    // After the last field: whatever has not been asked for is unknown.
    void finish() {
        if (fault_ || known_.size() == object_.size()) return;
        for (const auto& member : object_) {
            const std::string_view name{member.key().data(), member.key().size()};
            if (std::ranges::find(known_, name) == known_.end()) {
                return refuse(place_of(name), "is not a field of this event");
            }
        }
    }

private:
    const json::value* find(std::string_view name) {
        const json::value* value = object_.if_contains(name);
        if (value != nullptr) known_.push_back(name);
        return value;
    }

    std::string place_of(std::string_view name) const {
        return place_.empty() ? std::string{name} : fmt::format("{}.{}", place_, name);
    }

    void refuse(std::string place, std::string_view what) {
        if (!fault_) fault_ = error(Errc::tampered, std::string{what}, std::move(place));
    }

    // The text of a string value, if it is one that `parse` takes.
    template <class T, class Parse>
    void read_text(const json::value& value, T& field, const std::string& place,
                   std::string_view what, Parse parse) {
        const json::string* text = value.if_string();
        if (text == nullptr) return refuse(place, what);
        std::optional<T> parsed = parse(std::string_view{text->data(), text->size()});
        if (!parsed) return refuse(place, what);
        field = *std::move(parsed);
    }

    template <std::integral T>
    void read_integer(const json::value& value, T& field, const std::string& place,
                      std::int64_t least) {
        const std::int64_t* number = value.if_int64();
        if (number == nullptr) return refuse(place, "must be an integer");
        if (*number < least || *number > std::numeric_limits<T>::max()) {
            return refuse(place, "is out of range");
        }
        field = static_cast<T>(*number);
    }

    void read(const json::value& value, bool& field, const std::string& place) {
        if (!value.is_bool()) return refuse(place, "must be true or false");
        field = value.get_bool();
    }
    void read(const json::value& value, int& field, const std::string& place) {
        read_integer(value, field, place, std::numeric_limits<int>::min());
    }
    void read(const json::value& value, std::int64_t& field, const std::string& place) {
        read_integer(value, field, place, std::numeric_limits<std::int64_t>::min());
    }
    void read(const json::value& value, std::string& field, const std::string& place) {
        read_text(value, field, place, "must be a string",
                  [](std::string_view text) { return std::optional{std::string{text}}; });
    }
    template <Enum E>
    void read(const json::value& value, E& field, const std::string& place) {
        read_text(value, field, place, "must be one of its known values", enum_from<E>);
    }
    template <class Tag>
    void read(const json::value& value, Slug<Tag>& field, const std::string& place) {
        read_text(value, field.value, place, "must be a slug", [](std::string_view text) {
            return is_slug(text) ? std::optional{std::string{text}} : std::nullopt;
        });
    }
    template <class Tag>
    void read(const json::value& value, Number<Tag>& field, const std::string& place) {
        read_integer(value, field.value, place, 0);
    }
    template <class Tag, std::size_t Size>
    void read(const json::value& value, Bytes<Tag, Size>& field, const std::string& place) {
        read_text(value, field, place, "must be lower-case hex of its full length",
                  from_hex<Bytes<Tag, Size>>);
    }
    void read(const json::value& value, Pseudonym& field, const std::string& place) {
        read_text(value, field.value, place, "must be a pseudonym", [](std::string_view text) {
            return is_pseudonym(text) ? std::optional{std::string{text}} : std::nullopt;
        });
    }
    void read(const json::value& value, LocalDate& field, const std::string& place) {
        read_text(value, field, place, "must be a date", parse_date);
    }
    template <class T>
    void read(const json::value& value, std::vector<T>& field, const std::string& place) {
        const json::array* array = value.if_array();
        if (array == nullptr) return refuse(place, "must be an array");
        field.resize(array->size());
        for (std::size_t i = 0; i < field.size(); ++i) {
            read((*array)[i], field[i], fmt::format("{}[{}]", place, i));
        }
    }
    template <class T>
        requires std::is_class_v<T>
    void read(const json::value& value, T& field, const std::string& place) {
        const json::object* object = value.if_object();
        if (object == nullptr) return refuse(place, "must be an object");
        FieldReader nested{*object, place, fault_};
        fields_of(field, nested);
        nested.finish();
    }

    const json::object& object_;
    std::string place_;
    std::optional<Error>& fault_;
    std::vector<std::string_view> known_;
};

template <class E>
Result<Event> decode_as(const json::object& data) {
    E event;
    std::optional<Error> fault;
    FieldReader reader{data, {}, fault};
    fields_of(event, reader);
    reader.finish();
    if (fault) return fail(*std::move(fault));
    return event;
}

using Decoder = Result<Event> (*)(const json::object&);

template <class... E>
Decoder decoder_among(std::string_view type, const std::variant<E...>*) {
    Decoder found = nullptr;
    ((type == E::type ? void(found = decode_as<E>) : void()), ...);
    return found;
}

}  // namespace

std::string_view type_of(const Event& event) {
    return std::visit([](const auto& one) { return one.type; }, event);
}

std::vector<SealedContent> seal(Event& event, Rng& rng) {
    Sealer sealer{rng};
    std::visit([&](auto& one) { fields_of(one, sealer); }, event);
    return sealer.take();
}

json::object encode(const Event& event) {
    FieldWriter writer;
    std::visit([&](const auto& one) { read_fields(one, writer); }, event);
    return writer.take();
}

Result<Event> decode(std::string_view type, const json::object& data) {
    const Decoder decoder = decoder_among(type, static_cast<const Event*>(nullptr));
    if (decoder == nullptr)
        return fail(Errc::tampered, "is not an event this program knows", "type");
    return decoder(data);
}

}  // namespace saksgang::workflows
