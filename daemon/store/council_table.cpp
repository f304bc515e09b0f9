// SPDX-License-Identifier: EUPL-1.2
// The council, its bodies and its workflows. A body is one JSON text, in the form the journal has
// it: nobody asks the database about half a body.
#include <fmt/format.h>
#include <sqlite3.h>

#include "daemon/store/aggregates.hpp"
#include "daemon/store/row_reading.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/event_codec.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::store {
namespace {

using workflows::Body;
using workflows::BodyDefined;
using workflows::Council;
using workflows::InstalledWorkflow;

constexpr std::string_view load_council_sql =
    "SELECT name, time_zone, definitions_head FROM council";
constexpr std::string_view save_council_sql =
    "REPLACE INTO council (id, name, time_zone, definitions_head) VALUES (1, ?, ?, ?)";
constexpr std::string_view load_bodies_sql = "SELECT slug, body FROM body";
constexpr std::string_view save_body_sql = "REPLACE INTO body (slug, body) VALUES (?, ?)";
constexpr std::string_view load_workflows_sql =
    "SELECT slug, revision, blob, sha256 FROM workflow_installed";
constexpr std::string_view find_workflow_sql =
    "SELECT slug, revision, blob, sha256 FROM workflow_installed WHERE slug = ?";
constexpr std::string_view save_workflow_sql =
    "REPLACE INTO workflow_installed (slug, revision, blob, sha256) VALUES (?, ?, ?, ?)";

auto columns_of(const Council& c) {
    return std::tie(c.name, c.time_zone, c.definitions_head);
}

InstalledWorkflow workflow_at(const Statement& row) {
    return {.slug = {row.text(0)},
            .revision = row.integer(1),
            .blob = row.bytes<Oid>(2),
            .sha256 = row.bytes<Sha256>(3)};
}

std::string json_of(const Body& body) {
    const auto json = journal::canonical_json(workflows::encode(BodyDefined{.body = body}));
    ASSERT(json.has_value());  // it has been in a leaf
    return *json;
}

Body body_from(const std::string& json) {
    boost::system::error_code fault;
    const auto value = boost::json::parse(json, fault);
    if (!fault && value.is_object()) {
        auto event = workflows::decode(BodyDefined::type, value.get_object());
        if (event) return std::get<BodyDefined>(*std::move(event)).body;
    }
    throw StoreFailure(SQLITE_CORRUPT,
                       "the table body holds what no entry says: run saksgang "
                       "rebuild");
}

}  // namespace

Council load_council(Connection& db) {
    Council council;
    if (auto row = db.prepare(load_council_sql); row.step()) {
        council.name = row.text(0);
        council.time_zone = row.text(1);
        council.definitions_head =
            optional_at(row, 2, [](const Statement& r, int c) { return r.bytes<Oid>(c); });
    }
    for (auto row = db.prepare(load_bodies_sql); row.step();)
        council.bodies.emplace(BodySlug{row.text(0)}, body_from(row.text(1)));
    for (auto row = db.prepare(load_workflows_sql); row.step();)
        council.workflows.emplace(WorkflowSlug{row.text(0)}, workflow_at(row));
    return council;
}

void save_council(Connection& db, const Council& before, const Council& after) {
    if (columns_of(before) != columns_of(after)) {
        run_with(db.prepare(save_council_sql), columns_of(after));
    }
    for (const auto& [slug, body] : after.bodies) {
        const auto known = before.bodies.find(slug);
        if (known != before.bodies.end() && known->second == body) continue;
        db.prepare(save_body_sql).bind(slug, json_of(body)).run();
    }
    for (const auto& [slug, workflow] : after.workflows) {
        const auto known = before.workflows.find(slug);
        if (known != before.workflows.end() && known->second == workflow) continue;
        run_with(db.prepare(save_workflow_sql),
                 std::tie(slug, workflow.revision, workflow.blob, workflow.sha256));
    }
}

Result<InstalledWorkflow> get_installed_workflow(Connection& db, const WorkflowSlug& slug) {
    auto row = db.prepare(find_workflow_sql).bind(slug);
    if (row.step()) return workflow_at(row);
    return fail(
        Errc::not_found,
        fmt::format("no workflow \"{}\": install it with saksgang workflow install", slug.value),
        "workflow");
}

}  // namespace saksgang::store
