// SPDX-License-Identifier: EUPL-1.2
// Takes typed values out of TOML tables for this room's two file formats. A value that is missing
// or of the wrong type becomes a Fault with its place and line, and reading goes on. Knows TOML and
// titles; what a value means is its reader's business. Pure; internal to the room.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "workflows/core/toml.hpp"
#include "workflows/definition.hpp"

namespace saksgang::workflows {

enum class Need { required = 1, optional };

// The table of a whole file, or nothing and the one fault that kept it from being read.
std::optional<toml::table> read_toml(std::string_view bytes, std::vector<Fault>& faults);

// What was read and what it means, as one list: a fault of meaning is left out where the reader
// already found fault with the same value, the others get their line; sorted as in the file.
std::vector<Fault> join_faults(std::vector<Fault> of_reading, std::vector<Fault> of_meaning,
                               const toml::table& file);

// One table. Keys that were never asked for are faults: refuse_other_keys() says so, last.
// `table` and `faults` outlive the reader.
class TableReader {
public:
    TableReader(const toml::table& table, std::string place, std::vector<Fault>& faults);

    bool has(std::string_view key) const;
    std::vector<std::string_view> keys() const;
    std::string place_of(std::string_view key) const;

    // Absent or of the wrong type: the fault is noted, an empty value comes back.
    std::string text(std::string_view key, Need need);
    std::optional<std::string> optional_text(std::string_view key);
    std::vector<std::string> texts(std::string_view key, Need need);
    // A list of such lists.
    std::vector<std::vector<std::string>> lists_of_texts(std::string_view key, Need need);
    std::optional<std::int64_t> whole_number(std::string_view key, Need need);
    std::optional<int> small_number(std::string_view key, Need need);  // clamped to an int
    std::optional<bool> truth(std::string_view key, Need need);
    std::optional<LocalDate> date(std::string_view key, Need need);
    // A date, or the name of something that has one.
    struct DateOrName {
        std::optional<LocalDate> date;
        std::optional<std::string> name;
    };
    DateOrName date_or_name(std::string_view key);
    Title title(std::string_view key = "title");

    template <class S>
    S slug(std::string_view key, Need need = Need::required) {
        return S{text(key, need)};
    }
    template <class S>
    std::optional<S> optional_slug(std::string_view key) {
        if (find(key, Need::optional) == nullptr) return std::nullopt;
        return slug<S>(key);
    }
    template <class S>
    std::vector<S> slugs(std::string_view key, Need need = Need::required) {
        std::vector<S> slugs;
        for (auto& value : texts(key, need))
            slugs.push_back(S{std::move(value)});
        return slugs;
    }

    // One of the enumerators of `all`, by the text to_string gives it; in a list, each once.
    template <class E>
    std::optional<E> word(std::string_view key, Need need, std::span<const E> all) {
        const auto* node = find(key, need);
        return node == nullptr ? std::nullopt : word_in(*node, place_of(key), all);
    }
    template <class E>
    std::vector<E> words(std::string_view key, Need need, std::span<const E> all) {
        std::vector<E> words;
        for_each(key, need, [&](const toml::node& node, const std::string& place) {
            const auto value = word_in(node, place, all);
            if (!value) return;
            if (std::ranges::find(words, *value) != words.end()) {
                said_twice(node, place, to_string(*value));
                return;
            }
            words.push_back(*value);
        });
        return words;
    }

    // A table within; `example` is the remedy where something else stands there.
    template <class T, class Read>
    std::optional<T> table(std::string_view key, Need need, std::string_view example, Read read) {
        const auto* node = find(key, need);
        if (node == nullptr) return std::nullopt;
        const auto* inner = node->as_table();
        if (inner == nullptr) {
            wrong_type(*node, place_of(key), "a table", "write " + std::string{example});
            return std::nullopt;
        }
        TableReader reader{*inner, place_of(key), faults_};
        T value = read(reader);
        reader.refuse_other_keys();
        return value;
    }

    // Every element of a list of tables, in order; one that is no table becomes a T{}, so that the
    // n-th value always stems from the n-th element.
    template <class T, class Read>
    std::vector<T> tables(std::string_view key, Need need, Read read) {
        std::vector<T> values;
        for_each(key, need, [&](const toml::node& node, const std::string& place) {
            const auto* inner = node.as_table();
            if (inner == nullptr) {
                wrong_type(node, place, "a table", "write { key = value } or [[…]]");
                values.emplace_back();
                return;
            }
            TableReader reader{*inner, place, faults_};
            values.push_back(read(reader));
            reader.refuse_other_keys();
        });
        return values;
    }

    // Keys that belong here even where nothing asks for their value.
    void know(std::initializer_list<std::string_view> keys);
    void refuse_other_keys();
    void fault(std::string_view key, std::string what, std::string remedy);
    void fault_here(std::string what, std::string remedy);

private:
    std::int64_t line() const;
    const toml::node* find(std::string_view key, Need need);
    std::optional<std::string> text_in(const toml::node& node, const std::string& place);
    void wrong_type(const toml::node& node, std::string place, std::string_view wanted,
                    std::string remedy);
    void said_twice(const toml::node& node, const std::string& place, std::string_view text);
    void unknown_word(const toml::node& node, const std::string& place, std::string_view text,
                      const std::vector<std::string_view>& known);

    template <class Visit>
    void for_each(std::string_view key, Need need, Visit visit) {
        const auto* list = list_of(key, need);
        if (list == nullptr) return;
        for (std::size_t i = 0; i < list->size(); ++i)
            visit((*list)[i], element_of(key, i));
    }
    const toml::array* list_of(std::string_view key, Need need);
    std::string element_of(std::string_view key, std::size_t index) const;

    template <class E>
    std::optional<E> word_in(const toml::node& node, const std::string& place,
                             std::span<const E> all) {
        const auto text = text_in(node, place);
        if (!text) return std::nullopt;
        std::vector<std::string_view> known;
        for (const E value : all) {
            if (to_string(value) == *text) return value;
            known.push_back(to_string(value));
        }
        unknown_word(node, place, *text, known);
        return std::nullopt;
    }

    const toml::table& table_;
    std::string place_;
    std::vector<Fault>& faults_;
    std::vector<std::string> known_;
};

}  // namespace saksgang::workflows
