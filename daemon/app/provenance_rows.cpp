// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/provenance_rows.hpp"

#include <fmt/format.h>

namespace saksgang::app {
namespace {

Result<repo::Provenance> provenance_after(const KnownWording* before, std::string_view text,
                                          VersionNumber version) {
    if (before == nullptr) return repo::first_provenance(text, version);
    TRY(const auto changes, repo::text_changes(*before->text, text));
    return repo::carry(before->provenance, {*before->text, text}, changes, version);
}

}  // namespace

Result<KnownWording> known_wording(const store::ProvenanceRow& row,
                                   std::shared_ptr<const std::string> text) {
    auto provenance = repo::decode_provenance(row.origins.value_or(""), text->size());
    if (!provenance || provenance->version != row.link.version) {
        return fail(Errc::tampered,
                    fmt::format("what is kept about the words of version {} is not about its "
                                "text: run saksgang rebuild",
                                row.link.version.value));
    }
    return KnownWording{.text = std::move(text), .provenance = *std::move(provenance)};
}

Result<MadeRow> make_row(const KnownWording* before, const store::ChainLink& link,
                         std::shared_ptr<const std::string> text) {
    auto provenance = provenance_after(before, *text, link.version);
    const bool too_large = !provenance && provenance.error().code == Errc::body_too_large;
    if (!provenance && !too_large) return fail(std::move(provenance).error());

    MadeRow made{.row = {.link = link, .previous = std::nullopt, .origins = std::nullopt},
                 .wording = std::nullopt};
    if (before != nullptr) made.row.previous = before->provenance.version;
    if (too_large) return made;
    made.row.origins = repo::encode(*provenance);
    made.wording = KnownWording{.text = std::move(text), .provenance = *std::move(provenance)};
    return made;
}

}  // namespace saksgang::app
