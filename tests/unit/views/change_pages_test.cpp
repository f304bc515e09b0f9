// SPDX-License-Identifier: EUPL-1.2
// However much was changed, the page of changes stays small: it is one of several, each change is
// on one of them, and what is left out says so.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "daemon/views/changes/changes_model.hpp"
#include "daemon/views/pages.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/every_page.hpp"
#include "tests/unit/views/samples.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

constexpr std::size_t page_bytes_max = 1024 * 1024;

std::string paragraph(std::size_t number) {
    return fmt::format("Avsnitt {} sier at kommunene skal følge opp {} og {}.", number,
                       number * 7919 % 9973, number * 104'729 % 99'991);
}

std::string text_of(const std::vector<std::string>& paragraphs) {
    return fmt::format("{}\n", fmt::join(paragraphs, "\n\n"));
}

std::vector<std::string> paragraphs(std::size_t count) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(paragraph(i));
    return all;
}

// Two texts of which so many paragraphs differ by a word, and so many behind each do not.
repo::TextChanges with_changes(std::size_t changed, std::size_t unchanged_behind = 0) {
    const auto before = paragraphs(changed * (unchanged_behind + 1));
    auto after = before;
    for (std::size_t i = 0; i < before.size(); i += unchanged_behind + 1)
        after[i].replace(after[i].find("skal"), 4, "bør");
    return *repo::text_changes(text_of(before), text_of(after));
}

// One paragraph, with a word of it changed for every `apart` words.
repo::TextChanges one_long_paragraph(std::size_t words, std::size_t apart) {
    std::string before;
    std::string after;
    for (std::size_t i = 0; i < words; ++i) {
        before += fmt::format("ord{} ", i);
        after += i % apart == apart / 2 ? fmt::format("nytt{} ", i) : fmt::format("ord{} ", i);
    }
    return *repo::text_changes(before, after);
}

ChangesBody body_of(const repo::TextChanges& changes, std::size_t page = 1) {
    return changes_body(changes, page, Language::nb);
}

std::vector<ChangeCard> cards_of(const ChangesBody& body) {
    std::vector<ChangeCard> cards;
    for (const ChangesRow& row : body.rows)
        cards.insert(cards.end(), row.card.begin(), row.card.end());
    return cards;
}

std::string html_of(const repo::TextChanges& changes, std::size_t page, ChangesLayout layout) {
    auto view = some_changes_view();
    view.changes = std::make_shared<const repo::TextChanges>(changes);
    const auto model =
        changes_model(the_hearing(), {}, {.from = "4", .to = "", .layout = layout, .page = page},
                      view, Language::nb);
    return pages().changes({.council = "Osloregionen"}, model);
}

std::size_t changed_passages(const repo::TextChanges& changes) {
    return static_cast<std::size_t>(
        std::ranges::count_if(changes.passages, [](const repo::PassageChange& change) {
            return change.state != repo::PassageState::same;
        }));
}

TEST_CASE("as many changes as a page holds are one page, one more is two") {
    struct Row {
        std::size_t changes;
        std::size_t pages;
        std::size_t on_the_last;
    };
    constexpr std::size_t most = limits::page_changes_max;
    const auto row = GENERATE(values<Row>({{0, 1, 0},
                                           {1, 1, 1},
                                           {most - 1, 1, most - 1},
                                           {most, 1, most},
                                           {most + 1, 2, 1},
                                           {2 * most, 2, most},
                                           {2 * most + 1, 3, 1}}));
    const auto changes = with_changes(row.changes, 1);
    const auto last = body_of(changes, row.pages);
    CHECK(last.pages == row.pages);
    CHECK(cards_of(last).size() == row.on_the_last);
    CHECK(last.shown.empty() == (row.pages == 1));
    CHECK(last.summary == body_of(changes).summary);
}

TEST_CASE("a page says which changes stand on it, in three languages") {
    const auto changes = with_changes(limits::page_changes_max + 2);
    CHECK(changes_body(changes, 1, Language::nb).shown ==
          "Her står endring 1 til 200 av 202: side 1 av 2.");
    CHECK(changes_body(changes, 2, Language::nn).shown ==
          "Her står endring 201 til 202 av 202: side 2 av 2.");
    CHECK(changes_body(changes, 2, Language::en).shown ==
          "These are changes 201 to 202 of 202: page 2 of 2.");
}

TEST_CASE("a page that is not there is the last one") {
    const auto changes = with_changes(limits::page_changes_max + 1);
    CHECK(body_of(changes, 99).page == 2);
    CHECK(body_of(changes, 0).page == 1);
}

TEST_CASE("every change stands on one page, in order, however they are cut") {
    const auto before = paragraphs(700);
    auto after = before;
    std::ranges::rotate(after, after.begin() + 333);
    const auto changes = GENERATE_REF(
        values({with_changes(950), with_changes(150, 29), one_long_paragraph(40'000, 5),
                *repo::text_changes(text_of(before), text_of(after))}));
    std::vector<std::string> numbers;
    const std::size_t pages = body_of(changes).pages;
    REQUIRE(pages > 1);
    for (std::size_t page = 1; page <= pages; ++page) {
        const auto body = body_of(changes, page);
        CHECK(body.page == page);
        CHECK_FALSE(cards_of(body).empty());
        for (const ChangeCard& card : cards_of(body)) {
            if (card.piece.empty()) numbers.push_back(card.number);
        }
    }
    REQUIRE(numbers.size() == changed_passages(changes));
    for (std::size_t i = 0; i < numbers.size(); ++i)
        CHECK(numbers[i] == std::to_string(i + 1));
}

TEST_CASE("a link to a change leads to the page it stands on") {
    const auto changes = with_changes(2 * limits::page_changes_max + 10);
    const auto page_with = [&](const std::string& number) {
        for (std::size_t page = 1;; ++page) {
            const auto cards = cards_of(body_of(changes, page));
            if (std::ranges::find(cards, number, &ChangeCard::number) != cards.end()) return page;
        }
    };
    const auto second = body_of(changes, 2);
    const auto cards = cards_of(second);
    CHECK(cards.front().previous.page == 1);
    CHECK(cards.front().next.page == 2);
    CHECK(cards.back().next.page == 3);
    for (const HighlightLine& line : second.highlights)
        CHECK(line.change.page == page_with(line.change.number));
    const auto html = html_of(changes, 2, ChangesLayout::side_by_side);
    CHECK_THAT(html, Catch::Contains("id=\"change-201\""));
    CHECK_THAT(html, Catch::Contains("href=\"#change-202\""));
    CHECK_THAT(html, Catch::Contains("&amp;view=side&amp;page=1#change-200\""));
    CHECK_THAT(html, Catch::Contains("&amp;view=side&amp;page=3#change-401\""));
}

TEST_CASE(
    "from page to page what was asked for stays, and today's text is that of the first page") {
    auto view = some_changes_view();
    view.changes =
        std::make_shared<const repo::TextChanges>(with_changes(limits::page_changes_max + 1));
    const auto number = view.to.text.version.value;
    const auto query = [&](std::string from, std::string to, ChangesLayout layout) {
        return changes_model(the_hearing(), {},
                             {.from = std::move(from), .to = std::move(to), .layout = layout}, view,
                             Language::nb)
            .pages_query;
    };
    CHECK(query("decision:2", "", ChangesLayout::inline_text) ==
          fmt::format("from=decision:2&to={}", number));
    CHECK(query("milestone:styret", "3", ChangesLayout::side_by_side) ==
          "from=milestone:styret&to=3&view=side");
    const auto model =
        changes_model(the_hearing(), {}, {.from = "decision:2", .to = ""}, view, Language::nn);
    const auto html =
        pages().changes({.language = Language::nn, .language_asked = true, .council = "O"}, model);
    CHECK_THAT(html,
               Catch::Contains(fmt::format(
                   "changes?from=decision:2&amp;to={}&amp;page=2&amp;lang=nn#in-full", number)));
}

TEST_CASE("headings with changes are listed where there are several pages") {
    std::vector<std::string> before;
    for (std::size_t i = 0; i < limits::page_changes_max + 50; ++i) {
        if (i % 50 == 10) before.push_back(fmt::format("## Kapittel {}", i / 50));
        before.push_back(paragraph(i));
    }
    auto after = before;
    for (std::string& one : after) {
        if (one.contains("skal")) one.replace(one.find("skal"), 4, "bør");
    }
    const auto body = body_of(*repo::text_changes(text_of(before), text_of(after)));
    REQUIRE(body.sections.size() == 6);
    CHECK(body.sections[0].words == "Begynnelsen av teksten");
    CHECK(body.sections[1].words == "Kapittel 0");
    CHECK(body.sections[1].change.number == "11");
    CHECK(body.sections[5].change.page == 2);
    CHECK(body_of(with_changes(3)).sections.empty());
}

TEST_CASE("in a long paragraph, what stands unchanged away from a change is counted") {
    const auto changes = one_long_paragraph(20'000, 20'000);
    const auto body = body_of(changes);
    REQUIRE(cards_of(body).size() == 1);
    const auto card = cards_of(body).front();
    std::size_t left_out = 0;
    std::size_t shown = 0;
    for (const ChangedRun& run : card.runs) {
        left_out += run.left_out;
        if (run.left_out == 0) shown += run.words.size();
    }
    CHECK(left_out > 100'000);
    CHECK(shown < 4 * limits::page_context_bytes + 100);
    CHECK_THAT(html_of(changes, 1, ChangesLayout::side_by_side),
               Catch::Contains("tegn uten endringer …]"));
}

TEST_CASE("a change longer than a page holds goes on, and none of its words is lost") {
    const std::string long_words = [] {
        std::string words;
        for (std::size_t i = 0; i < 60'000; ++i)
            words += fmt::format("blåbær{} ", i);
        return words;
    }();
    const auto changes = *repo::text_changes("En.\n", "En.\n\n" + long_words + "\n");
    std::string read;
    const std::size_t pages = body_of(changes).pages;
    CHECK(pages > 1);
    for (std::size_t page = 1; page <= pages; ++page) {
        for (const ChangeCard& card : cards_of(body_of(changes, page))) {
            CHECK(card.number == "1");
            for (const ChangedRun& run : card.runs)
                read += run.words;
        }
    }
    CHECK(read == long_words.substr(0, read.size()));
    CHECK(read.size() + 1 >= long_words.size());
    CHECK(cards_of(body_of(changes, 2)).front().state == "Fortsetter");
}

TEST_CASE("what stands folded is shown up to a limit, and the rest leads to the text") {
    const auto changes = with_changes(1, 3000);
    const auto body = body_of(changes);
    REQUIRE(body.rows.size() == 2);
    const Fold& fold = body.rows[1].fold.at(0);
    CHECK(fold.words == "3000 avsnitt uten endringer");
    CHECK(fold.lines.size() > 50);
    CHECK(fold.left_out == fmt::format("og {} avsnitt til", 3000 - fold.lines.size()));
    CHECK(fold.paragraph == std::to_string(fold.lines.size() + 2));
    CHECK_THAT(html_of(changes, 1, ChangesLayout::inline_text),
               Catch::Contains(fmt::format("#p{}\">Les videre i teksten", fold.paragraph)));
}

TEST_CASE("no page is large, whatever is compared and however it is shown") {
    struct Row {
        std::string_view what;
        std::string before;
        std::string after;
    };
    auto moved = paragraphs(2000);
    const auto stood = text_of(moved);
    std::ranges::reverse(moved);
    const auto row = GENERATE_REF(values<Row>({
        {"all moved", stood, text_of(moved)},
        {"all new", "En.\n", stood},
        {"all gone", stood, "En.\n"},
        {"signs that HTML has to escape", "En.\n", std::string(400'000, '"') + "\n"},
        {"bytes without a space", "En.\n", std::string(400'000, 'x') + "\n"},
        {"bytes that are no UTF-8", "En.\n", std::string(100'000, '\x80') + "\n"},
        {"empty lines", "En.\n\nTo.\n", "En.\n" + std::string(100'000, '\n') + "To.\n"},
    }));
    INFO(row.what);
    const auto changes = *repo::text_changes(row.before, row.after);
    const std::size_t pages = body_of(changes).pages;
    for (const ChangesLayout layout : {ChangesLayout::inline_text, ChangesLayout::side_by_side}) {
        for (const std::size_t page : std::set{std::size_t{1}, pages / 2 + 1, pages})
            CHECK(html_of(changes, page, layout).size() < page_bytes_max);
    }
}

}  // namespace
}  // namespace saksgang::views
