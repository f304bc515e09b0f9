// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/endpoints.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/store/lanes.hpp"
#include "daemon/store/pauses.hpp"
#include "daemon/store/row_reading.hpp"
#include "daemon/store/telling.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

constexpr std::string_view get_endpoint_sql = R"sql(
    SELECT id, name, url_sealed, events, documents, reads, created_by, created_at, failing_since,
           disabled_reason, disabled_at, paused_until
    FROM endpoint WHERE id = ? AND removed_at IS NULL)sql";
constexpr std::string_view list_endpoints_sql = R"sql(
    SELECT id, name, url_sealed, events, documents, reads, created_by, created_at, failing_since,
           disabled_reason, disabled_at, paused_until
    FROM endpoint WHERE removed_at IS NULL ORDER BY id)sql";
constexpr std::string_view target_sql = R"sql(
    SELECT url_sealed, secret_sealed, old_secret_sealed, coalesce(old_secret_until > ?, 0),
           disabled_reason
    FROM endpoint WHERE id = ? AND removed_at IS NULL)sql";
constexpr std::string_view count_endpoints_sql =
    "SELECT count(*) FROM endpoint WHERE removed_at IS NULL";
constexpr std::string_view insert_endpoint_sql = R"sql(
    INSERT INTO endpoint (name, url_sealed, secret_sealed, events, documents, reads, created_by,
                          created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?))sql";
constexpr std::string_view rotate_sql = R"sql(
    UPDATE endpoint SET old_secret_sealed = secret_sealed, old_secret_until = ?, secret_sealed = ?
    WHERE id = ? AND removed_at IS NULL)sql";
constexpr std::string_view disable_endpoint_sql = R"sql(
    UPDATE endpoint SET disabled_reason = coalesce(disabled_reason, ?),
                        disabled_at = coalesce(disabled_at, ?), paused_until = NULL
    WHERE id = ? AND removed_at IS NULL)sql";
constexpr std::string_view enable_endpoint_sql = R"sql(
    UPDATE endpoint SET disabled_reason = NULL, disabled_at = NULL, failing_since = NULL
    WHERE id = ? AND removed_at IS NULL)sql";
constexpr std::string_view remove_endpoint_sql = R"sql(
    UPDATE endpoint SET removed_at = ?, url_sealed = X'', secret_sealed = X'',
                        old_secret_sealed = NULL, old_secret_until = NULL, told_until = NULL
    WHERE id = ?)sql";
constexpr std::string_view note_success_sql = R"sql(
    UPDATE endpoint SET failing_since = NULL, paused_until = NULL
    WHERE id = ? AND failing_since IS NOT NULL)sql";
constexpr std::string_view note_failure_sql =
    "UPDATE endpoint SET failing_since = ? WHERE id = ? AND failing_since IS NULL";
constexpr std::string_view failing_since_sql =
    "SELECT failing_since FROM endpoint WHERE id = ? AND disabled_reason IS NULL";

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        words.emplace_back(word);
    }
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    for (const auto& word : words) {
        ASSERT(!word.empty());
        ASSERT(!word.contains(' '));
    }
    return fmt::format("{}", fmt::join(words, " "));
}

Result<Endpoint> read_endpoint(const Statement& row, const Sealer& sealer) {
    TRY(auto url, sealer.open(row.blob(2)));
    Endpoint endpoint{.id = {row.integer(0)},
                      .name = row.text(1),
                      .url = std::move(url),
                      .events = words_of(row.text(3)),
                      .documents = words_of(row.text(4)),
                      .reads = static_cast<Reads>(row.integer(5)),
                      .created_by = optional_number<PersonId>(row, 6),
                      .created_at = row.instant(7),
                      .failing_since = optional_instant(row, 8),
                      .disabled_reason = {},
                      .disabled_at = optional_instant(row, 10),
                      .paused_until = optional_instant(row, 11)};
    if (!row.is_null(9)) endpoint.disabled_reason = static_cast<DisabledReason>(row.integer(9));
    return endpoint;
}

std::unexpected<Error> no_such_endpoint() {
    return fail(Errc::not_found, "there is no receiver by that id");
}

// For an UPDATE of one endpoint by id.
Result<void> endpoint_must_have_changed(Connection& db) {
    if (db.changes() == 1) return {};
    return no_such_endpoint();
}

}  // namespace

std::string_view to_string(Reads reads) {
    switch (reads) {
        case Reads::open:
            return "public";
        case Reads::secretariat:
            return "secretariat";
    }
    assertion_failed("an endpoint reads as one of two", std::source_location::current());
}

std::optional<Reads> reads_from(std::string_view text) {
    for (Reads reads : {Reads::open, Reads::secretariat}) {
        if (to_string(reads) == text) return reads;
    }
    return std::nullopt;
}

std::string_view to_string(DisabledReason reason) {
    switch (reason) {
        case DisabledReason::switched_off:
            return "switched_off";
        case DisabledReason::failing:
            return "failing";
        case DisabledReason::gone:
            return "gone";
    }
    assertion_failed("an endpoint is disabled for one of three reasons",
                     std::source_location::current());
}

Result<Endpoint> get_endpoint(Connection& db, const Sealer& sealer, EndpointId id) {
    auto row = db.prepare(get_endpoint_sql).bind(id);
    if (!row.step()) return no_such_endpoint();
    return read_endpoint(row, sealer);
}

Result<std::vector<Endpoint>> list_endpoints(Connection& db, const Sealer& sealer) {
    std::vector<Endpoint> endpoints;
    auto row = db.prepare(list_endpoints_sql);
    while (row.step()) {
        TRY(auto endpoint, read_endpoint(row, sealer));
        endpoints.push_back(std::move(endpoint));
    }
    return endpoints;
}

Result<webhooks::Target> get_target(Connection& db, const Sealer& sealer, EndpointId id,
                                    Instant now) {
    auto row = db.prepare(target_sql).bind(now, id);
    if (!row.step()) return no_such_endpoint();
    TRY(auto url, sealer.open(row.blob(0)));
    TRY(auto secret, sealer.open(row.blob(1)));
    webhooks::Target target{.endpoint = id,
                            .url = std::move(url),
                            .secrets = {std::move(secret)},
                            .enabled = row.is_null(4)};
    const bool old_one_signs = row.integer(3) != 0;
    if (old_one_signs) {
        TRY(auto old_secret, sealer.open(row.blob(2)));
        target.secrets.push_back(std::move(old_secret));
    }
    return target;
}

Result<EndpointId> add_endpoint(Connection& db, const Sealer& sealer, const NewEndpoint& endpoint,
                                Instant now) {
    ASSERT(!endpoint.url.empty());
    ASSERT(!endpoint.secret.empty());
    auto endpoints = db.prepare(count_endpoints_sql);
    if (endpoints.step() && endpoints.integer(0) >= std::int64_t{limits::endpoints_max}) {
        return fail(Errc::invalid_input,
                    fmt::format("there are {} receivers, which is the limit: remove one first",
                                limits::endpoints_max));
    }
    const auto url = sealer.seal(endpoint.url);
    const auto secret = sealer.seal(endpoint.secret);
    db.prepare(insert_endpoint_sql)
        .bind(endpoint.name, Blob{url}, Blob{secret}, joined(endpoint.events),
              joined(endpoint.documents), static_cast<int>(endpoint.reads), endpoint.created_by,
              now)
        .run();
    return EndpointId{db.last_insert_rowid()};
}

Result<void> rotate_secret(Connection& db, const Sealer& sealer, EndpointId id,
                           std::string_view secret, Instant now) {
    const auto sealed = sealer.seal(secret);
    db.prepare(rotate_sql).bind(now + limits::old_secret_kept, Blob{sealed}, id).run();
    return endpoint_must_have_changed(db);
}

Result<void> disable_endpoint(Connection& db, EndpointId id, DisabledReason reason, Instant now) {
    db.prepare(disable_endpoint_sql).bind(static_cast<int>(reason), now, id).run();
    TRY(endpoint_must_have_changed(db));
    hold_lanes(db, id);
    return {};
}

Result<void> enable_endpoint(Connection& db, EndpointId id, Held held, Instant now) {
    if (held == Held::keep && count_untold(db, id) > 0) {
        return fail(Errc::busy, "what it was not told of is still put aside: try again shortly");
    }
    db.prepare(enable_endpoint_sql).bind(id).run();
    TRY(endpoint_must_have_changed(db));
    if (held == Held::send) release_lanes(db, id, now);
    return {};
}

Result<void> remove_endpoint(Connection& db, EndpointId id, Instant now) {
    TRY(disable_endpoint(db, id, DisabledReason::switched_off, now));
    db.prepare(remove_endpoint_sql).bind(now, id).run();
    return {};
}

void note_success(Connection& db, EndpointId id) {
    db.prepare(note_success_sql).bind(id).run();
}

void note_failure(Connection& db, EndpointId id, std::optional<Instant> not_before, Instant now) {
    db.prepare(note_failure_sql).bind(now, id).run();
    const bool is_first = db.changes() == 1;
    if (is_first) return;
    auto row = db.prepare(failing_since_sql).bind(id);
    if (!row.step()) return;  // disabled or removed while the attempt was under way
    if (now < row.instant(0) + limits::endpoint_disabled_after) {
        return pause(db, id, row.instant(0), not_before, now);
    }
    const auto disabled = disable_endpoint(db, id, DisabledReason::failing, now);
    ASSERT(disabled.has_value());
}

}  // namespace saksgang::store
