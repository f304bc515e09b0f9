// SPDX-License-Identifier: EUPL-1.2
// Ids are distinct types: a body can never be passed where a seat is meant.
// Slugs are what a URL, a leaf and a page all say; numbers count within one document.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "workflows/core/result.hpp"

namespace saksgang {

template <class Tag>
struct Slug {
    std::string value;
    auto operator<=>(const Slug&) const = default;
};

using DocumentSlug = Slug<struct DocumentTag>;
using WorkflowSlug = Slug<struct WorkflowTag>;
using BodySlug = Slug<struct BodyTag>;
using SeatSlug = Slug<struct SeatTag>;
using StageSlug = Slug<struct StageTag>;
using TransitionSlug = Slug<struct TransitionTag>;
using MilestoneSlug = Slug<struct MilestoneTag>;
using QuestionSlug = Slug<struct QuestionTag>;
using QuestionSetSlug = Slug<struct QuestionSetTag>;
using SectionSlug = Slug<struct SectionTag>;  // of a text, through all its versions

// Whether `text` may be a slug: a–z, 0–9 and single inner hyphens, at most limits::slug_bytes_max.
bool is_slug(std::string_view text);

// Errc::invalid_input naming `field` when `text` is no slug.
Result<std::string> checked_slug(std::string_view text, std::string_view field);

template <class S>
Result<S> parse_slug(std::string_view text, std::string_view field) {
    TRY(auto value, checked_slug(text, field));
    return S{std::move(value)};
}

template <class Tag>
struct Number {
    std::int64_t value = 0;
    auto operator<=>(const Number&) const = default;
};

using VersionNumber = Number<struct VersionTag>;    // 1, 2, 3 … within a document
using DecisionNumber = Number<struct DecisionTag>;  // within a document
using ResponseNumber = Number<struct ResponseTag>;  // within a document
using Seq = Number<struct SeqTag>;                  // journal: 0 is the first leaf
using PersonId = Number<struct PersonTag>;
using TokenId = Number<struct TokenTag>;
using EndpointId = Number<struct EndpointTag>;
using DeliveryId = Number<struct DeliveryTag>;

// Fixed bytes, written as lower-case hex.
template <class Tag, std::size_t Size>
struct Bytes {
    static constexpr std::size_t size = Size;
    std::array<std::uint8_t, Size> value{};
    auto operator<=>(const Bytes&) const = default;
};

using Oid = Bytes<struct OidTag, 20>;        // git object id (SHA-1)
using Sha256 = Bytes<struct Sha256Tag, 32>;  // text hash, leaf hash, commitment, definition hash
using CommandId = Bytes<struct CommandTag, 16>;  // random; shared by the events of one command
using Salt = Bytes<struct SaltTag, 32>;

std::string hex_of(const std::uint8_t* bytes, std::size_t size);
bool bytes_of(std::string_view hex, std::uint8_t* bytes, std::size_t size);

template <class Tag, std::size_t Size>
std::string to_hex(const Bytes<Tag, Size>& bytes) {
    return hex_of(bytes.value.data(), Size);
}

// Exactly 2·size lower-case hex digits, else nothing.
template <class B>
std::optional<B> from_hex(std::string_view hex) {
    B bytes;
    if (!bytes_of(hex, bytes.value.data(), B::size)) return std::nullopt;
    return bytes;
}

// A person as git and the journal know them: "p-" and 16 hex digits, drawn at random once.
struct Pseudonym {
    std::string value;
    auto operator<=>(const Pseudonym&) const = default;
};

// Whether `text` has that form: what keeps a name from ever standing where a pseudonym should.
bool is_pseudonym(std::string_view text);

enum class Role { secretariat = 1, member, body_secretary, auditor, administrator, system };

std::string_view to_string(Role role);
std::optional<Role> role_from(std::string_view text);

// Who acted: a role and a pseudonym; never a name.
struct Actor {
    Role role = Role::system;
    Pseudonym pseudonym;
    bool operator==(const Actor&) const = default;
};

}  // namespace saksgang
