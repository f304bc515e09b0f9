// SPDX-License-Identifier: EUPL-1.2
#include "daemon/feeds/audit_export.hpp"

#include <boost/json.hpp>

namespace saksgang::feeds {
namespace {

namespace json = boost::json;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view header =
    "seq,recorded_at,effective_at,type,document,role,pseudonym,sentence,leaf_hash\r\n";

std::string csv_field(std::string_view text) {
    constexpr std::string_view begins_a_formula = "=+-@\t\r";
    std::string field{"\""};
    if (!text.empty() && begins_a_formula.contains(text.front())) field += '\'';
    for (const char c : text) {
        if (c == '"') field += '"';
        field += c;
    }
    return field + '"';
}

std::string document_of(const app::AuditEntry& entry) {
    return entry.document ? entry.document->value : std::string{};
}

std::string csv_line(const ExportRow& row) {
    const auto& entry = row.entry;
    std::string line = std::to_string(entry.seq.value);
    for (const auto& text :
         {format_instant(entry.recorded_at), format_instant(entry.effective_at), entry.type,
          document_of(entry), std::string{to_string(entry.actor.role)}, entry.actor.pseudonym.value,
          row.sentence, to_hex(entry.leaf_hash)}) {
        line += ',' + csv_field(text);
    }
    return line + "\r\n";
}

json::object json_of(const ExportRow& row) {
    const auto& entry = row.entry;
    json::object object{{"seq", entry.seq.value},
                        {"type", entry.type},
                        {"recorded_at", format_instant(entry.recorded_at)},
                        {"effective_at", format_instant(entry.effective_at)},
                        {"actor", json::object{{"role", to_string(entry.actor.role)},
                                               {"pseudonym", entry.actor.pseudonym.value}}},
                        {"sentence", row.sentence},
                        {"leaf", entry.leaf},
                        {"leaf_hash", to_hex(entry.leaf_hash)}};
    if (entry.document) object["document"] = entry.document->value;
    return object;
}

}  // namespace

std::string audit_csv(std::span<const ExportRow> rows) {
    std::string text{byte_order_mark};
    text += header;
    for (const ExportRow& row : rows)
        text += csv_line(row);
    return text;
}

std::string audit_json(std::span<const ExportRow> rows, std::optional<Seq> older) {
    json::array entries;
    for (const ExportRow& row : rows)
        entries.push_back(json_of(row));
    json::object object{{"entries", std::move(entries)}, {"older", nullptr}};
    if (older) object["older"] = older->value;
    return json::serialize(object);
}

}  // namespace saksgang::feeds
