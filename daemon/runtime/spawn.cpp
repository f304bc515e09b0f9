// SPDX-License-Identifier: EUPL-1.2
#include "daemon/runtime/spawn.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>
#include <exception>
#include <utility>

#include "daemon/runtime/log.hpp"

namespace saksgang::runtime {
namespace {

void log_failure(const std::exception_ptr& thrown, const std::string& what) {
    try {
        std::rethrow_exception(thrown);
    } catch (const boost::system::system_error& failure) {
        if (failure.code() == asio::error::operation_aborted) return;
        channel("runtime")->error("coroutine={} error={}", what, log_value(failure.what()));
    } catch (const std::exception& failure) {
        channel("runtime")->error("coroutine={} error={}", what, log_value(failure.what()));
    }
}

}  // namespace

void spawn(const asio::any_io_executor& executor, asio::awaitable<void> work, std::string what) {
    asio::co_spawn(executor, std::move(work),
                   [what = std::move(what)](const std::exception_ptr& thrown) {
                       if (thrown) log_failure(thrown, what);
                   });
}

}  // namespace saksgang::runtime
