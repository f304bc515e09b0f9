// SPDX-License-Identifier: EUPL-1.2
// Notices that are made when something happens, and those that are made from the journal later.
#include "daemon/app/notify.hpp"

#include "daemon/store/endpoints.hpp"
#include "daemon/store/pauses.hpp"
#include "tests/integration/app/good_history.hpp"
#include "tests/integration/app/test_house.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::app {
namespace {

using store::tests::TemporaryFolder;

template <class T>
T written(tests::TestHouse& house, std::move_only_function<T(store::Unit&)> job) {
    return house
        .run(house.app.writer.run<T>([&job](store::Unit& unit) -> Result<T> { return job(unit); }))
        .value();
}

// An endpoint that has read everything from the beginning on, or one that is told of nothing yet.
EndpointId add_endpoint(tests::TestHouse& house, store::Reads reads, bool is_paused) {
    return written<EndpointId>(house, [&](store::Unit& unit) {
        const auto id =
            store::add_endpoint(
                unit.db(), house.app.sealer,
                {.url = "https://a.example.no", .secret = "whsec_x", .reads = reads}, unit.now())
                .value();
        if (is_paused) store::pause(unit.db(), id, unit.now(), {}, unit.now());
        return id;
    });
}

std::vector<std::string> told(tests::TestHouse& house, EndpointId id) {
    using Lines = std::vector<std::string>;
    return written<Lines>(house, [id](store::Unit& unit) {
        Lines lines;
        auto row = unit.db()
                       .prepare(
                           "SELECT seq, message_id, lane, event_type, event_at, body FROM delivery "
                           "WHERE endpoint = ? ORDER BY id")
                       .bind(id);
        while (row.step()) {
            std::string line;
            for (int column = 0; column < row.columns(); ++column)
                line += row.literal(column) + ' ';
            lines.push_back(line);
        }
        return lines;
    });
}

TEST_CASE("what is told from the journal afterwards is what was told when it happened") {
    for (const auto reads : {store::Reads::open, store::Reads::secretariat}) {
        const TemporaryFolder folder;
        tests::TestHouse house{folder.path() / "data"};
        const auto at_once = add_endpoint(house, reads, false);
        const auto later = add_endpoint(house, reads, true);
        tests::GoodHistory history;
        tests::live_through(history, house);
        CHECK(told(house, later).empty());

        written<bool>(house, [&](store::Unit& unit) {
            store::note_failure(unit.db(), later, {}, unit.now());
            store::note_success(unit.db(), later);
            store::catch_up(unit.db(), notice_reader(house.app.config.public_url), unit.now());
            return true;
        });
        CHECK(told(house, later).size() == 10);
        CHECK(told(house, later) == told(house, at_once));
    }
}

}  // namespace
}  // namespace saksgang::app
