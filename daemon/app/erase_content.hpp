// SPDX-License-Identifier: EUPL-1.2
// Erasing free text (GDPR art. 17): salt and bytes go, the commitment in the leaf stays, and every
// proof over it stays valid. The erasure is itself an entry.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/receipt.hpp"

namespace saksgang::app {

struct Erasure {
    Seq seq;
    std::string name;    // the entry's field
    std::string ground;  // short and public, such as a statute
};
// Errc::not_found where the entry has no such text.
asio::awaitable<Result<Receipt>> erase_content(App& app, Caller caller, Erasure erasure);

}  // namespace saksgang::app
