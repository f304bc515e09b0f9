// SPDX-License-Identifier: EUPL-1.2
// Reads the fields of a page's form, as strictly as Fields reads JSON, and keeps what was typed so
// that the form can be shown again:
//
//   CO_TRY(auto form, FormFields::read(call.request));
//   command.reason = form.required_text("reason", limits::note_bytes_max);
//   if (form.done()) {
//       const auto receipt = co_await app::withdraw_decision(…);
//       if (receipt) co_return redirect_after(call, path, *receipt);
//       CO_TRY(form.refuse(receipt.error()));
//   }
//   co_return co_await show_form(call, form.status(), form.sent());
//
// A getter gives an empty value where it found a fault. A field sent empty is a field not sent.
// Lines are trimmed, and line breaks are \n, whatever the browser made of them. Pure.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/http/fields.hpp"
#include "daemon/http/message.hpp"
#include "daemon/views/forms/sent_form.hpp"

namespace saksgang::http {

class FormFields {
public:
    // Errc::unsupported_media_type, Errc::malformed_request.
    static Result<FormFields> read(const Request& request);
    // The same of a form that may have files in it (FormBody::files). They are read from `request`.
    static Result<FormFields> read_with_files(const Request& request);

    // One line: no control characters.
    std::string required_line(std::string_view name, std::size_t bytes_max);
    std::string optional_line(std::string_view name, std::size_t bytes_max);
    // Many lines.
    std::string required_text(std::string_view name, std::size_t bytes_max);
    std::string optional_text(std::string_view name, std::size_t bytes_max);

    std::int64_t required_integer(std::string_view name, IntegerRange range);
    std::optional<std::int64_t> optional_integer(std::string_view name, IntegerRange range);

    LocalDate required_date(std::string_view name);
    std::optional<LocalDate> optional_date(std::string_view name);

    // A file that was chosen. Nothing, and a fault, where none was.
    struct File {
        std::string name;
        std::string_view bytes;
    };
    std::optional<File> required_file(std::string_view name);

    // A box that was ticked.
    bool tick(std::string_view name);

    template <class S>
    S required_slug(std::string_view name) {
        return S{slug(need(name), name).value_or("")};
    }
    template <class S>
    std::optional<S> optional_slug(std::string_view name) {
        auto text = slug(find(name), name);
        if (!text) return std::nullopt;
        return S{*std::move(text)};
    }

    // Those of a field's boxes that were ticked, at most `items_max`.
    template <class S>
    std::vector<S> ticked_slugs(std::string_view name, std::size_t items_max) {
        std::vector<S> slugs;
        for (auto& choice : ticks(name, items_max))
            slugs.push_back(S{std::move(choice)});
        return slugs;
    }

    // One of several that were offered: `from` knows them, as an enum's …_from does.
    template <class E>
    E required_choice(std::string_view name, std::optional<E> (*from)(std::string_view)) {
        return choice(need(name), name, from).value_or(E{});
    }
    template <class E>
    std::optional<E> optional_choice(std::string_view name,
                                     std::optional<E> (*from)(std::string_view)) {
        return choice(find(name), name, from);
    }

    // A fault a getter cannot see.
    void blame(std::string_view name, Phrase phrase);

    // Whether there are no faults; a field nobody asked for, or one sent twice, is one.
    bool done();

    // Turns a use case's refusal into faults of the form. What the person cannot mend there, such
    // as a missing right or a fault of ours, comes back as the error.
    Result<void> refuse(Error error);

    // For the page that shows the form again.
    int status() const { return status_; }
    const views::SentForm& sent() const { return sent_; }

private:
    void take(std::string name, std::string_view value);
    const std::string* find(std::string_view name);
    const std::string* need(std::string_view name);
    void blame(std::string_view name, std::string key,
               std::vector<std::pair<std::string, std::string>> arguments = {});
    std::string text(const std::string* value, std::string_view name, std::size_t bytes_max);
    std::string line(const std::string* value, std::string_view name, std::size_t bytes_max);
    std::optional<std::int64_t> integer(const std::string* value, std::string_view name,
                                        IntegerRange range);
    std::optional<LocalDate> date(const std::string* value, std::string_view name);
    std::optional<std::string> slug(const std::string* value, std::string_view name);
    std::vector<std::string> ticks(std::string_view name, std::size_t items_max);

    template <class E>
    std::optional<E> choice(const std::string* value, std::string_view name,
                            std::optional<E> (*from)(std::string_view)) {
        if (value == nullptr) return std::nullopt;
        auto known = from(*value);
        if (!known) blame(name, "field.not_offered");
        return known;
    }

    views::SentForm sent_;
    std::map<std::string, File, std::less<>> files_;
    std::vector<std::string> asked_;
    std::vector<std::string> twice_;
    int status_ = 0;
};

}  // namespace saksgang::http
