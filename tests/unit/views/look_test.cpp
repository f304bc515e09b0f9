// SPDX-License-Identifier: EUPL-1.2
// Writes the pages to files, to be looked at in a browser: SAKSGANG_LOOK=FOLDER, and the tag
// [look]. Hidden, since it checks nothing but that files can be written.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "daemon/views/pages.hpp"
#include "daemon/views/static_files.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/admin_samples.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, std::string_view bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream out{path, std::ios::binary};
    out << bytes;
    REQUIRE(out.flush());
}

Error a_long_refusal() {
    const auto hearing = the_hearing();
    Error refusal = error(Errc::transition_refused, "conditions are not met: see reasons", "to");
    refusal.reasons = hearing.next.front().unmet;
    return refusal;
}

}  // namespace

TEST_CASE("pages are written where SAKSGANG_LOOK says", "[.][look]") {
    const char* folder = std::getenv("SAKSGANG_LOOK");
    REQUIRE(folder != nullptr);
    const fs::path root{folder};
    const Pages pages;
    const Reading hearing{.process = the_hearing(),
                          .versions = {*the_hearing().version},
                          .entries = hearing_entries(),
                          .changes = {{DecisionNumber{2}, some_changes()}}};
    const Reading adoption{.process = the_adoption(), .versions = {*the_adoption().version}};
    for (const Language language : {Language::nb, Language::nn, Language::en}) {
        const Layout layout{.language = language, .council = "Osloregionen"};
        Layout inside = layout;
        inside.person = "Kari Nordmann";
        inside.csrf_token = "0123";
        const auto put = [&](std::string_view name, const std::string& page) {
            write(root / (std::string{name} + "-" + std::string{to_string(language)} + ".html"),
                  page);
        };
        put("overview", pages.overview(layout, hearing.model(language)));
        put("adopted", pages.overview(inside, adoption.model(language)));
        const std::vector versions{*the_hearing().version};
        for (const char* view : {"inline", "side"}) {
            const ChangesChoice choice{
                .from = "decision:3", .to = "", .layout = changes_layout_from(view)};
            put(std::string{"changes-"} + view,
                pages.changes(layout, changes_model(the_hearing(), versions, choice,
                                                    some_changes_view(), language)));
        }
        const std::vector both{the_hearing(), the_adoption()};
        put("documents", pages.documents(inside, documents_model(both, language)));
        inside.roles = {Role::secretariat};
        const auto done = hearing.entries.at(2);
        put("control",
            pages.control(
                inside, control_model({.process = hearing.process, .endpoints = {}, .done = &done},
                                      language)));
        const auto step = next_model({.process = hearing.process,
                                      .to = hearing.process.next.front().to,
                                      .endpoints = {},
                                      .once = "form-1",
                                      .sent = {}},
                                     language);
        REQUIRE(step.has_value());
        put("next", pages.next_step(inside, *step));
        put("login", pages.login(layout, {.email = "", .next = "/", .csrf_token = ""}));
        put("login-failed", pages.login(layout, {.email = "kari@example.no",
                                                 .next = "/",
                                                 .csrf_token = "",
                                                 .failure = Errc::login_failed}));
        put("problem", pages.problem(layout, problem_model(a_long_refusal(), the_hearing().council,
                                                           "7f3a91c2", language)));
    }
    for (const StaticFile& file : static_files()) {
        write(fs::path{root.string() + static_url(file.name)}, file.bytes);
    }
}

}  // namespace saksgang::views
