// SPDX-License-Identifier: EUPL-1.2
#include "workflows/decide_checks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "workflows/core/ascii.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"
#include "workflows/reasons.hpp"

namespace saksgang::workflows {
bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Result<void> check_words(std::string_view text, std::size_t bytes_max, std::string_view field) {
    if (text.size() > bytes_max) {
        return fail(Errc::invalid_input, fmt::format("write at most {} bytes", bytes_max),
                    std::string{field});
    }
    if (!journal::is_utf8(text)) {
        return fail(Errc::invalid_utf8, "send the text as UTF-8", std::string{field});
    }
    return {};
}

Result<void> check_optional_line(std::string_view text, std::size_t bytes_max,
                                 std::string_view field) {
    TRY(check_words(text, bytes_max, field));
    if (std::ranges::any_of(text, is_control)) {
        return fail(Errc::invalid_input, "write one line, without control characters",
                    std::string{field});
    }
    return {};
}

Result<void> check_line(std::string_view text, std::size_t bytes_max, std::string_view field) {
    if (is_blank(text)) {
        return fail(Errc::invalid_input, "must not be empty", std::string{field});
    }
    return check_optional_line(text, bytes_max, field);
}

Result<void> check_reason(std::string_view reason) {
    if (is_blank(reason)) return fail(Errc::invalid_input, "say why in a sentence", "reason");
    return check_words(reason, limits::note_bytes_max, "reason");
}

Result<void> check_visibility(Visibility visibility, std::string_view statute) {
    if (visibility == Visibility::withheld) {
        if (is_blank(statute)) {
            return unfit("statute", "cite the statute it is withheld by",
                         Sentence("reason.statute_missing"));
        }
        return check_line(statute, limits::name_bytes_max, "statute");
    }
    if (!statute.empty()) {
        return unfit("statute", "only what is withheld cites a statute: leave it out",
                     Sentence("reason.statute_without_need"));
    }
    return {};
}

Result<void> check_happened(LocalDate day, const Moment& now, std::string_view field) {
    if (!day.ok()) {
        return fail(Errc::invalid_input, "must be a day of the calendar", std::string{field});
    }
    if (day > now.today) {
        return unfit(std::string{field},
                     fmt::format("must not be after today, {}", format_date(now.today)),
                     Sentence("reason.day_ahead").with("day", now.today));
    }
    return {};
}

bool is_valid_on(const Body& body, LocalDate day) {
    if (body.valid_from && day < *body.valid_from) return false;
    return !body.valid_to || day <= *body.valid_to;
}

const Stage& stage_of(const Situation& situation, const StageSlug& slug) {
    const Stage* stage = situation.definition.find_stage(slug);
    ASSERT(stage != nullptr);
    return *stage;
}

bool has_body(const Stage& stage, const BodySlug& body) {
    return std::ranges::find(stage.bodies, body) != stage.bodies.end();
}

Result<const Body*> find_body_on(const Council& council, const BodySlug& slug, LocalDate day) {
    const Body* body = council.find_body(slug);
    if (body == nullptr) {
        return fail(Errc::invalid_input, fmt::format("the council has no body '{}'", slug.value),
                    "body");
    }
    if (!is_valid_on(*body, day)) {
        return refuse(
            Errc::body_not_entitled,
            fmt::format("'{}' was not in office on {}: choose the body that was", slug.value,
                        format_date(day)),
            {.kind = "body_not_valid",
             .phrase = Sentence("reason.body_not_valid").with("body", body->title).with("day", day),
             .who = {},
             .by = std::nullopt});
    }
    return body;
}

Result<void> check_sent_out(const Version& version) {
    if (version.released_at && version.visibility != Visibility::secretariat) return {};
    return refuse(
        Errc::version_not_released,
        fmt::format("release version {} first, or name a released one", version.text.version.value),
        {.kind = "version_not_released",
         .phrase =
             Sentence("reason.version_not_released").with("version", version.text.version.value),
         .who = {secretariat()},
         .by = std::nullopt});
}

std::unexpected<Error> not_in_stage(const Body& body, const Stage& stage) {
    return refuse(Errc::body_not_entitled,
                  fmt::format("'{}' does not work in the stage '{}': change stage first, or choose "
                              "one of its bodies",
                              body.slug.value, stage.slug.value),
                  {.kind = "body_not_in_stage",
                   .phrase = Sentence("reason.body_not_in_stage")
                                 .with("body", body.title)
                                 .with("stage", stage.title),
                   .who = {},
                   .by = std::nullopt});
}

}  // namespace saksgang::workflows
