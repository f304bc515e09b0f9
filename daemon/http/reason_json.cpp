// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/reason_json.hpp"

namespace saksgang::http {

boost::json::array reasons_json(const std::vector<Reason>& reasons, Language language) {
    boost::json::array array;
    for (const Reason& reason : reasons) {
        boost::json::object row{{"kind", reason.kind}, {"message", say(language, reason.phrase)}};
        if (!reason.who.empty()) {
            row["who"] = boost::json::array(reason.who.begin(), reason.who.end());
        }
        if (reason.by) row["by"] = format_date(*reason.by);
        if (!reason.see.empty()) row["see"] = reason.see;
        array.push_back(std::move(row));
    }
    return array;
}

}  // namespace saksgang::http
