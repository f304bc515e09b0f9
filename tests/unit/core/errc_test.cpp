// SPDX-License-Identifier: EUPL-1.2
// The one table from error codes to what the outside sees.
#include <array>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "workflows/core/error.hpp"

namespace saksgang {
namespace {

// The enumerators as they are written in error.hpp, so that none can be forgotten here.
std::vector<std::string> errc_names() {
    std::ifstream file{SAKSGANG_SOURCE_DIR "/workflows/core/error.hpp"};
    REQUIRE(file.is_open());
    std::vector<std::string> names;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        if (line == "enum class Errc {") {
            inside = true;
        } else if (line == "};") {
            inside = false;
        } else if (inside) {
            std::istringstream words{line};
            std::string name;
            words >> name;
            if (name.ends_with(',')) name.pop_back();
            names.push_back(name);
        }
    }
    return names;
}

}  // namespace

TEST_CASE("every error code has a row, and its slug is its name") {
    const auto names = errc_names();
    REQUIRE(names.size() > 30);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto code = static_cast<Errc>(i + 1);  // never 0
        INFO(names[i]);
        CHECK(info(code).code == code);
        CHECK(info(code).slug == names[i]);
    }
    CHECK(info(Errc::internal).slug == names.back());
}

TEST_CASE("every error has a status that HTTP knows for errors, and a sentence") {
    const std::set<int> known{400, 401, 403, 404, 405, 409, 412, 413, 414,
                              415, 422, 428, 429, 431, 500, 501, 503};
    std::set<std::string_view> titles;
    const auto count = errc_names().size();
    for (std::size_t i = 1; i <= count; ++i) {
        const ErrcInfo& row = info(static_cast<Errc>(i));
        INFO(row.slug);
        CHECK(known.contains(row.http_status));
        CHECK(row.title.size() > 10);
        CHECK_FALSE(row.title.ends_with('.'));
        titles.insert(row.title);
    }
    CHECK(titles.size() == count);
}

TEST_CASE("statuses that callers act on are the ones the standards give them") {
    struct Row {
        Errc code;
        int status;
    };
    constexpr std::array rows{
        Row{Errc::version_conflict, 412},
        Row{Errc::precondition_required, 428},
        Row{Errc::too_many_attempts, 429},
        Row{Errc::busy, 503},
        Row{Errc::unauthenticated, 401},
        Row{Errc::login_failed, 401},
        Row{Errc::forbidden, 403},
        Row{Errc::not_found, 404},
        Row{Errc::method_not_allowed, 405},
        Row{Errc::body_too_large, 413},
        Row{Errc::transition_refused, 409},
        Row{Errc::unsupported_media_type, 415},
        Row{Errc::idempotency_mismatch, 422},
        Row{Errc::internal, 500},
    };
    for (const Row& row : rows)
        CHECK(info(row.code).http_status == row.status);
}

TEST_CASE("an error remembers what, which field, and where it was made") {
    const Error made = error(Errc::not_found, "no such document", "slug");
    CHECK(made.code == Errc::not_found);
    CHECK(made.message == "no such document");
    CHECK(made.field == "slug");
    CHECK(made.reasons.empty());
    CHECK(std::string_view{made.where.file_name()}.ends_with("errc_test.cpp"));
    CHECK(error(Errc::internal, "").field.empty());
}

}  // namespace saksgang
