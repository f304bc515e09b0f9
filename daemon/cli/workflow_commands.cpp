// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/workflow_commands.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "daemon/cli/commands.hpp"
#include "daemon/cli/files.hpp"
#include "daemon/cli/report.hpp"
#include "daemon/views/drawing.hpp"
#include "workflows/council.hpp"
#include "workflows/definition.hpp"

namespace saksgang::cli {
namespace {

namespace fs = std::filesystem;

// Each fault with its place and its remedy, and how many there are.
void tell(std::FILE* out, const std::string& path, const std::vector<workflows::Fault>& faults) {
    for (const auto& fault : faults) {
        fmt::print(out, "{}:{}: {}: {}\n    {}\n", path, fault.line, fault.place, fault.what,
                   fault.remedy);
    }
    fmt::print(out, "{}: {} fault{}\n", path, faults.size(), faults.size() == 1 ? "" : "s");
}

int check_file(const std::string& path) {
    const auto toml = read_file(path);
    if (!toml) return report(toml.error());
    const auto parsed = workflows::parse_definition(*toml);
    if (!parsed.definition) {
        tell(stdout, path, parsed.faults);
        return exit_faults;
    }
    const auto& definition = *parsed.definition;
    fmt::print("{}: no faults: \"{}\" revision {}, {} stages, {} transitions, {} milestones\n",
               path, definition.slug.value, definition.revision, definition.stages.size(),
               definition.transitions.size(), definition.milestones.size());
    return exit_success;
}

struct DrawOrder {
    std::string file;
    std::string council;  // empty: council.toml beside the file, where there is one
    std::string language = "nb";
    std::string output;  // empty: standard output
    bool wide = false;
};

// Where the bodies' names are; nothing when the person named no file and none stands there.
std::optional<std::string> council_file(const DrawOrder& order) {
    if (!order.council.empty()) return order.council;
    const auto beside = (fs::path{order.file}.parent_path() / "council.toml").string();
    return fs::exists(beside) ? std::optional{beside} : std::nullopt;
}

int write_drawing(const DrawOrder& order, const std::string& svg) {
    if (order.output.empty()) {
        std::cout << svg;
        return std::cout.flush() ? exit_success : exit_failure;
    }
    std::ofstream file{order.output, std::ios::binary};
    file << svg;
    file.close();
    if (file) return exit_success;
    return report(error(Errc::invalid_input, order.output + " cannot be written", "--output"));
}

int draw_file(const DrawOrder& order) {
    const auto toml = read_file(order.file);
    if (!toml) return report(toml.error());
    const auto parsed = workflows::parse_definition(*toml);
    if (!parsed.definition) {
        tell(stderr, order.file, parsed.faults);
        return exit_faults;
    }
    workflows::ParsedCouncil council;
    if (const auto path = council_file(order)) {
        const auto council_toml = read_file(*path);
        if (!council_toml) return report(council_toml.error());
        council = workflows::parse_council(*council_toml);
        if (!council.council) {
            tell(stderr, *path, council.faults);
            return exit_faults;
        }
    }
    const views::DrawingSubject subject{
        .definition = *parsed.definition,
        .council = council.council ? &*council.council : nullptr,
    };
    const auto sheet = order.wide ? views::Sheet::wide : views::Sheet::tall;
    return write_drawing(order, views::draw_process(subject, sheet, language_from(order.language)));
}

void add_check(CLI::App& workflow, int& code) {
    auto* check = workflow.add_subcommand("check", "Say every fault of a definition");
    auto files = std::make_shared<std::vector<std::string>>();
    check->add_option("FILE", *files, "TOML files")->required();
    check->callback([files, &code] {
        for (const auto& file : *files)
            code = std::max(code, check_file(file));
    });
}

void add_draw(CLI::App& workflow, int& code) {
    auto* draw = workflow.add_subcommand("draw", "Draw a definition, as one SVG");
    auto order = std::make_shared<DrawOrder>();
    draw->add_option("FILE", order->file, "TOML file")->required();
    draw->add_option("--council", order->council,
                     "Names the bodies; council.toml beside FILE where not given");
    draw->add_option("--language", order->language, "nb, nn or en")
        ->check(CLI::IsMember({"nb", "nn", "en"}))
        ->capture_default_str();
    draw->add_option("--output", order->output, "Write to a file, not to standard output");
    draw->add_flag("--wide", order->wide, "The plan of days beside the stages: for a large sheet");
    draw->callback([order, &code] { code = draw_file(*order); });
}

}  // namespace

void add_workflow_commands(CLI::App& app, int& code) {
    auto* workflow = app.add_subcommand("workflow", "Workflow definitions");
    workflow->require_subcommand(1);
    add_check(*workflow, code);
    add_draw(*workflow, code);
}

}  // namespace saksgang::cli
