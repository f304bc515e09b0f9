// SPDX-License-Identifier: EUPL-1.2
// Journal entries as files that other programs open.
#include "daemon/feeds/audit_export.hpp"

#include <boost/json.hpp>

#include "tests/support/catch.hpp"

using namespace saksgang;

namespace {

app::AuditEntry an_entry() {
    app::AuditEntry entry;
    entry.seq = {7};
    entry.type = "seat.assigned";
    entry.actor = {.role = Role::administrator, .pseudonym = {"p-0011223344556677"}};
    entry.leaf = R"({"seq":7})";
    return entry;
}

std::string csv_of(const std::string& sentence) {
    const auto entry = an_entry();
    const std::vector<feeds::ExportRow> rows{{.entry = entry, .sentence = sentence}};
    return feeds::audit_csv(rows);
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a spreadsheet reads the columns, their letters, and one line an entry") {
    const auto csv = csv_of("Plassen ble besatt");
    CHECK(csv.starts_with("\xEF\xBB\xBFseq,recorded_at,effective_at,type,document,role"));
    CHECK(contains(csv, "\r\n7,\"1970-01-01T00:00:00.000Z\""));
    CHECK(contains(csv, "\"seat.assigned\",\"\",\"administrator\",\"p-0011223344556677\""));
    CHECK(csv.ends_with("\"\r\n"));
}

TEST_CASE("quotes, commas and line breaks stay inside their field") {
    CHECK(contains(csv_of("a, \"b\"\r\nc"), "\"a, \"\"b\"\"\r\nc\""));
}

TEST_CASE("no field is taken for a formula") {
    for (const char* evil : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"}) {
        INFO(evil);
        CHECK(contains(csv_of(evil), std::string{"\"'"} + evil));
    }
}

TEST_CASE("the JSON has the stored bytes as they are, and where to go on") {
    const auto entry = an_entry();
    const std::vector<feeds::ExportRow> rows{{.entry = entry, .sentence = "x"}};
    const auto whole = boost::json::parse(feeds::audit_json(rows, Seq{7}));
    const auto& first = whole.at("entries").as_array().at(0);
    CHECK(first.at("leaf").as_string() == entry.leaf);
    CHECK(first.at("leaf_hash").as_string() == to_hex(entry.leaf_hash));
    CHECK_FALSE(first.as_object().contains("document"));
    CHECK(whole.at("older").as_int64() == 7);
    CHECK(boost::json::parse(feeds::audit_json({}, {})).at("older").is_null());
}
