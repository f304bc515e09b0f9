// SPDX-License-Identifier: EUPL-1.2
// What every page shares: its frame, its headers, and what an error looks like to a person.
#pragma once

#include "daemon/auth/capabilities.hpp"
#include "daemon/http/call.hpp"
#include "daemon/views/layout.hpp"
#include "workflows/council.hpp"

namespace saksgang::http {

// For a page that is a form: who may not send it does not get to see it. Errc::forbidden,
// Errc::unauthenticated.
Result<void> require(const Call& call, auth::Action action);

views::Layout layout_of(const Call& call, const workflows::Council& council);

// HTML with the headers that keep it to itself: no script, no other host, no frame, no store.
Response page_response(int status, std::string html);
// The same for a page with a script of ours (views::Layout::script): no other runs.
Response page_with_script(int status, std::string html);
// A page that can be long work, since its size hangs on a text's: made on the CPU pool. `make` owns
// what it needs. Errc::busy.
asio::awaitable<Result<Response>> page_from_pool(app::App& app, int status,
                                                 std::move_only_function<std::string()> make);
Response redirect_to(std::string path);  // 303

// Logs in, and has the answer tell the browser so. Errc::login_failed. pages/login.cpp
asio::awaitable<Result<void>> add_session(const Call& call, Response& response, std::string email,
                                          std::string password);

// An error as a page; whoever must log in first is led to do so.
asio::awaitable<Response> problem_page(Call call, Error error);

}  // namespace saksgang::http
