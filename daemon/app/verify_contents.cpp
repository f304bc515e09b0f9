// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/verify_contents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <limits>

#include "workflows/event_fields.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::app {
namespace {

// The free texts that an event commits to, by name: as the rows are ordered.
class Commitments {
public:
    void operator()(std::string_view name, const workflows::Committed& field) {
        if (field.commitment) found.emplace(std::string{name}, *field.commitment);
    }
    void operator()(std::string_view, const auto&) {}

    std::map<std::string, Sha256> found;
};

std::map<std::string, Sha256> commitments_of(const workflows::Event& event) {
    Commitments commitments;
    std::visit([&](const auto& one) { workflows::read_fields(one, commitments); }, event);
    return std::move(commitments.found);
}

bool gives(const store::RawContentRow& row, const Sha256& commitment) {
    if (!row.salt || !row.bytes || row.salt->size() != Salt::size) return false;
    Salt salt;
    std::memcpy(salt.value.data(), row.salt->data(), Salt::size);
    return journal::commitment(salt, *row.bytes) == commitment;
}

bool is_column(const std::string& column, const Sha256& commitment) {
    return column.size() == Sha256::size &&
           std::memcmp(column.data(), commitment.value.data(), Sha256::size) == 0;
}

}  // namespace

ContentsCheck::ContentsCheck(store::Connection& db, Check& check)
    : check_(check), rows_(store::content_rows(db)) {}

void ContentsCheck::find(Seq seq, std::string what) {
    check_.add({.entry = seq, .what = std::move(what), .remedy = remedy::restore_database});
}

void ContentsCheck::take(Seq seq, const Recorded* recorded) {
    pass_rows_before(seq);
    if (recorded == nullptr) {
        // What it commits to is not known, and that it cannot be read is another check's finding.
        while (rows_.row() && rows_.row()->seq == seq)
            rows_.advance();
        return;
    }
    if (const auto* erasure = std::get_if<workflows::ContentErased>(&recorded->event)) {
        erasures_.emplace(Place{erasure->of, erasure->name}, seq);
    }
    auto commitments = commitments_of(recorded->event);
    for (; rows_.row() && rows_.row()->seq == seq; rows_.advance()) {
        const std::string name = rows_.row()->name;
        const auto known = commitments.find(name);
        if (known == commitments.end()) {
            find(seq, fmt::format("there is a text \"{}\" that the entry does not have", name));
            continue;
        }
        hold_row_against(name, known->second);
        commitments.erase(known);
    }
    for (const auto& [name, commitment] : commitments)
        find(seq, fmt::format("the entry's text \"{}\" is gone, without having been erased", name));
}

void ContentsCheck::pass_rows_before(Seq seq) {
    for (; rows_.row() && rows_.row()->seq < seq; rows_.advance()) {
        find(rows_.row()->seq, fmt::format("there is a text \"{}\" of an entry that there is not",
                                           rows_.row()->name));
    }
}

void ContentsCheck::hold_row_against(const std::string& name, const Sha256& commitment) {
    const store::RawContentRow& row = *rows_.row();
    ++check_.counted;
    if (!is_column(row.commitment, commitment)) {
        find(row.seq,
             fmt::format("the row of the text \"{}\" does not say which text it is", name));
    }
    if (!row.salt && !row.bytes) {
        erased_.emplace_back(row.seq, name);
        return;
    }
    if (gives(row, commitment)) return;
    find(row.seq, fmt::format("the entry's text \"{}\" is not what was recorded", name));
}

std::vector<ErasedText> ContentsCheck::finish() {
    pass_rows_before(Seq{std::numeric_limits<std::int64_t>::max()});
    std::vector<ErasedText> erased;
    for (const auto& [seq, name] : erased_) {
        const auto said = erasures_.extract(Place{seq, name});
        if (said.empty()) {
            find(seq, fmt::format("the entry's text \"{}\" is erased, and no entry says so", name));
        } else {
            erased.push_back({.entry = seq, .name = name, .erased_by = said.mapped()});
        }
    }
    for (const auto& [place, said_by] : erasures_) {
        find(said_by, fmt::format("the entry says that the text \"{}\" of entry {} was erased, "
                                  "and it was not",
                                  place.second, place.first.value));
    }
    return erased;
}

}  // namespace saksgang::app
