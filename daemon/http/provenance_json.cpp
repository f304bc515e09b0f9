// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/provenance_json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ranges>
#include <utility>

#include "daemon/http/json_values.hpp"
#include "workflows/journal/canonical_json.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

// More than most runs and versions take beside their words.
constexpr std::size_t bytes_for_a_run = 40;
constexpr std::size_t bytes_for_a_version = 240;

void add_number(std::string& out, std::int64_t number) {
    std::array<char, 20> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), written.ptr);
}

void add_text(std::string& out, std::string_view text) {
    out += '"';
    for (auto rest = text.begin(); rest != text.end();) {
        const auto escaped = std::find_if(rest, text.end(), journal::needs_escape);
        out.append(rest, escaped);
        rest = escaped;
        if (rest != text.end()) out += journal::escape_of(*rest++);
    }
    out += '"';
}

void add_instant(std::string& out, const std::optional<Instant>& instant) {
    if (!instant) {
        out += "null";
        return;
    }
    add_text(out, format_instant(*instant));
}

// `add` each, with commas between.
template <class Items, class Add>
void add_array(std::string& out, const Items& items, Add add) {
    out += '[';
    for (bool first = true; const auto& item : items) {
        if (!std::exchange(first, false)) out += ',';
        add(item);
    }
    out += ']';
}

json::value name_or_null(const std::string& name) {
    if (name.empty()) return nullptr;
    return json::string{name};
}

json::object who(const Actor& actor, const std::string& name) {
    return {{"role", to_string(actor.role)},
            {"pseudonym", actor.pseudonym.value},
            {"name", name_or_null(name)}};
}

void add_paragraph(std::string& out, const app::Wording& wording, std::size_t place,
                   repo::OriginWalk& walk) {
    const auto& range = wording.paragraphs[place];
    out += R"({"paragraph":)";
    add_number(out, static_cast<std::int64_t>(place) + 1);
    out += R"(,"since":)";
    add_number(out, wording.provenance.paragraphs[place].since.value);
    out += R"(,"runs":)";
    std::size_t at = range.begin;
    add_array(out, walk.within(range.begin, range.end), [&](const repo::Origin& origin) {
        out += R"({"version":)";
        add_number(out, origin.version.value);
        out += R"(,"text":)";
        add_text(out, std::string_view{*wording.text}.substr(at, origin.bytes));
        out += '}';
        at += origin.bytes;
    });
    out += '}';
}

void add_paragraphs(std::string& out, const app::ProvenanceView& view) {
    const app::Wording& wording = *view.wording;
    const auto first = view.paragraph ? static_cast<std::size_t>(*view.paragraph) - 1 : 0;
    const auto end = view.paragraph ? first + 1 : wording.paragraphs.size();
    repo::OriginWalk walk{wording.provenance.origins};
    add_array(out, std::views::iota(first, end),
              [&](std::size_t place) { add_paragraph(out, wording, place, walk); });
}

// Versions of one person, one after another, share the words that say who that is.
class VersionWriter {
public:
    VersionWriter(std::string& out, const app::Bringers& bringers)
        : out_{out}, bringers_{bringers} {}

    void add(const store::VersionInShort& version) {
        out_ += R"({"number":)";
        add_number(out_, version.number.value);
        out_ += R"(,"name":)";
        add_text(out_, version.name);
        out_ += R"(,"saved_at":)";
        add_instant(out_, version.saved_at);
        out_ += R"(,"released_at":)";
        add_instant(out_, version.released_at);
        out_ += R"(,"saved_by":)";
        out_ += who_saved(version.saved_by);
        out_ += R"(,"decision":)";
        if (const auto* decision = app::first_about(bringers_.decisions, version.number))
            add_number(out_, decision->number.value);
        else
            out_ += "null";
        out_ += '}';
    }

private:
    const std::string& who_saved(const Actor& actor) {
        if (actor_ != actor) {
            actor_ = actor;
            who_ = json::serialize(who(actor, bringers_.names.at(actor.pseudonym)));
        }
        return who_;
    }

    std::string& out_;
    const app::Bringers& bringers_;
    std::optional<Actor> actor_;
    std::string who_;
};

}  // namespace

json::object version_in_short(const store::VersionInShort& version, const std::string& saved_by) {
    return {{"number", version.number.value},
            {"name", version.name},
            {"saved_at", format_instant(version.saved_at)},
            {"released_at", instant_or_null(version.released_at)},
            {"saved_by", who(version.saved_by, saved_by)}};
}

json::object decision_in_short(const workflows::Decision& decision) {
    return {{"decision", decision.number.value},
            {"body", decision.body.value},
            {"kind", workflows::to_string(decision.kind)},
            {"decided_on", format_date(decision.decided_on)},
            {"standing", workflows::to_string(decision.standing)},
            {"version", decision.text.version.value}};
}

std::string provenance_json(const app::ProvenanceView& view) {
    const auto& [versions, names, decisions] = view.bringers;
    std::string out;
    out.reserve(view.wording->text->size() +
                view.wording->provenance.origins.size() * bytes_for_a_run +
                versions.size() * bytes_for_a_version);
    out += R"({"version":)";
    add_number(out, view.version.text.version.value);
    out += R"(,"text_sha256":)";
    add_text(out, to_hex(view.version.text.text_sha256));
    out += R"(,"paragraphs":)";
    add_paragraphs(out, view);
    out += R"(,"versions":)";
    add_array(out, versions,
              [writer = VersionWriter{out, view.bringers}](const auto& version) mutable {
                  writer.add(version);
              });
    out += R"(,"decisions":)";
    add_array(out, decisions,
              [&](const auto& each) { out += json::serialize(decision_in_short(each)); });
    out += '}';
    return out;
}

}  // namespace saksgang::http
