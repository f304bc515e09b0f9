// SPDX-License-Identifier: EUPL-1.2
// The tokens of one's own programs.
#include <fmt/format.h>

#include "daemon/app/local_time.hpp"
#include "daemon/views/instants.hpp"
#include "daemon/views/people/people_model.hpp"
#include "daemon/views/people/people_parts.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

constexpr int days_standard = 90;

std::string state_of(const store::Token& token, const TokensReading& reading,
                     const Speech& speech) {
    const auto day = [&](Instant instant) {
        return speech.date(app::local_date(instant, reading.time_zone));
    };
    if (token.revoked_at) return speech.say("token_revoked", {{"date", day(*token.revoked_at)}});
    const bool expired = token.expires_at <= reading.now;
    return speech.say(expired ? "token_expired" : "token_valid", {{"date", day(token.expires_at)}});
}

TokenLine line_of(const store::Token& token, const TokensReading& reading, const Speech& speech) {
    TokenLine line{.id = std::to_string(token.id.value),
                   .name = token.name,
                   .state = state_of(token, reading, speech),
                   .used = speech.say("token_unused"),
                   .in_force = !token.revoked_at && token.expires_at > reading.now};
    if (token.last_used_at) {
        line.used =
            speech.say("token_used",
                       {{"when", instant_words(*token.last_used_at, reading.time_zone, speech)}});
    }
    return line;
}

}  // namespace

TokensModel tokens_model(const TokensReading& reading, std::string_view done,
                         const Speech& speech) {
    TokensModel model{.person = reading.name,
                      .roles = role_names(reading.roles, speech),
                      .token = {},
                      .tokens = {},
                      .done = done_people(done, speech)};
    for (const store::Token& token : reading.tokens)
        model.tokens.push_back(line_of(token, reading, speech));
    return model;
}

PlainForm new_token_form(const PlainFormReading& reading, const Speech& speech) {
    FormModel form{.id = "token",
                   .action = "/tokens",
                   .submit = speech.say("make_token"),
                   .once = reading.once};
    form.fields.push_back({.name = "name",
                           .label = speech.say("label_token_name"),
                           .hint = speech.say("hint_token_name"),
                           .required = true,
                           .bytes_max = limits::name_bytes_max});
    form.fields.push_back(
        {.name = "expires_in_days",
         .kind = FieldKind::number,
         .label = speech.say("label_token_days"),
         .hint = speech.say("hint_token_days",
                            {{"max", std::to_string(limits::token_lifetime_max.count())}}),
         .value = std::to_string(days_standard),
         .required = true});
    fill_in(form, reading.sent, reading.council, speech);
    return {.title = speech.say("new_token"),
            .intro = {speech.say("new_token_intro")},
            .form = std::move(form),
            .back_path = "/tokens",
            .back = speech.say("to_account")};
}

}  // namespace saksgang::views
