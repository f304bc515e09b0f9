// SPDX-License-Identifier: EUPL-1.2
// An entry's frame, written and read. What an event's `data` holds is event_codec's business.
#include "workflows/journal/entry.hpp"

#include <fmt/format.h>

#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/canonical_json.hpp"
#include "workflows/journal/canonical_reader.hpp"

namespace saksgang::journal {
namespace {

namespace json = boost::json;

// RFC 3339 has four digits for the year.
constexpr Instant instant_min{std::chrono::sys_days{std::chrono::year{0} / 1 / 1}};
constexpr Instant instant_end{std::chrono::sys_days{std::chrono::year{10'000} / 1 / 1}};

// Always with milliseconds, which readers of RFC 3339 may leave out.
constexpr std::size_t instant_length = std::string_view{"2024-04-26T10:00:00.000Z"}.size();

// What a byte of a leaf takes when it has been read, more or less.
constexpr std::size_t bytes_in_memory = 4;

constexpr std::size_t frame_members = 9;
constexpr std::size_t actor_members = 2;

bool has_text_form(Instant instant) {
    return instant >= instant_min && instant < instant_end;
}

constexpr const char* pseudonym_form = "must be a pseudonym: p- and 16 hex digits";

// A program that acts on its own has none; whoever has one has no name here.
bool is_pseudonym_or_none(std::string_view text) {
    return text.empty() || is_pseudonym(text);
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
    if (!instant || text.size() != instant_length)
        return tampered("must be an instant in UTC", name);
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
    if (!is_pseudonym_or_none(pseudonym)) return tampered(pseudonym_form, "actor");
    if (actor.size() != actor_members) return tampered("has a field nobody knows", "actor");
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
    if (frame.size() != frame_members) return tampered("has a field nobody knows");
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
    const std::string& pseudonym = entry.actor.pseudonym.value;
    if (!is_pseudonym_or_none(pseudonym)) {
        return fail(Errc::invalid_input, pseudonym_form, "actor");
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

// The parts have one form each, and their reader refuses every other: blanks, keys in another order
// or twice, other spellings of a character or a number. So an entry that is read would be written
// as the same bytes, and need not be.
Result<Entry> decode(std::string_view leaf) {
    if (leaf.size() > limits::leaf_bytes_max) return tampered("the leaf is too long");
    // One piece of memory for all that is read, gone with the entry.
    const auto storage =
        json::make_shared_resource<json::monotonic_resource>(leaf.size() * bytes_in_memory);
    // The frame around `data` is one more.
    CanonicalReader reader{leaf, storage, limits::leaf_depth_max + 1};
    auto value = reader.read();
    if (!value) return tampered("the leaf " + value.error().message, value.error().field);
    if (!value->is_object()) return tampered("the leaf must be an object");
    return read_frame(value->get_object());
}

}  // namespace saksgang::journal
