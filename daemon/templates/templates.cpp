// SPDX-License-Identifier: EUPL-1.2
// Asks ctemplate to expand, and answers its questions from Values. ctemplate leaves blank what its
// dictionary lacks; here that is noted, and the page refused.
#include "daemon/templates/templates.hpp"

#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary_interface.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <deque>
#include <set>
#include <stdexcept>

namespace saksgang::templates {
namespace {

using ctemplate::TemplateString;

constexpr std::string_view keeping_lines = ":pre_escape";
constexpr std::string_view autoescape = "{{%AUTOESCAPE context=\"HTML\"}}";
constexpr std::string_view sentence_prefix = "say_";
constexpr auto strip = ctemplate::STRIP_BLANK_LINES;

using Names = std::set<std::string, std::less<>>;

std::string_view view_of(const TemplateString& text) {
    return {text.data(), text.size()};
}

TemplateString shown(std::string_view text) {
    return {text.data(), text.size()};
}

// What one rendering keeps until it is done: texts that ctemplate was shown, and what was missing.
class Rendering {
public:
    Rendering(const Names& templates, const Sentences& sentences)
        : templates_(templates), sentences_(sentences) {}

    const std::string& keep(std::string text) { return kept_.emplace_back(std::move(text)); }
    const std::string& sentence(std::string_view name) { return keep(sentences_(name)); }
    bool has_template(std::string_view name) const { return templates_.contains(name); }

    void miss(std::string_view what, std::string_view name) {
        missing_.insert(fmt::format("{} {}", what, name));
    }
    const Names& missing() const { return missing_; }

private:
    const Names& templates_;
    const Sentences& sentences_;
    std::deque<std::string> kept_;  // a deque: what stands in it never moves
    Names missing_;
};

// One level of values, and the levels around it.
class Scope final : public ctemplate::TemplateDictionaryInterface {
public:
    Scope(const Values& values, const Scope* outer, Rendering& rendering)
        : values_(values), outer_(outer), rendering_(rendering) {}

    const std::string& included(std::string_view name) const {
        const auto* found = find(&Values::find_included, name);
        return found == nullptr ? rendering_.keep(std::string{name}) : *found;
    }

private:
    template <class Of>
    const Of* find(const Of* (Values::*own)(std::string_view) const, std::string_view name) const {
        for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
            if (const Of* found = (scope->values_.*own)(name)) return found;
        }
        return nullptr;
    }

    TemplateString GetValue(const TemplateString& variable) const override {
        const auto name = view_of(variable);
        if (name.starts_with(sentence_prefix)) {
            return shown(rendering_.sentence(name.substr(sentence_prefix.size())));
        }
        if (const auto* text = find(&Values::find_text, name)) return shown(*text);
        rendering_.miss("value", name);
        return shown({});
    }

    bool IsHiddenSection(const TemplateString& section) const override {
        const auto* rows = find(&Values::find_rows, view_of(section));
        if (rows == nullptr) rendering_.miss("section", view_of(section));
        return rows == nullptr || rows->empty();
    }
    bool IsUnhiddenSection(const TemplateString& section) const override {
        return !IsHiddenSection(section);
    }
    bool IsHiddenTemplate(const TemplateString& include) const override {
        const auto& name = included(view_of(include));
        if (rendering_.has_template(name)) return false;
        rendering_.miss("template", name);
        return true;
    }
    const char* GetIncludeTemplateName(const TemplateString& include, int) const override {
        return included(view_of(include)).c_str();
    }
    void DumpToString(std::string*, int) const override {}

    class Rows;
    class Itself;
    Iterator* CreateSectionIterator(const TemplateString& section) const override;
    Iterator* CreateTemplateIterator(const TemplateString& include) const override;

    const Values& values_;
    const Scope* outer_;
    Rendering& rendering_;
};

class Scope::Rows final : public Iterator {
public:
    Rows(const std::vector<Values>& rows, const Scope& outer) {
        for (const Values& row : rows)
            scopes_.emplace_back(row, &outer, outer.rendering_);
    }
    bool HasNext() const override { return next_ < scopes_.size(); }
    const TemplateDictionaryInterface& Next() override { return scopes_[next_++]; }

private:
    std::deque<Scope> scopes_;
    std::size_t next_ = 0;
};

// An included template sees what the place it is included in sees.
class Scope::Itself final : public Iterator {
public:
    explicit Itself(const Scope& scope) : scope_(&scope) {}
    bool HasNext() const override { return scope_ != nullptr; }
    const TemplateDictionaryInterface& Next() override { return *std::exchange(scope_, nullptr); }

private:
    const Scope* scope_;
};

// ctemplate deletes the iterators it asks for.
Scope::Iterator* Scope::CreateSectionIterator(const TemplateString& section) const {
    static const std::vector<Values> none;
    const auto* rows = find(&Values::find_rows, view_of(section));
    return new Rows(rows == nullptr ? none : *rows, *this);
}

Scope::Iterator* Scope::CreateTemplateIterator(const TemplateString&) const {
    return new Itself(*this);
}

// {{name:none}} would put a value on the page as it is. {{name:pre_escape}} escapes all that HTML
// escapes, and keeps line breaks, which the engine makes spaces: what a text box holds needs them.
void refuse_modifiers(const Source& source) {
    for (auto open = source.text.find("{{"); open != std::string_view::npos;
         open = source.text.find("{{", open + 2)) {
        const auto marker = source.text.substr(open, source.text.find("}}", open) - open);
        if (marker.find_first_of(":%") == std::string_view::npos) continue;
        if (marker.ends_with(keeping_lines) && marker.find('%') == std::string_view::npos) continue;
        throw std::invalid_argument(
            fmt::format("template {}: {}}}}} says how to escape; leave that to the engine",
                        source.name, marker));
    }
}

}  // namespace

struct Templates::Impl {
    ctemplate::TemplateCache cache;
    Names names;
};

Templates::Templates(std::span<const Source> sources) : impl_(std::make_unique<Impl>()) {
    for (const Source& source : sources) {
        refuse_modifiers(source);
        const auto text = fmt::format("{}{}", autoescape, source.text);
        if (!impl_->cache.StringToTemplateCache(shown(source.name), text, strip)) {
            throw std::invalid_argument(fmt::format("template {} does not parse", source.name));
        }
        impl_->names.emplace(source.name);
    }
    impl_->cache.Freeze();
}

Templates::~Templates() = default;

std::string Templates::render(std::string_view name, const Values& values,
                              const Sentences& sentences) const {
    Rendering rendering{impl_->names, sentences};
    const Scope scope{values, nullptr, rendering};
    if (!rendering.has_template(name)) rendering.miss("template", name);
    std::string page;
    const bool whole = rendering.missing().empty() &&
                       impl_->cache.ExpandNoLoad(shown(name), strip, &scope, nullptr, &page);
    if (!rendering.missing().empty() || !whole) {
        throw std::logic_error(
            fmt::format("template {} lacks {}", name, fmt::join(rendering.missing(), ", ")));
    }
    return page;
}

}  // namespace saksgang::templates
