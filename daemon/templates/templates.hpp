// SPDX-License-Identifier: EUPL-1.2
// The template engine (ctemplate) behind one small interface. Every template is escaped by context:
// the engine knows whether a value stands in text, in an attribute or in a URL, and templates have
// no way to turn that off. Rendering changes nothing here, so any thread may.
//
// A marker that begins with "say_" is a sentence of the interface rather than a value:
// {{say_log_in}} asks for "log_in" in whatever language the caller answers in.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "daemon/templates/values.hpp"

namespace saksgang::templates {

struct Source {
    std::string_view name;
    std::string_view text;
};

using Sentences = std::function<std::string(std::string_view name)>;

class Templates {
public:
    // Throws std::invalid_argument naming the template that does not parse, or that says how a
    // value is to be escaped.
    explicit Templates(std::span<const Source> sources);
    ~Templates();

    // Throws std::logic_error naming every value, section and template that was asked for and is
    // not there: half a page is never sent. The request fails, and the daemon lives on: what a page
    // lacks endangers nothing that is stored.
    std::string render(std::string_view name, const Values& values,
                       const Sentences& sentences) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace saksgang::templates
