// SPDX-License-Identifier: EUPL-1.2
// What use cases are built from: references to things that outlive every request. Made once, in
// daemon/cli's composition of `serve`; a use case is a coroutine that takes it first.
#pragma once

#include <boost/asio/io_context.hpp>

#include "daemon/app/git_writer.hpp"
#include "daemon/app/journal_watch.hpp"
#include "daemon/app/provenances.hpp"
#include "daemon/app/setup_door.hpp"
#include "daemon/app/shown_once.hpp"
#include "daemon/app/structures.hpp"
#include "daemon/app/texts.hpp"
#include "daemon/app/verifier.hpp"
#include "daemon/auth/throttle.hpp"
#include "daemon/config/config.hpp"
#include "daemon/runtime/pool.hpp"
#include "daemon/store/readers.hpp"
#include "daemon/store/sealer.hpp"
#include "daemon/store/writer.hpp"
#include "workflows/core/random.hpp"

namespace saksgang::app {

struct App {
    asio::io_context& io;
    const Clock& clock;
    Rng& rng;  // main loop only
    const config::Config& config;
    store::Writer& writer;
    store::Readers& readers;
    GitWriter& git_writer;
    Texts& texts;
    Structures& structures;
    runtime::Pool& cpu;
    const store::Sealer& sealer;
    auth::LoginThrottle& login_throttle;
    ShownOnce& shown_once;
    Verifier& verifier;
    SetupDoor& setup_door;
    JournalWatch& journal_watch;
    Provenances& provenances;
};

}  // namespace saksgang::app
