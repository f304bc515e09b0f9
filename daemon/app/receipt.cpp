// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/receipt.hpp"

#include <fmt/format.h>
#include <boost/json.hpp>

namespace saksgang::app {
namespace {

namespace json = boost::json;

template <class N>
std::optional<N> number(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    if (value == nullptr || !value->is_int64()) return std::nullopt;
    return N{value->get_int64()};
}

std::string_view text(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    if (value == nullptr || !value->is_string()) return {};
    return value->get_string();
}

}  // namespace

std::string to_json(const Receipt& receipt) {
    json::object object;
    object["command_id"] = to_hex(receipt.command_id);
    object["first_seq"] = receipt.first_seq.value;
    object["last_seq"] = receipt.last_seq.value;
    object["recorded_at"] = format_instant(receipt.recorded_at);
    if (receipt.document) object["document"] = receipt.document->value;
    if (receipt.version) object["version"] = receipt.version->value;
    if (receipt.merged_with) object["merged_with"] = receipt.merged_with->value;
    if (receipt.decision) object["decision"] = receipt.decision->value;
    if (receipt.response) object["response"] = receipt.response->value;
    if (receipt.blob) object["etag"] = fmt::format("\"{}\"", to_hex(*receipt.blob));
    if (receipt.id) object["id"] = *receipt.id;
    if (receipt.document) object["url"] = "/api/v1/documents/" + receipt.document->value;
    return json::serialize(object);
}

Result<Receipt> receipt_from_json(std::string_view stored) {
    boost::system::error_code problem;
    const auto value = json::parse(stored, problem);
    if (problem || !value.is_object()) return fail(Errc::tampered, "a stored answer is no JSON");
    const auto& object = value.get_object();
    const auto command_id = from_hex<CommandId>(text(object, "command_id"));
    const auto recorded_at = parse_instant(text(object, "recorded_at"));
    const auto first = number<Seq>(object, "first_seq");
    const auto last = number<Seq>(object, "last_seq");
    if (!command_id || !recorded_at || !first || !last) {
        return fail(Errc::tampered, "a stored answer lacks a field");
    }
    Receipt receipt{.command_id = *command_id,
                    .first_seq = *first,
                    .last_seq = *last,
                    .recorded_at = *recorded_at};
    if (const auto slug = text(object, "document"); !slug.empty()) {
        receipt.document = DocumentSlug{std::string{slug}};
    }
    receipt.version = number<VersionNumber>(object, "version");
    receipt.merged_with = number<VersionNumber>(object, "merged_with");
    receipt.decision = number<DecisionNumber>(object, "decision");
    receipt.response = number<ResponseNumber>(object, "response");
    if (const auto etag = text(object, "etag"); etag.size() == 2 + 2 * Oid::size) {
        receipt.blob = from_hex<Oid>(etag.substr(1, 2 * Oid::size));
    }
    if (const auto id = number<PersonId>(object, "id")) receipt.id = id->value;
    return receipt;
}

}  // namespace saksgang::app
