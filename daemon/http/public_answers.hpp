// SPDX-License-Identifier: EUPL-1.2
// Answers to those who are not logged in, kept while nothing happens: every reading hangs on what
// was committed and on the day, so the same question gets the same bytes until the writer commits
// or the minute is over (wherever the council is, its day ends with a minute). Nothing that has
// been erased or withheld outlives the commit that said so. Main loop only.
#pragma once

#include <optional>

#include "daemon/app/bounded_cache.hpp"
#include "daemon/http/message.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::http {

class PublicAnswers {
public:
    // What answers hang on.
    struct State {
        std::int64_t commits = 0;
        Instant now{};
    };

    PublicAnswers();

    // Whether the answer can be anybody's: a GET without cookie or authorisation.
    static bool is_public(const Request& request);

    // The answer given before, or 304 to who has it; nothing when it has to be made.
    std::optional<Response> find(const Request& request, Language language, const State& state);

    // Gives `made` an entity tag, keeps it, and answers as find would. `begun`: as it was before
    // the answer was made; something committed meanwhile may or may not be in it, so it is not
    // kept then.
    Response keep(const Request& request, Language language, const State& begun, const State& state,
                  Response made);

private:
    struct Answer {
        Response response;
        std::string etag;
    };
    void forget_older(const State& state);
    static Response answer_to(const Request& request, const Answer& answer);

    app::BoundedCache<std::string, Answer> answers_;
    std::int64_t commits_ = 0;
    std::chrono::sys_time<std::chrono::minutes> minute_{};
};

}  // namespace saksgang::http
