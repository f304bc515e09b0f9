// SPDX-License-Identifier: EUPL-1.2
// Makes events of any type with every field filled at random: the visitor that the codec's tests
// share. Seeded, so that a failure can be made again.
#pragma once

#include <fmt/format.h>

#include <random>
#include <string>

#include "workflows/core/random.hpp"
#include "workflows/event_fields.hpp"

namespace saksgang::workflows {

class SeededRng final : public Rng {
public:
    explicit SeededRng(std::uint32_t seed) : engine_{seed} {}
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(engine_());
    }
    int below(int end) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(end)); }

private:
    std::mt19937 engine_;
};

// How optional fields, lists and free text come out.
enum class Filling { at_random, everything, nothing };

class RandomFields {
public:
    RandomFields(std::uint32_t seed, Filling filling) : rng_{seed}, filling_{filling} {}

    void operator()(std::string_view name, Committed& field) {
        if (present()) field.text = fmt::format("Hemmelig om {} 😀 \"{}\"", name, rng_.below(1000));
    }
    void operator()(std::string_view, auto& field) { fill(field); }

private:
    bool present() {
        if (filling_ == Filling::at_random) return rng_.below(2) == 0;
        return filling_ == Filling::everything;
    }

    void fill(bool& field) { field = rng_.below(2) == 0; }
    void fill(int& field) { field = rng_.below(200); }
    void fill(std::int64_t& field) { field = rng_.below(1'000'000); }
    void fill(std::string& field) {
        constexpr std::string_view texts[] = {
            "", "12/24", "Høringsutkast", "koml. § 11-3 «a»", "line\nbreak\ttab\\", "😀\uFB33"};
        field = texts[rng_.below(static_cast<int>(std::size(texts)))];
    }
    template <class Tag>
    void fill(Slug<Tag>& field) {
        field.value = fmt::format("slug-{}", rng_.below(1000));
    }
    template <class Tag>
    void fill(Number<Tag>& field) {
        field.value = rng_.below(100'000);
    }
    template <class Tag, std::size_t Size>
    void fill(Bytes<Tag, Size>& field) {
        rng_.fill(field.value);
    }
    void fill(Pseudonym& field) { field.value = "p-" + to_hex(draw<Bytes<struct Any, 8>>(rng_)); }
    void fill(LocalDate& field) {
        field = add_days(parse_date("1999-12-01").value(), rng_.below(20'000));
    }
    void fill(AttachmentKind& field) { field = AttachmentKind{1 + rng_.below(10)}; }
    void fill(DecisionKind& field) { field = DecisionKind{1 + rng_.below(6)}; }
    void fill(BodyKind& field) { field = BodyKind{1 + rng_.below(7)}; }
    void fill(Visibility& field) { field = Visibility{1 + rng_.below(4)}; }
    void fill(Standing& field) { field = Standing{1 + rng_.below(4)}; }
    void fill(ChangeClass& field) { field = ChangeClass{1 + rng_.below(6)}; }
    void fill(StandingCause& field) { field = StandingCause{1 + rng_.below(3)}; }
    void fill(ChairVote& field) { field = ChairVote{1 + rng_.below(3)}; }
    void fill(Channel& field) { field = Channel{1 + rng_.below(5)}; }
    template <class T>
    void fill(std::optional<T>& field) {
        if (present()) fill(field.emplace());
    }
    template <class T>
    void fill(std::vector<T>& field) {
        field.resize(present() ? 1 + static_cast<std::size_t>(rng_.below(3)) : 0);
        for (T& item : field)
            fill(item);
    }
    template <class T>
        requires requires(T& value, RandomFields& f) { fields_of(value, f); }
    void fill(T& field) {
        fields_of(field, *this);
    }

    SeededRng rng_;
    Filling filling_;
};

// One event of every type, unsealed.
template <std::size_t... I>
Events one_of_each(std::uint32_t seed, Filling filling, std::index_sequence<I...>) {
    RandomFields fill{seed, filling};
    const auto make = [&]<class E>(E event) {
        fields_of(event, fill);
        return Event{std::move(event)};
    };
    return {make(std::variant_alternative_t<I, Event>{})...};
}

inline Events one_of_each(std::uint32_t seed, Filling filling = Filling::at_random) {
    return one_of_each(seed, filling, std::make_index_sequence<std::variant_size_v<Event>>{});
}

}  // namespace saksgang::workflows
