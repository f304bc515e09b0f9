// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/form_fields.hpp"

#include <algorithm>
#include <charconv>

#include "daemon/http/json_body.hpp"
#include "daemon/http/multipart.hpp"
#include "daemon/views/forms/form.hpp"
#include "workflows/core/ascii.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

// What every form of ours carries beside its own fields; identify() has read them.
constexpr std::string_view of_every_form[] = {"csrf_token", "once"};

constexpr std::string_view blanks = " \t\r\n";

// Browsers send line breaks as \r\n (WHATWG HTML, form submission).
std::string with_plain_breaks(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (!is_pair) plain += text[at];
    }
    return plain;
}

// Whether to send the form once more, with something changed or later, may help.
bool can_be_mended(Errc code) {
    if (code == Errc::busy || code == Errc::deadline_exceeded) return true;
    const int status = info(code).http_status;
    return status < 500 && status != 401 && status != 403 && status != 404;
}

Phrase phrase_of(const Error& error) {
    if (error.code == Errc::invalid_input && !error.field.empty()) {
        return {.key = "field.unfit", .arguments = {{"field", error.field}}};
    }
    return {.key = "page.problem_" + std::string{info(error.code).slug}};
}

}  // namespace

Result<FormFields> FormFields::read(const Request& request) {
    TRY(const auto pairs, read_form(request));
    FormFields form;
    for (const auto& [name, value] : pairs)
        form.take(name, value);
    return form;
}

// A file input that nobody chose for is sent as a file without a name and without bytes.
Result<FormFields> FormFields::read_with_files(const Request& request) {
    if (!is_multipart(request)) return read(request);
    TRY(auto parts, read_multipart(request));
    FormFields form;
    for (FormPart& part : parts) {
        if (!part.is_file) {
            form.take(std::move(part.name), part.bytes);
            continue;
        }
        if (part.file_name.empty() && part.bytes.empty()) {
            form.take(std::move(part.name), {});
            continue;
        }
        const auto [place, is_new] = form.files_.try_emplace(
            part.name, File{.name = std::move(part.file_name), .bytes = part.bytes});
        if (!is_new) form.twice_.push_back(part.name);
    }
    return form;
}

void FormFields::take(std::string name, std::string_view value) {
    const auto [place, is_new] = sent_.typed.try_emplace(std::move(name), with_plain_breaks(value));
    if (!is_new) twice_.push_back(place->first);
}

std::optional<FormFields::File> FormFields::required_file(std::string_view name) {
    asked_.emplace_back(name);
    const auto file = files_.find(name);
    if (file != files_.end()) return file->second;
    blame(name, "field.no_file");
    return std::nullopt;
}

const std::string* FormFields::find(std::string_view name) {
    asked_.emplace_back(name);
    const auto* value = sent_.find(name);
    return value == nullptr || trimmed(*value, blanks).empty() ? nullptr : value;
}

const std::string* FormFields::need(std::string_view name) {
    const auto* value = find(name);
    if (value == nullptr) blame(name, "field.missing");
    return value;
}

void FormFields::blame(std::string_view name, std::string key,
                       std::vector<std::pair<std::string, std::string>> arguments) {
    blame(name, Phrase{.key = std::move(key), .arguments = std::move(arguments)});
}

void FormFields::blame(std::string_view name, Phrase phrase) {
    phrase.arguments.insert(phrase.arguments.begin(), {"field", std::string{name}});
    sent_.faults.push_back({.field = std::string{name},
                            .reason = {.kind = std::string{info(Errc::invalid_input).slug},
                                       .phrase = std::move(phrase),
                                       .who = {},
                                       .by = {}}});
}

// The getters of one kind each: nothing for an absent value and for a fault, which they blame.

std::string FormFields::text(const std::string* value, std::string_view name,
                             std::size_t bytes_max) {
    if (value == nullptr) return {};
    if (value->size() <= bytes_max) return *value;
    blame(name, "field.too_long", {{"max", std::to_string(bytes_max)}});
    return {};
}

std::string FormFields::line(const std::string* value, std::string_view name,
                             std::size_t bytes_max) {
    const std::string read{trimmed(text(value, name, bytes_max), blanks)};
    if (std::ranges::none_of(read, is_control)) return read;
    blame(name, "field.control");
    return {};
}

std::optional<std::int64_t> FormFields::integer(const std::string* value, std::string_view name,
                                                IntegerRange range) {
    if (value == nullptr) return std::nullopt;
    const auto digits = trimmed(*value, blanks);
    std::int64_t number = 0;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (problem != std::errc{} || end != digits.data() + digits.size()) {
        blame(name, "field.not_integer");
        return std::nullopt;
    }
    if (number < range.min || number > range.max) {
        blame(name, "field.out_of_range",
              {{"min", std::to_string(range.min)}, {"max", std::to_string(range.max)}});
        return std::nullopt;
    }
    return number;
}

std::optional<LocalDate> FormFields::date(const std::string* value, std::string_view name) {
    if (value == nullptr) return std::nullopt;
    auto parsed = parse_date(trimmed(*value, blanks));
    if (!parsed) blame(name, "field.not_date");
    return parsed;
}

std::optional<std::string> FormFields::slug(const std::string* value, std::string_view name) {
    if (value == nullptr || is_slug(*value)) return value ? std::optional{*value} : std::nullopt;
    blame(name, "field.not_offered");
    return std::nullopt;
}

std::vector<std::string> FormFields::ticks(std::string_view name, std::size_t items_max) {
    const auto begin = views::tick_name(name, {});
    std::vector<std::string> choices;
    for (auto field = sent_.typed.lower_bound(begin);
         field != sent_.typed.end() && field->first.starts_with(begin); ++field) {
        if (find(field->first) != nullptr) choices.push_back(field->first.substr(begin.size()));
    }
    if (choices.size() > items_max) {
        blame(name, "field.too_many", {{"max", std::to_string(items_max)}});
        return {};
    }
    if (std::ranges::all_of(choices, is_slug)) return choices;
    blame(name, "field.not_offered");
    return {};
}

// What the header promises, by way of the above.

std::string FormFields::required_line(std::string_view name, std::size_t bytes_max) {
    return line(need(name), name, bytes_max);
}

std::string FormFields::optional_line(std::string_view name, std::size_t bytes_max) {
    return line(find(name), name, bytes_max);
}

std::string FormFields::required_text(std::string_view name, std::size_t bytes_max) {
    return text(need(name), name, bytes_max);
}

std::string FormFields::optional_text(std::string_view name, std::size_t bytes_max) {
    return text(find(name), name, bytes_max);
}

std::int64_t FormFields::required_integer(std::string_view name, IntegerRange range) {
    return integer(need(name), name, range).value_or(0);
}

std::optional<std::int64_t> FormFields::optional_integer(std::string_view name,
                                                         IntegerRange range) {
    return integer(find(name), name, range);
}

LocalDate FormFields::required_date(std::string_view name) {
    return date(need(name), name).value_or(LocalDate{});
}

std::optional<LocalDate> FormFields::optional_date(std::string_view name) {
    return date(find(name), name);
}

bool FormFields::tick(std::string_view name) {
    return find(name) != nullptr;
}

bool FormFields::done() {
    for (const auto& [name, value] : sent_.typed) {
        const bool known = std::ranges::find(asked_, name) != asked_.end() ||
                           std::ranges::find(of_every_form, name) != std::end(of_every_form);
        if (!known) blame(name, "field.unknown");
    }
    for (const auto& [name, file] : files_) {
        if (std::ranges::find(asked_, name) == asked_.end()) blame(name, "field.unknown");
    }
    for (const std::string& name : twice_)
        blame(name, "field.twice");
    if (sent_.faults.empty()) return true;
    status_ = info(Errc::invalid_input).http_status;
    return false;
}

Result<void> FormFields::refuse(Error error) {
    if (!can_be_mended(error.code)) return fail(std::move(error));
    status_ = info(error.code).http_status;
    for (Reason& reason : error.reasons) {
        sent_.faults.push_back({.field = error.field, .reason = std::move(reason)});
    }
    if (!error.reasons.empty()) return {};
    sent_.faults.push_back({.field = error.field,
                            .reason = {.kind = std::string{info(error.code).slug},
                                       .phrase = phrase_of(error),
                                       .who = {},
                                       .by = {}}});
    return {};
}

}  // namespace saksgang::http
