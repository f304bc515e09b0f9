// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/derived_difference.hpp"

#include <fmt/format.h>

#include <charconv>
#include <utility>
#include <vector>

#include "daemon/store/derived_tables.hpp"

namespace saksgang::store {
namespace {

constexpr std::string_view columns_sql = "SELECT name FROM pragma_table_info(?) ORDER BY cid";

using Literals = std::vector<std::string>;  // a row, as SQL writes its values
using Each = std::function<void(DerivedDifference)>;

std::string without_quotes(const std::string& literal) {
    if (literal.size() < 2 || literal.front() != '\'') return literal;
    return literal.substr(1, literal.size() - 2);
}

std::int64_t number_of(const std::string& literal) {
    std::int64_t number = 0;
    std::from_chars(literal.data(), literal.data() + literal.size(), number);
    return number;
}

// As SQLite orders the keys there are: slugs by their bytes, numbers by their value.
int order_of(const std::string& left, const std::string& right) {
    if (left.starts_with('\'') || right.starts_with('\'')) return left.compare(right);
    const std::int64_t a = number_of(left);
    const std::int64_t b = number_of(right);
    return a < b ? -1 : int{a > b};
}

std::vector<std::string> columns_of(Connection& db, const DerivedTable& table) {
    std::vector<std::string> columns;
    for (auto row = db.prepare(columns_sql).bind(table.name); row.step();)
        columns.push_back(row.text(0));
    return columns;
}

// A table's rows, one standing ready at a time.
class Rows {
public:
    Rows(Connection& db, const DerivedTable& table)
        : table_(table), columns_(columns_of(db, table)), statement_(db.prepare(table.dump_sql)) {
        advance();
    }

    const std::optional<Literals>& row() const { return row_; }
    void advance() {
        row_.reset();
        if (!statement_.step()) return;
        row_.emplace();
        for (int column = 0; column < statement_.columns(); ++column)
            row_->push_back(statement_.literal(column));
    }

    std::string name() const {
        std::string name{table_.name};
        for (int column = 0; column < table_.key_columns; ++column)
            name += " " + without_quotes((*row_)[static_cast<std::size_t>(column)]);
        return name;
    }
    const std::string& column(std::size_t index) const { return columns_[index]; }
    std::optional<Seq> made_by() const {
        for (std::size_t i = 0; i < row_->size(); ++i)
            if (column(i) == table_.made_by) return Seq{number_of((*row_)[i])};
        return std::nullopt;
    }

private:
    const DerivedTable& table_;
    std::vector<std::string> columns_;
    Statement statement_;
    std::optional<Literals> row_;
};

int order_of(const Rows& held, const Rows& folded, int key_columns) {
    if (!held.row()) return 1;
    if (!folded.row()) return -1;
    for (int column = 0; column < key_columns; ++column) {
        const auto i = static_cast<std::size_t>(column);
        if (const int order = order_of((*held.row())[i], (*folded.row())[i]); order != 0)
            return order;
    }
    return 0;
}

void compare_rows(const Rows& held, const Rows& folded, const Each& each) {
    const Literals& found = *held.row();
    const Literals& told = *folded.row();
    std::string how;
    for (std::size_t i = 0; i < found.size() && i < told.size(); ++i) {
        if (found[i] == told[i]) continue;
        if (!how.empty()) how += "; ";
        how += fmt::format("{} is {} and the journal says {}", held.column(i), found[i], told[i]);
    }
    if (!how.empty()) each({.row = folded.name(), .how = how, .made_by = folded.made_by()});
}

std::int64_t compare_table(const DerivedTable& table, Connection& held_db, Connection& folded_db,
                           const Each& each) {
    std::int64_t compared = 0;
    Rows held{held_db, table};
    Rows folded{folded_db, table};
    for (; held.row() || folded.row(); ++compared) {
        const int order = order_of(held, folded, table.key_columns);
        if (order == 0) compare_rows(held, folded, each);
        if (order < 0) {
            each({.row = held.name(), .how = "no entry made this row", .made_by = std::nullopt});
        }
        if (order > 0) {
            each({.row = folded.name(), .how = "the row is gone", .made_by = folded.made_by()});
        }
        if (order <= 0) held.advance();
        if (order >= 0) folded.advance();
    }
    return compared;
}

}  // namespace

std::int64_t compare_derived(Connection& held, Connection& folded, const Each& each) {
    std::int64_t compared = 0;
    for (const DerivedTable& table : derived_tables)
        compared += compare_table(table, held, folded, each);
    return compared;
}

}  // namespace saksgang::store
