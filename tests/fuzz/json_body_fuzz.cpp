// SPDX-License-Identifier: EUPL-1.2
// The body of a command, and the fields read from it: what done() lets pass is within every limit.
#include "daemon/http/fields.hpp"
#include "daemon/http/json_body.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::fuzz {
namespace {

constexpr std::size_t bytes_max = 40;
constexpr std::size_t items_max = 3;

struct Wanted {
    std::string name;
    std::string note;
    std::int64_t count = 0;
    LocalDate day{};
    DocumentSlug slug;
    std::vector<std::string> names;
    std::vector<std::string> texts;
};

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

Wanted read(http::Fields& fields) {
    Wanted wanted;
    wanted.name = fields.required_string("name", bytes_max);
    wanted.note = fields.optional_text("note", bytes_max).value_or("");
    wanted.count = fields.optional_integer("count", {.min = 0, .max = 9}).value_or(0);
    wanted.day = fields.required_date("day");
    wanted.slug = fields.required_slug<DocumentSlug>("slug");
    wanted.names = fields.optional_strings("names", items_max, bytes_max).value_or(wanted.names);
    fields.optional_bool("on");
    for (auto& item : fields.optional_objects("answers", items_max)) {
        wanted.texts.push_back(item.required_text("text", bytes_max));
    }
    if (auto votes = fields.optional_object("votes")) votes->required_integer("in_favour");
    return wanted;
}

void check(const Wanted& wanted) {
    ASSERT(!wanted.name.empty());
    ASSERT(wanted.name.size() <= bytes_max);
    ASSERT(!has_control(wanted.name));
    ASSERT(wanted.note.size() <= bytes_max);
    ASSERT(wanted.count >= 0);
    ASSERT(wanted.count <= 9);
    ASSERT(wanted.day.ok());
    ASSERT(wanted.names.size() <= items_max);
    ASSERT(wanted.texts.size() <= items_max);
}

}  // namespace

void take(std::string_view bytes) {
    http::Request request;
    request.headers.emplace_back("content-type", "application/json");
    request.body = bytes;
    const auto object = http::read_json(request);
    if (!object) return;
    http::Fields fields{*object};
    const Wanted wanted = read(fields);
    const auto done = fields.done();
    if (!done) {
        ASSERT(!done.error().field.empty());
        return;
    }
    check(wanted);
}

}  // namespace saksgang::fuzz
