// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/verify_report.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <iterator>

namespace saksgang::app {
namespace {

namespace json = boost::json;

std::string sentence_of(const Finding& finding) {
    if (!finding.entry) return finding.what;
    return fmt::format("entry {}: {}", finding.entry->value, finding.what);
}

void write_check(std::string& text, const Check& check) {
    auto out = std::back_inserter(text);
    fmt::format_to(out, "{} {:<9} {} {}", check.holds() ? "✔" : "✘", check.name, check.counted,
                   check.of);
    const auto found = static_cast<std::int64_t>(check.findings.size()) + check.left_out;
    if (found > 0) fmt::format_to(out, ", {} finding{}", found, found == 1 ? "" : "s");
    text += '\n';
    std::string_view remedy;
    for (const Finding& finding : check.findings) {
        fmt::format_to(out, "    {}\n", sentence_of(finding));
        if (finding.remedy != remedy) fmt::format_to(out, "        → {}\n", finding.remedy);
        remedy = finding.remedy;
    }
    if (check.left_out > 0) fmt::format_to(out, "    and {} more\n", check.left_out);
}

json::object json_of(const Finding& finding) {
    json::object object;
    if (finding.entry) object["entry"] = finding.entry->value;
    object["what"] = finding.what;
    object["remedy"] = finding.remedy;
    return object;
}

json::object json_of(const Check& check) {
    json::array findings;
    for (const Finding& finding : check.findings)
        findings.push_back(json_of(finding));
    return {{"name", check.name},
            {"holds", check.holds()},
            {"counted", check.counted},
            {"findings", std::move(findings)},
            {"left_out", check.left_out}};
}

}  // namespace

std::string to_text(const Verification& verification) {
    std::string text;
    for (const Check* check : verification.checks())
        write_check(text, *check);
    for (const ErasedText& erased : verification.erased) {
        text += fmt::format("  erased: \"{}\" of entry {}, by entry {}\n", erased.name,
                            erased.entry.value, erased.erased_by.value);
    }
    text +=
        fmt::format("size {}\nroot {}\n", verification.head.size, to_hex(verification.head.root));
    const Finding* first = verification.first();
    if (first == nullptr) return text + "The history holds.\n";
    const std::string_view label = first->entry ? " First broken: " : " ";
    return text + fmt::format("The history does not hold.{}{}\n", label, sentence_of(*first));
}

json::object to_json(const Verification& verification) {
    json::array checks;
    for (const Check* check : verification.checks())
        checks.push_back(json_of(*check));
    json::array erased;
    for (const ErasedText& text : verification.erased) {
        erased.push_back(json::object{
            {"entry", text.entry.value}, {"name", text.name}, {"erased_by", text.erased_by.value}});
    }
    json::object object{{"holds", verification.holds()},
                        {"size", verification.head.size},
                        {"root", to_hex(verification.head.root)},
                        {"checks", std::move(checks)},
                        {"erased", std::move(erased)}};
    if (const Finding* first = verification.first()) object["first"] = json_of(*first);
    return object;
}

}  // namespace saksgang::app
