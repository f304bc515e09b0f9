// SPDX-License-Identifier: EUPL-1.2
#include "daemon/templates/values.hpp"

namespace saksgang::templates {
namespace {

template <class Of>
const Of* find(const Values::ByName<Of>& map, std::string_view name) {
    const auto found = map.find(name);
    return found == map.end() ? nullptr : &found->second;
}

}  // namespace

Values& Values::set(std::string_view name, std::string text) {
    texts_.insert_or_assign(std::string{name}, std::move(text));
    return *this;
}

Values& Values::show(std::string_view name, bool shown) {
    return repeat(name, std::vector<Values>(shown ? 1 : 0));
}

Values& Values::repeat(std::string_view name, std::vector<Values> rows) {
    sections_.insert_or_assign(std::string{name}, std::move(rows));
    return *this;
}

Values& Values::include(std::string_view name, std::string_view template_name) {
    included_.insert_or_assign(std::string{name}, std::string{template_name});
    return *this;
}

const std::string* Values::find_text(std::string_view name) const {
    return find(texts_, name);
}

const std::vector<Values>* Values::find_rows(std::string_view name) const {
    return find(sections_, name);
}

const std::string* Values::find_included(std::string_view name) const {
    return find(included_, name);
}

}  // namespace saksgang::templates
