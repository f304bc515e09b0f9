// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/people.hpp"

#include <fmt/format.h>

#include "daemon/store/drafts.hpp"
#include "daemon/store/row_reading.hpp"
#include "daemon/store/sessions.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

constexpr std::string_view find_by_id_sql = R"sql(
    SELECT id, pseudonym, name, email, disabled_at, created_at FROM person WHERE id = ?)sql";
constexpr std::string_view find_by_pseudonym_sql = R"sql(
    SELECT id, pseudonym, name, email, disabled_at, created_at FROM person WHERE pseudonym = ?)sql";
constexpr std::string_view list_people_sql = R"sql(
    SELECT id, pseudonym, name, email, disabled_at, created_at FROM person ORDER BY name, id)sql";
constexpr std::string_view roles_sql =
    "SELECT role FROM person_role WHERE person = ? ORDER BY role";
constexpr std::string_view find_login_sql =
    "SELECT id, password_hash, disabled_at FROM person WHERE email = ?";
constexpr std::string_view count_people_sql = "SELECT count(*) FROM person";
constexpr std::string_view insert_person_sql = R"sql(
    INSERT INTO person (pseudonym, name, email, password_hash, created_at)
    VALUES (?, ?, ?, ?, ?))sql";
constexpr std::string_view clear_roles_sql = "DELETE FROM person_role WHERE person = ?";
constexpr std::string_view insert_role_sql =
    "INSERT INTO person_role (person, role) VALUES (?, ?) ON CONFLICT DO NOTHING";
constexpr std::string_view set_password_sql = "UPDATE person SET password_hash = ? WHERE id = ?";
// The first time counts.
constexpr std::string_view disable_person_sql =
    "UPDATE person SET disabled_at = coalesce(disabled_at, ?) WHERE id = ?";
constexpr std::string_view enable_person_sql = "UPDATE person SET disabled_at = NULL WHERE id = ?";
constexpr std::string_view erase_sql =
    "UPDATE person SET name = '', email = NULL, password_hash = '' WHERE id = ?";
constexpr std::string_view delete_tokens_sql = "DELETE FROM token WHERE person = ?";

std::vector<Role> load_roles(Connection& db, PersonId id) {
    std::vector<Role> roles;
    auto row = db.prepare(roles_sql).bind(id);
    while (row.step())
        roles.push_back(static_cast<Role>(row.integer(0)));
    return roles;
}

Person read_person(Connection& db, const Statement& row) {
    Person person{.id = {row.integer(0)},
                  .pseudonym = {row.text(1)},
                  .name = row.text(2),
                  .email = row.text(3),
                  .roles = {},
                  .disabled_at = optional_instant(row, 4),
                  .created_at = row.instant(5)};
    person.roles = load_roles(db, person.id);
    return person;
}

// For an UPDATE of one person by id.
Result<void> person_must_have_changed(Connection& db) {
    if (db.changes() == 1) return {};
    return fail(Errc::not_found, "there is no person by that id");
}

void insert_roles(Connection& db, PersonId id, const std::vector<Role>& roles) {
    for (Role role : roles)
        db.prepare(insert_role_sql).bind(id, static_cast<int>(role)).run();
}

}  // namespace

std::optional<Person> find_person(Connection& db, PersonId id) {
    auto row = db.prepare(find_by_id_sql).bind(id);
    if (!row.step()) return std::nullopt;
    return read_person(db, row);
}

std::optional<Person> find_person(Connection& db, const Pseudonym& pseudonym) {
    auto row = db.prepare(find_by_pseudonym_sql).bind(pseudonym);
    if (!row.step()) return std::nullopt;
    return read_person(db, row);
}

std::optional<Login> find_login(Connection& db, std::string_view email) {
    auto row = db.prepare(find_login_sql).bind(email);
    if (!row.step()) return std::nullopt;
    return Login{
        .person = {row.integer(0)}, .password_hash = row.text(1), .disabled = !row.is_null(2)};
}

std::vector<Person> list_people(Connection& db) {
    std::vector<Person> people;
    auto row = db.prepare(list_people_sql);
    while (row.step())
        people.push_back(read_person(db, row));
    return people;
}

Result<PersonId> add_person(Connection& db, const NewPerson& person, Instant now) {
    if (find_login(db, person.email)) {
        return fail(Errc::already_exists, "somebody has that e-mail address already", "email");
    }
    auto people = db.prepare(count_people_sql);
    const bool full = people.step() && people.integer(0) >= limits::people_max;
    if (full) {
        return fail(
            Errc::invalid_input,
            fmt::format("there are {} people already, which is the limit", limits::people_max));
    }
    db.prepare(insert_person_sql)
        .bind(person.pseudonym, person.name, person.email, person.password_hash, now)
        .run();
    const PersonId id{db.last_insert_rowid()};
    insert_roles(db, id, person.roles);
    return id;
}

Result<void> set_roles(Connection& db, PersonId id, const std::vector<Role>& roles) {
    if (!find_person(db, id)) return fail(Errc::not_found, "there is no person by that id");
    db.prepare(clear_roles_sql).bind(id).run();
    insert_roles(db, id, roles);
    return {};
}

Result<void> set_password(Connection& db, PersonId id, std::string_view password_hash) {
    db.prepare(set_password_sql).bind(password_hash, id).run();
    TRY(person_must_have_changed(db));
    remove_sessions_of(db, id);
    return {};
}

Result<void> disable_person(Connection& db, PersonId id, Instant now) {
    db.prepare(disable_person_sql).bind(now, id).run();
    TRY(person_must_have_changed(db));
    remove_sessions_of(db, id);
    return {};
}

Result<void> enable_person(Connection& db, PersonId id) {
    db.prepare(enable_person_sql).bind(id).run();
    return person_must_have_changed(db);
}

Result<void> erase_person(Connection& db, PersonId id, Instant now) {
    TRY(disable_person(db, id, now));
    db.prepare(erase_sql).bind(id).run();
    db.prepare(clear_roles_sql).bind(id).run();
    db.prepare(delete_tokens_sql).bind(id).run();
    remove_drafts_of(db, id);
    return {};
}

}  // namespace saksgang::store
