// SPDX-License-Identifier: EUPL-1.2
// What the daemon measures of itself, for Prometheus. No label holds the name of a document, an
// address or a person (docs/metrics.md lists them all).
#include "daemon/app/vitals.hpp"
#include "daemon/auth/capabilities.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/exposition.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

double seconds_of(Milliseconds time) {
    return std::chrono::duration<double>(time).count();
}

bool is_let_in(const Call& call) {
    if (call.request.relayed) return false;
    boost::system::error_code failure;
    const auto peer = asio::ip::make_address(call.request.peer, failure);
    return !failure && call.instruments.let_in.contains(peer);
}

void tell_build(Exposition& out, const Instruments& instruments) {
    out.gauge("saksgang_build_info", "1, labelled with the version that runs.")
        .whole({{"version", instruments.version}}, 1);
    out.gauge("process_start_time_seconds", "When the daemon began, in seconds since 1970 UTC.")
        .real({}, seconds_of(instruments.started_at.time_since_epoch()));
}

void tell_requests(Exposition& out, const Meter& meter) {
    out.counter("saksgang_http_requests_total", "Answers, by route, method and status.");
    for (const auto& [asked, series] : meter.series()) {
        for (const auto& [status, times] : series.by_status) {
            out.count({{"route", asked.route},
                       {"method", asked.method},
                       {"status", std::to_string(status)}},
                      times);
        }
    }
    out.histogram("saksgang_http_request_duration_seconds",
                  "From a request's first byte until its answer was written.");
    for (const auto& [asked, series] : meter.series()) {
        out.buckets({{"route", asked.route}, {"method", asked.method}}, series.took_seconds.read());
    }
    out.counter("saksgang_http_connections_total", "Connections taken.")
        .count({}, meter.connections());
    out.counter("saksgang_http_connections_refused_total", "Turned away, since too many were open.")
        .count({}, meter.connections_refused());
    out.gauge("saksgang_http_connections_open", "Connections open now.")
        .whole({}, meter.connections_open());
}

void tell_queues(Exposition& out, const Call& call) {
    auto depths = app::queue_depths(call.app);
    depths.push_back({"resolver", call.instruments.resolver.waiting(), limits::resolver_queue_max});
    out.gauge("saksgang_queue_waiting", "Jobs that wait for the threads of that name.");
    for (const auto& depth : depths)
        out.count({{"queue", depth.name}}, depth.waiting);
    out.gauge("saksgang_queue_limit", "How many may wait before the next is answered with 503.");
    for (const auto& depth : depths)
        out.count({{"queue", depth.name}}, depth.most);
    out.histogram("saksgang_loop_lag_seconds", "How late the main loop was when it should wake.")
        .buckets({}, call.instruments.loop.lag().read());
}

void tell_writes(Exposition& out, const app::App& app) {
    const auto& writer = app.writer.measures();
    out.counter("saksgang_writer_commits_total", "Transactions committed.")
        .whole({}, app.writer.commits());
    out.histogram("saksgang_writer_wait_seconds", "From asking the writer until it began the job.")
        .buckets({}, writer.wait_seconds.read());
    out.histogram("saksgang_writer_commit_seconds", "What COMMIT alone took.")
        .buckets({}, writer.commit_seconds.read());
    out.histogram("saksgang_writer_group_jobs", "Jobs that shared a transaction.")
        .buckets({}, writer.jobs_together.read());
    out.histogram("saksgang_git_stage_seconds", "What writing a batch of texts to git took.")
        .buckets({}, app.git_writer.stage_seconds().read());
}

void tell_notices(Exposition& out, const store::Backlog& backlog,
                  const webhooks::DispatcherCounts& counts, Instant now) {
    out.gauge("saksgang_notices_pending", "Notices that have not arrived, by how they stand.")
        .whole({{"state", "queued"}}, backlog.queued)
        .whole({{"state", "waiting"}}, backlog.waiting)
        .whole({{"state", "sending"}}, backlog.leased)
        .whole({{"state", "held"}}, backlog.held);
    out.gauge("saksgang_notices_oldest_age_seconds",
              "Age of the oldest notice that has not arrived and is not held.")
        .real({}, backlog.oldest_at ? seconds_of(now - *backlog.oldest_at) : 0.0);
    out.gauge("saksgang_endpoints_paused", "Receivers that fail, and are left alone for a while.")
        .whole({}, backlog.paused);
    out.counter("saksgang_notice_attempts_total", "Attempts to send a notice, by outcome.");
    for (std::size_t i = 0; i < counts.attempts.size(); ++i)
        out.count({{"outcome", to_string(webhooks::attempt_outcomes[i])}}, counts.attempts[i]);
}

void tell_rest(Exposition& out, const app::App& app, std::int64_t journal_entries) {
    out.gauge("saksgang_journal_entries", "Entries of the journal.").whole({}, journal_entries);
    out.counter("saksgang_login_refusals_total", "Log-ins not looked at, after too many failures.")
        .count({}, app.login_throttle.refusals());
    out.gauge("saksgang_login_failures_remembered",
              "Accounts and addresses with a recent failed log-in.")
        .count({}, app.login_throttle.size());
}

}  // namespace

asio::awaitable<Result<Response>> get_metrics(Call call) {
    if (!is_let_in(call)) {
        CO_TRY(auth::acting_role(call.caller.roles, auth::Action::read_metrics));
    }
    CO_TRY(const auto stored, co_await app::read_stored_vitals(call.app));
    Exposition out;
    tell_build(out, call.instruments);
    tell_requests(out, call.instruments.meter);
    tell_queues(out, call);
    tell_writes(out, call.app);
    tell_notices(out, stored.backlog, call.instruments.dispatcher.counts(), call.app.clock.now());
    tell_rest(out, call.app, stored.journal_entries);
    co_return Response{.status = 200,
                       .headers = {{"Cache-Control", "no-store"}},
                       .content_type = std::string{Exposition::content_type},
                       .body = out.take(),
                       .shared_body = nullptr};
}

}  // namespace saksgang::http
