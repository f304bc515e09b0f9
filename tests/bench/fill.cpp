// SPDX-License-Identifier: EUPL-1.2
// A long history, quickly: documents whose milestones are moved until the journal is as long as
// asked for. Each entry goes through rule, journal, tables and writer as a command's would; what is
// saved is the round trips, and most of the fsyncs. Nobody serves the folder meanwhile.
//
//   bench_fill DATA --entries N [--documents N]
#include <CLI/CLI.hpp>

#include "daemon/app/command.hpp"
#include "daemon/app/council.hpp"
#include "daemon/app/progress.hpp"
#include "daemon/app/save_text.hpp"
#include "daemon/cli/open_house.hpp"
#include "daemon/store/aggregates.hpp"
#include "tests/bench/measure.hpp"

namespace saksgang::bench {
namespace {

constexpr std::int64_t moves_in_a_job = 500;

struct Words {
    std::string data;
    std::int64_t entries = 1000;
    std::int64_t documents = 10;
};

DocumentSlug document_of(std::int64_t number) {
    return DocumentSlug{fmt::format("dokument-{}", number)};
}

// Where the plan's day goes next: never where it stands.
LocalDate day_of(std::int64_t move) {
    using namespace std::chrono;
    return LocalDate{sys_days{year{2030} / 1 / 1} + days{move % 3000}};
}

class Filling {
public:
    Filling(app::App& app, Words words) : app_(app), words_(std::move(words)) {}

    boost::asio::awaitable<Result<void>> run() {
        CO_TRY(definition_, co_await a_definition());
        for (std::int64_t i = 0; i < words_.documents; ++i)
            CO_TRY(co_await app::run_as_system(app_, beginning(i)));
        while (last_.value + 1 < words_.entries) {
            CO_TRY(const auto receipt, co_await app::run_as_system(app_, moves()));
            last_ = receipt.last_seq;
        }
        co_return Result<void>{};
    }

private:
    boost::asio::awaitable<Result<app::DefinitionPointer>> a_definition() {
        CO_TRY(installed_, co_await app_.readers.run<workflows::InstalledWorkflow>(
                               [name = installed_name_](store::Connection& db) {
                                   return Result<workflows::InstalledWorkflow>{
                                       store::load_council(db).workflows.at(name)};
                               }));
        co_return co_await app_.texts.definition(installed_.blob);
    }

    app::Job beginning(std::int64_t number) {
        return [this, number](store::Unit& unit, const Actor& actor) {
            return app::begin_document(unit, actor, {},
                                       {.definition = definition_,
                                        .installed = installed_,
                                        .command = {.document = document_of(number),
                                                    .title = fmt::format("Dokument {}", number),
                                                    .case_number = {},
                                                    .workflow = installed_name_},
                                        .first_text = std::nullopt});
        };
    }

    app::Job moves() {
        return [this](store::Unit& unit, const Actor& actor) -> Result<app::Receipt> {
            Result<app::Receipt> receipt = fail(Errc::not_found, "nothing to be done");
            for (std::int64_t i = 0; i < moves_in_a_job; ++i) {
                if (unit.next_seq().value >= words_.entries && receipt) break;
                receipt = app::take_step(unit, actor, {}, move(moved_++));
                if (!receipt) break;
            }
            return receipt;
        };
    }

    app::Step move(std::int64_t number) const {
        return {.document = document_of(number / moves_in_a_job % words_.documents),
                .definition = definition_,
                .rule = [number](const workflows::Situation& situation, store::Unit&) {
                    return workflows::decide(
                        situation, workflows::MoveMilestone{
                                       .milestone = MilestoneSlug{"utvalg-juni"},
                                       .from = day_of(number),
                                       .until = std::nullopt,
                                       .reason = fmt::format("Flyttet for {}. gang.", number)});
                }};
    }

    app::App& app_;
    Words words_;
    const WorkflowSlug installed_name_{"strategi"};
    workflows::InstalledWorkflow installed_;
    app::DefinitionPointer definition_;
    Seq last_{-1};
    std::int64_t moved_ = 0;
};

int fill(Words words) {
    auto opened = cli::open_house(words.data, {});
    if (!opened) throw std::runtime_error(opened.error().message);
    cli::House& house = **opened;
    const std::int64_t entries = words.entries;
    const std::int64_t began = now_ns();
    Filling filling{house.app(), std::move(words)};
    const auto filled = house.run(filling.run());
    house.stop();
    if (!filled) throw std::runtime_error(filled.error().message);
    const double seconds = static_cast<double>(now_ns() - began) / 1e9;
    fmt::print(R"({{"count":{},"seconds":{:.3f},"rate":{:.1f}}})"
               "\n",
               entries, seconds, static_cast<double>(entries) / seconds);
    return 0;
}

}  // namespace
}  // namespace saksgang::bench

int main(int argc, char** argv) {
    saksgang::bench::Words words;
    CLI::App app{"A long history"};
    app.add_option("DATA", words.data)->required();
    app.add_option("--entries", words.entries);
    app.add_option("--documents", words.documents);
    CLI11_PARSE(app, argc, argv);
    return saksgang::bench::fill(std::move(words));
}
