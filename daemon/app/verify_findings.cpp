// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/verify_findings.hpp"

#include <algorithm>
#include <limits>

#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {
std::int64_t seq_of(const Finding& finding) {
    return finding.entry ? finding.entry->value : std::numeric_limits<std::int64_t>::max();
}

}  // namespace

void Check::add(Finding finding) {
    const auto place =
        std::ranges::upper_bound(findings, seq_of(finding), std::less<>{}, seq_of);
    findings.insert(place, std::move(finding));
    if (findings.size() <= limits::findings_max) return;
    findings.pop_back();
    ++left_out;
}

}  // namespace saksgang::app
