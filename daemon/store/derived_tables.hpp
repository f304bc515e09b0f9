// SPDX-License-Identifier: EUPL-1.2
// The tables that are a reading of the journal, in one list: for emptying, dumping and comparing
// them. What refers to another table stands before it.
#pragma once

#include <array>
#include <string_view>

namespace saksgang::store {

struct DerivedTable {
    std::string_view name;
    std::string_view empty_sql;
    std::string_view dump_sql;  // in the order of its key, which stands in the first columns
    int key_columns;
    std::string_view made_by;  // column with the entry that made the row; empty: there is none
};

inline constexpr std::array derived_tables{
    DerivedTable{"milestone", "DELETE FROM milestone",
                 "SELECT * FROM milestone ORDER BY document, slug", 2, "last_seq"},
    DerivedTable{"response", "DELETE FROM response",
                 "SELECT * FROM response ORDER BY document, number", 2, "seq"},
    DerivedTable{"decision_section", "DELETE FROM decision_section",
                 "SELECT * FROM decision_section ORDER BY document, decision, place", 3, ""},
    DerivedTable{"decision", "DELETE FROM decision",
                 "SELECT * FROM decision ORDER BY document, number", 2, "seq"},
    DerivedTable{"version", "DELETE FROM version",
                 "SELECT * FROM version ORDER BY document, number", 2, "saved_seq"},
    DerivedTable{"process", "DELETE FROM process", "SELECT * FROM process ORDER BY document", 1,
                 "last_seq"},
    DerivedTable{"workflow_installed", "DELETE FROM workflow_installed",
                 "SELECT * FROM workflow_installed ORDER BY slug", 1, ""},
    DerivedTable{"body", "DELETE FROM body", "SELECT * FROM body ORDER BY slug", 1, ""},
    DerivedTable{"council", "DELETE FROM council", "SELECT * FROM council ORDER BY id", 1, ""},
};

}  // namespace saksgang::store
