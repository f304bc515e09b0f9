// SPDX-License-Identifier: EUPL-1.2
// Notices over https, and over http where configuration allows. Judges every address a name has and
// dials one of those it judged. Keeps some connections open between notices. Runs on the main loop;
// looking names up and reading certificates go through the pool handed in.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "daemon/runtime/pool.hpp"
#include "webhooks/resolver.hpp"
#include "webhooks/sender.hpp"
#include "webhooks/target_url.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {

struct HttpsSenderOptions {
    TargetRules rules = {};
    std::optional<std::filesystem::path> ca_file = {};  // notices.ca_file: beside the system's own
    std::string user_agent = "Saksgang";                // with the version: main knows it
    Milliseconds deadline = limits::delivery_deadline;  // for everything, from resolving on
    Lookup lookup = look_up_with_system;
};

class HttpsSender final : public Sender {
public:
    // The pool and the clock outlive every attempt.
    HttpsSender(const asio::any_io_executor& executor, runtime::Pool& pool, const Clock& clock,
                HttpsSenderOptions options);
    ~HttpsSender() override;

    asio::awaitable<Attempt> send(SendRequest request) override;

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace saksgang::webhooks
