// SPDX-License-Identifier: EUPL-1.2
#include "workflows/toml_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "workflows/core/limits.hpp"
#include "workflows/fault_words.hpp"
#include "workflows/toml_scan.hpp"

namespace saksgang::workflows {
namespace {

std::int64_t line_of(const toml::source_region& region) {
    return static_cast<std::int64_t>(region.begin.line);
}

std::string_view name_of(toml::node_type type) {
    switch (type) {
        case toml::node_type::table:
            return "a table";
        case toml::node_type::array:
            return "a list";
        case toml::node_type::string:
            return "text";
        case toml::node_type::integer:
            return "a whole number";
        case toml::node_type::floating_point:
            return "a number with decimals";
        case toml::node_type::boolean:
            return "true or false";
        case toml::node_type::date:
            return "a date";
        case toml::node_type::time:
            return "a time of day";
        case toml::node_type::date_time:
            return "a date with a time";
        case toml::node_type::none:
            break;
    }
    return "nothing";
}

LocalDate to_local_date(const toml::date& date) {
    return LocalDate{std::chrono::year{date.year}, std::chrono::month{date.month},
                     std::chrono::day{date.day}};
}

// Whether a key may stand in TOML without quotation marks, and in a place as it is.
bool is_bare(std::string_view key) {
    return !key.empty() && key.size() <= limits::slug_bytes_max &&
           std::ranges::all_of(key, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '_' || c == '-';
           });
}

// Whether the value at `place`, one that holds it, or one within it is among `places`.
bool is_covered(const std::set<std::string, std::less<>>& places, std::string_view place) {
    for (std::size_t end = 1; end <= place.size(); ++end) {
        const bool is_value = end == place.size() || place[end] == '.' || place[end] == '[';
        if (is_value && places.contains(place.substr(0, end))) return true;
    }
    for (const char next : {'.', '['}) {
        const auto within = std::string{place} + next;
        const auto first = places.lower_bound(within);
        if (first != places.end() && first->starts_with(within)) return true;
    }
    return false;
}

// The line of the value at `place`, or of the nearest one around it.
std::int64_t line_of_place(const toml::table& file, std::string_view place) {
    while (!place.empty()) {
        const auto found = file.at_path(place);
        if (found) return line_of(found.node()->source());
        const auto cut = place.find_last_of(".[");
        place = place.substr(0, cut == std::string_view::npos ? 0 : cut);
    }
    return line_of(file.source());
}

}  // namespace

std::optional<toml::table> read_toml(std::string_view bytes, std::vector<Fault>& faults) {
    if (bytes.size() > limits::workflow_bytes_max) {
        faults.push_back(
            {"file", 0,
             fmt::format("is {} bytes, more than {}", bytes.size(), limits::workflow_bytes_max),
             "split it, or shorten titles and comments"});
        return std::nullopt;
    }
    if (const auto line = find_long_key(bytes, limits::key_parts_max)) {
        faults.push_back({"file", *line,
                          fmt::format("has a key of more than {} parts", limits::key_parts_max),
                          "no key of ours has more than two: take it out"});
        return std::nullopt;
    }
    auto parsed = toml::parse(bytes);
    if (!parsed) {
        const auto& error = parsed.error();
        faults.push_back({"file", line_of(error.source()),
                          fmt::format("is not valid TOML: {}", error.description()),
                          "mend this line: text stands in quotation marks, dates and numbers do "
                          "not, and each key stands once in its table"});
        return std::nullopt;
    }
    return std::move(parsed).table();
}

std::vector<Fault> join_faults(std::vector<Fault> of_reading, std::vector<Fault> of_meaning,
                               const toml::table& file) {
    std::set<std::string, std::less<>> places;
    for (const auto& fault : of_reading)
        places.insert(fault.place);

    auto faults = std::move(of_reading);
    for (auto& fault : of_meaning) {
        if (is_covered(places, fault.place)) continue;
        fault.line = line_of_place(file, fault.place);
        faults.push_back(std::move(fault));
    }
    std::ranges::sort(faults, {}, [](const Fault& fault) {
        return std::tie(fault.line, fault.place, fault.what);
    });
    if (faults.size() > limits::faults_max) {
        const auto more = faults.size() - limits::faults_max;
        faults.resize(limits::faults_max);
        faults.push_back({"file", 0, fmt::format("has {} more faults", more),
                          "mend these first, then check it again"});
    }
    return faults;
}

TableReader::TableReader(const toml::table& table, std::string place, std::vector<Fault>& faults)
    : table_{table}, place_{std::move(place)}, faults_{faults} {}

bool TableReader::has(std::string_view key) const {
    return table_.contains(key);
}

std::vector<std::string_view> TableReader::keys() const {
    std::vector<std::string_view> keys;
    for (const auto& [key, node] : table_)
        keys.push_back(key.str());
    return keys;
}

std::string TableReader::place_of(std::string_view key) const {
    return place_.empty() ? std::string{key} : fmt::format("{}.{}", place_, key);
}

std::int64_t TableReader::line() const {
    return line_of(table_.source());
}

std::string TableReader::element_of(std::string_view key, std::size_t index) const {
    return fmt::format("{}[{}]", place_of(key), index);
}

std::string TableReader::text(std::string_view key, Need need) {
    const auto* node = find(key, need);
    if (node == nullptr) return {};
    return text_in(*node, place_of(key)).value_or("");
}

std::optional<std::string> TableReader::optional_text(std::string_view key) {
    const auto* node = find(key, Need::optional);
    return node == nullptr ? std::nullopt : text_in(*node, place_of(key));
}

std::vector<std::string> TableReader::texts(std::string_view key, Need need) {
    std::vector<std::string> texts;
    // Text where a list should stand is the list of that text: noted as a fault, then understood.
    if (const auto only = table_[key].value_exact<std::string>()) texts.push_back(*only);
    for_each(key, need, [&](const toml::node& node, const std::string& place) {
        texts.push_back(text_in(node, place).value_or(""));
    });
    return texts;
}

std::vector<std::vector<std::string>> TableReader::lists_of_texts(std::string_view key, Need need) {
    std::vector<std::vector<std::string>> lists;
    for_each(key, need, [&](const toml::node& node, const std::string& place) {
        auto& texts = lists.emplace_back();
        const auto* list = node.as_array();
        if (list == nullptr) {
            wrong_type(node, place, "a list", "put it in brackets of its own: [[ … ], [ … ]]");
            return;
        }
        for (std::size_t i = 0; i < list->size(); ++i)
            texts.push_back(text_in((*list)[i], fmt::format("{}[{}]", place, i)).value_or(""));
    });
    return lists;
}

std::optional<std::int64_t> TableReader::whole_number(std::string_view key, Need need) {
    const auto* node = find(key, need);
    if (node == nullptr) return std::nullopt;
    if (const auto* number = node->as_integer()) return number->get();
    wrong_type(*node, place_of(key), "a whole number",
               "write digits only, without quotation marks");
    return std::nullopt;
}

std::optional<int> TableReader::small_number(std::string_view key, Need need) {
    const auto number = whole_number(key, need);
    if (!number) return std::nullopt;
    return static_cast<int>(std::clamp<std::int64_t>(*number, std::numeric_limits<int>::min(),
                                                     std::numeric_limits<int>::max()));
}

std::optional<bool> TableReader::truth(std::string_view key, Need need) {
    const auto* node = find(key, need);
    if (node == nullptr) return std::nullopt;
    if (const auto* boolean = node->as_boolean()) return boolean->get();
    wrong_type(*node, place_of(key), "true or false",
               "write true or false, without quotation marks");
    return std::nullopt;
}

std::optional<LocalDate> TableReader::date(std::string_view key, Need need) {
    const auto* node = find(key, need);
    if (node == nullptr) return std::nullopt;
    if (const auto* date = node->as_date()) return to_local_date(date->get());
    wrong_type(*node, place_of(key), "a date",
               "write it as in 2024-04-29, without quotation marks");
    return std::nullopt;
}

TableReader::DateOrName TableReader::date_or_name(std::string_view key) {
    const auto* node = find(key, Need::required);
    if (node == nullptr) return {};
    if (const auto* date = node->as_date()) return {to_local_date(date->get()), std::nullopt};
    if (const auto* text = node->as_string()) return {std::nullopt, text->get()};
    wrong_type(*node, place_of(key), "a date or a milestone",
               "write a date as in 2024-04-29, or a milestone's slug in quotation marks");
    return {};
}

Title TableReader::title(std::string_view key) {
    constexpr std::string_view example = "{ nb = \"…\", nn = \"…\", en = \"…\" }";
    const auto read = [](TableReader& languages) {
        return Title{.nb = languages.text("nb", Need::optional),
                     .nn = languages.text("nn", Need::optional),
                     .en = languages.text("en", Need::optional)};
    };
    return table<Title>(key, Need::required, example, read).value_or(Title{});
}

void TableReader::know(std::initializer_list<std::string_view> keys) {
    for (const auto key : keys) {
        if (std::ranges::find(known_, key) == known_.end()) known_.emplace_back(key);
    }
}

void TableReader::refuse_other_keys() {
    const std::vector<std::string_view> known{known_.begin(), known_.end()};
    for (const auto& [key, node] : table_) {
        const std::string_view name = key.str();
        if (std::ranges::find(known, name) != known.end()) continue;
        faults_.push_back(
            {place_of(is_bare(name) ? std::string{name} : quoted(name)), line_of(key.source()),
             "is no key of this table",
             remedy_for_unknown(
                 name, known, fmt::format("take it out; known here: {}", fmt::join(known, ", ")))});
    }
}

void TableReader::fault(std::string_view key, std::string what, std::string remedy) {
    const auto* node = table_.get(key);
    faults_.push_back({place_of(key), node == nullptr ? line() : line_of(node->source()),
                       std::move(what), std::move(remedy)});
}

void TableReader::fault_here(std::string what, std::string remedy) {
    faults_.push_back({place_, line(), std::move(what), std::move(remedy)});
}

const toml::node* TableReader::find(std::string_view key, Need need) {
    know({key});
    const auto* node = table_.get(key);
    if (node == nullptr && need == Need::required) {
        fault(key, "is missing", fmt::format("add {} = … here", key));
    }
    return node;
}

std::optional<std::string> TableReader::text_in(const toml::node& node, const std::string& place) {
    if (const auto* text = node.as_string()) return text->get();
    wrong_type(node, place, "text", "put it in quotation marks");
    return std::nullopt;
}

const toml::array* TableReader::list_of(std::string_view key, Need need) {
    const auto* node = find(key, need);
    if (node == nullptr) return nullptr;
    if (const auto* list = node->as_array()) return list;
    wrong_type(*node, place_of(key), "a list",
               node->is_table() ? "write its heading in double brackets: [[…]]"
                                : "put it in brackets: [ … ]");
    return nullptr;
}

void TableReader::wrong_type(const toml::node& node, std::string place, std::string_view wanted,
                             std::string remedy) {
    faults_.push_back({std::move(place), line_of(node.source()),
                       fmt::format("must be {}, but is {}", wanted, name_of(node.type())),
                       std::move(remedy)});
}

void TableReader::said_twice(const toml::node& node, const std::string& place,
                             std::string_view text) {
    faults_.push_back({place, line_of(node.source()), fmt::format("names {} twice", quoted(text)),
                       "take one of them out"});
}

void TableReader::unknown_word(const toml::node& node, const std::string& place,
                               std::string_view text, const std::vector<std::string_view>& known) {
    faults_.push_back(
        {place, line_of(node.source()), fmt::format("cannot be {}", quoted(text)),
         remedy_for_unknown(text, known, fmt::format("write one of: {}", fmt::join(known, ", ")))});
}

}  // namespace saksgang::workflows
