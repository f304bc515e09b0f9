// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/upkeep_commands.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <charconv>
#include <cstdio>
#include <memory>

#include "daemon/app/keep_provenance.hpp"
#include "daemon/app/verify.hpp"
#include "daemon/app/verify_report.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/report.hpp"
#include "daemon/store/folder.hpp"
#include "daemon/store/migrations.hpp"
#include "daemon/store/rebuild.hpp"

namespace saksgang::cli {
namespace {

struct VerifyWords {
    std::string data;
    std::vector<std::string> kept;
    bool as_json = false;
};

// "128:9f86…": a size and the root that a journal of that size has.
Result<app::Head> head_of(std::string_view words) {
    app::Head head;
    const auto colon = words.find(':');
    const char* const end = words.data() + std::min(colon, words.size());
    const auto [rest, fault] = std::from_chars(words.data(), end, head.size);
    const auto root =
        colon == std::string_view::npos ? std::nullopt : from_hex<Sha256>(words.substr(colon + 1));
    if (fault != std::errc{} || rest != end || head.size < 1 || !root) {
        return fail(Errc::invalid_input,
                    fmt::format("\"{}\" is no SIZE:ROOT, such as verify prints them", words),
                    "--kept");
    }
    head.root = *root;
    return head;
}

int verify(const VerifyWords& words) {
    std::vector<app::Head> kept;
    for (const std::string& head : words.kept) {
        auto parsed = head_of(head);
        if (!parsed) {
            report(parsed.error());
            return exit_usage;
        }
        kept.push_back(*parsed);
    }
    const auto folder = store::Folder::open(words.data, store::Folder::Lock::none);
    if (!folder) return report(folder.error());
    const auto verification = app::verify(*folder, kept);
    if (!verification) return report(verification.error());
    if (words.as_json) {
        fmt::print("{}\n", boost::json::serialize(app::to_json(*verification)));
    } else {
        fmt::print("{}", app::to_text(*verification));
    }
    return verification->holds() ? exit_success : exit_faults;
}

void add_verify(CLI::App& app, int& code) {
    auto words = std::make_shared<VerifyWords>();
    auto* command = app.add_subcommand("verify", "Prove the history: journal, texts, state, git");
    command->add_option("DATA", words->data, "The data folder")->required();
    command->add_option("--kept", words->kept,
                        "SIZE:ROOT known from elsewhere, that the journal must have gone through");
    command->add_flag("--json", words->as_json, "For programs");
    command->callback([words, &code] { code = verify(*words); });
}

int rebuild(const std::string& data) {
    auto folder = store::Folder::open(data, store::Folder::Lock::exclusive);
    if (!folder) return report(folder.error());
    store::Connection db{folder->database(), store::Connection::Mode::read_write};
    store::migrate(db);
    if (const auto rebuilt = store::rebuild(db); !rebuilt) return report(rebuilt.error());
    const repo::Library library;
    const auto texts = repo::Repository::open(folder->text_repository());
    if (!texts) return report(texts.error());
    const auto followed = app::rebuild_provenance(db, *texts);
    if (!followed) return report(followed.error());
    fmt::print("{}: the derived tables are made anew from the journal and the texts\n", data);
    return exit_success;
}

}  // namespace

void add_upkeep_commands(CLI::App& app, int& code) {
    add_verify(app, code);
    auto data = std::make_shared<std::string>();
    auto* rebuilt =
        app.add_subcommand("rebuild", "Make the derived tables anew from journal and git");
    rebuilt->add_option("DATA", *data, "The data folder")->required();
    rebuilt->callback([data, &code] { code = rebuild(*data); });
}

}  // namespace saksgang::cli
