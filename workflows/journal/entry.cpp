// SPDX-License-Identifier: EUPL-1.2
// An entry's frame, written and read. What an event's `data` holds is event_codec's business.
#include "workflows/journal/entry.hpp"

#include <fmt/format.h>

#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/canonical_json.hpp"

namespace saksgang::journal {
namespace {

namespace json = boost::json;

// RFC 3339 has four digits for the year.
constexpr Instant instant_min{std::chrono::sys_days{std::chrono::year{0} / 1 / 1}};
constexpr Instant instant_end{std::chrono::sys_days{std::chrono::year{10'000} / 1 / 1}};

bool has_text_form(Instant instant) {
    return instant >= instant_min && instant < instant_end;
}

std::unexpected<Error> tampered(std::string message, std::string_view field = {}) {
    return fail(Errc::tampered, std::move(message), std::string{field});
}

Result<std::string_view> read_string(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    if (value == nullptr || !value->is_string()) return tampered("must be a string", name);
    return std::string_view{value->get_string().data(), value->get_string().size()};
}

Result<std::int64_t> read_integer(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    if (value == nullptr || !value->is_int64()) return tampered("must be an integer", name);
    return value->get_int64();
}

Result<Instant> read_instant(const json::object& object, std::string_view name) {
    TRY(const auto text, read_string(object, name));
    const auto instant = parse_instant(text);
    if (!instant) return tampered("must be an instant in UTC", name);
    return *instant;
}

Result<Actor> read_actor(const json::object& frame) {
    const json::value* value = frame.if_contains("actor");
    if (value == nullptr || !value->is_object()) return tampered("must be an object", "actor");
    const json::object& actor = value->get_object();
    TRY(const auto role_name, read_string(actor, "role"));
    TRY(const auto pseudonym, read_string(actor, "pseudonym"));
    const auto role = role_from(role_name);
    if (!role) return tampered("must be a role", "role");
    return Actor{.role = *role, .pseudonym = Pseudonym{std::string{pseudonym}}};
}

// Takes `data` out of the frame.
Result<Entry> read_frame(json::object& frame) {
    Entry entry;
    TRY(entry.v, read_integer(frame, "v"));
    if (entry.v < 1 || entry.v > entry_version) {
        return tampered("is of a version this program does not know; use a newer one", "v");
    }
    TRY(entry.seq.value, read_integer(frame, "seq"));
    if (entry.seq.value < 0) return tampered("must not be negative", "seq");
    TRY(const auto command_hex, read_string(frame, "command_id"));
    const auto command_id = from_hex<CommandId>(command_hex);
    if (!command_id) return tampered("must be 32 lower-case hex digits", "command_id");
    entry.command_id = *command_id;
    TRY(entry.type, read_string(frame, "type"));
    TRY(entry.recorded_at, read_instant(frame, "recorded_at"));
    TRY(entry.effective_at, read_instant(frame, "effective_at"));
    TRY(entry.actor, read_actor(frame));
    TRY(entry.subject, read_string(frame, "subject"));
    json::value* data = frame.if_contains("data");
    if (data == nullptr || !data->is_object()) return tampered("must be an object", "data");
    entry.data = std::move(data->get_object());
    return entry;
}

}  // namespace

// The frame's members stand here in canonical order, so that only `data` has to be sorted.
Result<std::string> encode(const Entry& entry) {
    ASSERT(entry.v >= 1);
    ASSERT(entry.v <= entry_version);
    ASSERT(entry.seq.value >= 0);
    for (const auto& [instant, name] : {std::pair{entry.recorded_at, "recorded_at"},
                                        std::pair{entry.effective_at, "effective_at"}}) {
        if (!has_text_form(instant)) {
            return fail(Errc::invalid_input, "must lie in the years 0000–9999", name);
        }
    }
    // A program that acts on its own has no pseudonym; whoever has one has no name here.
    const std::string& pseudonym = entry.actor.pseudonym.value;
    if (!pseudonym.empty() && !is_pseudonym(pseudonym)) {
        return fail(Errc::invalid_input, "must be a pseudonym: p- and 16 hex digits", "actor");
    }
    std::string leaf;
    CanonicalWriter write{leaf};
    leaf += R"({"actor":{"pseudonym":)";
    TRY(write.string(pseudonym));
    leaf += R"(,"role":)";
    TRY(write.string(to_string(entry.actor.role)));
    leaf += R"(},"command_id":)";
    TRY(write.string(to_hex(entry.command_id)));
    leaf += R"(,"data":)";
    TRY(write.object(entry.data));
    leaf += R"(,"effective_at":)";
    TRY(write.string(format_instant(entry.effective_at)));
    leaf += R"(,"recorded_at":)";
    TRY(write.string(format_instant(entry.recorded_at)));
    leaf += R"(,"seq":)";
    TRY(write.integer(entry.seq.value));
    leaf += R"(,"subject":)";
    TRY(write.string(entry.subject));
    leaf += R"(,"type":)";
    TRY(write.string(entry.type));
    leaf += R"(,"v":)";
    TRY(write.integer(entry.v));
    leaf += '}';
    if (leaf.size() > limits::leaf_bytes_max) {
        return fail(Errc::invalid_input,
                    fmt::format("is {} bytes long as a journal entry; at most {} fit: shorten it",
                                leaf.size(), limits::leaf_bytes_max),
                    "data");
    }
    return leaf;
}

Result<Entry> decode(std::string_view leaf) {
    if (leaf.size() > limits::leaf_bytes_max) return tampered("the leaf is too long");
    json::parse_options options;
    options.max_depth = limits::leaf_depth_max + 1;  // the frame around `data` is one more
    json::error_code fault;
    json::value value = json::parse(leaf, fault, {}, options);
    if (fault) return tampered("the leaf is not JSON: " + fault.message());
    if (!value.is_object()) return tampered("the leaf must be an object");
    TRY(Entry entry, read_frame(value.get_object()));

    // The parser forgives what canonical JSON does not: blanks, the order and repetition of keys,
    // other spellings of a character or number, fields nobody knows. Writing it again does not.
    const auto again = encode(entry);
    if (!again) return tampered("the leaf " + again.error().message, again.error().field);
    if (*again != leaf) return tampered("the leaf is not in the one form entries are written in");
    return entry;
}

}  // namespace saksgang::journal
