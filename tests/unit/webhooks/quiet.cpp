// SPDX-License-Identifier: EUPL-1.2
// Failures are what these tests are about; their log lines would only hide a failing test.
#include <spdlog/spdlog.h>

namespace saksgang::webhooks {
namespace {

[[maybe_unused]] const bool quiet = [] {
    spdlog::set_level(spdlog::level::off);
    return true;
}();

}  // namespace
}  // namespace saksgang::webhooks
