// SPDX-License-Identifier: EUPL-1.2
#include "workflows/core/result.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <memory>

#include "tests/support/catch.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang {
namespace {

Result<std::unique_ptr<int>> boxed(int number) {
    if (number < 0) return fail(Errc::invalid_input, "must not be negative", "number");
    return std::make_unique<int>(number);
}

Result<void> checked(int number) {
    TRY(boxed(number));
    return {};
}

Result<int> sum(int left, int right) {
    TRY(const auto first, boxed(left));
    TRY(auto second, boxed(right));
    TRY(checked(*first));
    return *first + *second;
}

// How a child process ended that ran `work`.
template <class Work>
int status_of_child(Work work) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);  // not Catch's
        if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(2);
        work();
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return status;
}

}  // namespace

TEST_CASE("TRY binds the value, also one that can only be moved") {
    CHECK(sum(2, 3).value() == 5);
    CHECK(checked(0).has_value());
}

TEST_CASE("TRY returns the first error as it was made") {
    for (const auto& result : {sum(-1, -2), sum(1, -2)}) {
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().code == Errc::invalid_input);
        CHECK(result.error().message == "must not be negative");
        CHECK(result.error().field == "number");
        CHECK(std::string_view{result.error().where.file_name()}.ends_with("result_test.cpp"));
    }
    CHECK(checked(-1).error().field == "number");
}

TEST_CASE("a breached assertion ends the process; one that holds does nothing") {
    const int breached = status_of_child([] { ASSERT(1 + 1 == 3); });
    REQUIRE(WIFSIGNALED(breached));
    CHECK(WTERMSIG(breached) == SIGABRT);

    const int held = status_of_child([] { ASSERT(1 + 1 == 2); });
    REQUIRE(WIFEXITED(held));
    CHECK(WEXITSTATUS(held) == 0);
}

}  // namespace saksgang
