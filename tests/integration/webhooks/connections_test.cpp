// SPDX-License-Identifier: EUPL-1.2
// Which connections a sender makes, keeps and refuses: addresses, reuse, TLS.
#include <filesystem>
#include <future>

#include "tests/integration/webhooks/sending.hpp"

namespace saksgang::webhooks {
namespace {

using test::answer;
using test::HostileReceiver;
using test::Manner;
using test::Say;

const std::string host = "receiver.example.no";

Manner ok() {
    return saying(answer("200 OK"));
}

HttpsSenderOptions with_names(std::map<std::string, std::vector<std::string>> table,
                              std::vector<std::string> allowed = {"127.0.0.0/8"}) {
    HttpsSenderOptions options = options_for(std::move(allowed));
    options.rules.allow_http = true;
    options.lookup = names(std::move(table));
    return options;
}

// A file of certificates that is gone after the test.
class AuthorityFile {
public:
    explicit AuthorityFile(const std::string& pem)
        : path_(std::filesystem::temp_directory_path() /
                ("saksgang-authority-" + std::to_string(::getpid()) + ".pem")) {
        std::ofstream(path_) << pem;
    }
    ~AuthorityFile() { std::filesystem::remove(path_); }
    AuthorityFile(const AuthorityFile&) = delete;
    AuthorityFile& operator=(const AuthorityFile&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a private address is not dialled unless it is allowed") {
    const std::vector<std::vector<std::string>> answers = {{"127.0.0.1"},
                                                           {"::1"},
                                                           {"::ffff:127.0.0.1"},
                                                           {"8.8.8.8", "127.0.0.1"},
                                                           {"127.0.0.1", "8.8.8.8"},
                                                           {"2001:4860:4860::8888", "10.0.0.1"}};
    for (const auto& addresses : answers) {
        INFO(addresses.back());
        Sending room(with_names({{host, addresses}}, {}));
        HostileReceiver receiver(room.io, ok());
        const Attempt attempt = room.send(receiver.url(host));
        room.turn();
        CHECK(attempt.outcome == AttemptOutcome::address_refused);
        CHECK(says(attempt, "notices.allowed_targets"));
        CHECK(receiver.connections() == 0);
    }
}

TEST_CASE("numbers written to look like names are judged as the numbers they are") {
    HttpsSenderOptions options = options_for({});
    options.rules.allow_http = true;
    Sending room(std::move(options));
    HostileReceiver receiver(room.io, ok());
    for (const char* spelled : {"2130706433", "0x7f000001", "0x7f.1", "127.1", "0177.0.0.1",
                                "017700000001", "127.0.0.1", "[::1]", "[::ffff:7f00:1]"}) {
        INFO(spelled);
        const Attempt attempt = room.send(receiver.url(spelled));
        CHECK(attempt.outcome == AttemptOutcome::address_refused);
    }
    room.turn();
    CHECK(receiver.connections() == 0);
}

TEST_CASE("an allowed host may be anywhere, and is told its own name") {
    Sending room(with_names({{host, {"127.0.0.1"}}}, {host}));
    HostileReceiver receiver(room.io, ok());
    CHECK(room.send(receiver.url(host)).outcome == AttemptOutcome::delivered);
    CHECK(receiver.requests().at(0).find("Host: receiver.example.no:") != std::string::npos);
}

TEST_CASE("a name is asked for once in a while, so it cannot change between judging and dialling") {
    int asked = 0;
    HttpsSenderOptions options = with_names({}, {"127.0.0.1"});
    options.lookup = [&](const std::string&) -> Result<Addresses> {
        ++asked;
        return Addresses{asio::ip::make_address(asked == 1 ? "127.0.0.1" : "10.0.0.1")};
    };
    Sending room(std::move(options));
    HostileReceiver receiver(room.io, ok());
    for (int i = 0; i < 3; ++i) {
        CHECK(room.send(receiver.url(host), true).outcome == AttemptOutcome::delivered);
    }
    CHECK(asked == 1);
}

TEST_CASE("the next address is tried where one does not answer") {
    Sending room(with_names({{host, {"127.0.0.2", "127.0.0.1"}}}));
    HostileReceiver receiver(room.io, ok());
    const Attempt attempt = room.send(receiver.url(host));
    CHECK(attempt.outcome == AttemptOutcome::delivered);
    CHECK(attempt.address == "127.0.0.1");
}

TEST_CASE("a name that does not exist and a port nobody listens on are unreachable") {
    Sending room(with_names({{host, {"127.0.0.1"}}}));
    const Attempt nameless = room.send("http://nowhere.example.no/");
    CHECK(nameless.outcome == AttemptOutcome::unreachable);
    CHECK(says(nameless, "nowhere.example.no"));
    std::string closed;
    {
        HostileReceiver receiver(room.io, ok());
        closed = receiver.url(host);
    }
    room.turn();
    const Attempt refused = room.send(closed);
    CHECK(refused.outcome == AttemptOutcome::unreachable);
    CHECK(says(refused, "connecting to 127.0.0.1"));
}

TEST_CASE("a name whose servers hang holds one thread, and ends at the deadline") {
    std::promise<void> over;
    std::shared_future<void> test_over(over.get_future());
    std::atomic<int> asked = 0;
    HttpsSenderOptions options = with_names({}, {"127.0.0.1"});
    options.deadline = short_deadline;
    options.lookup = [&asked, test_over](const std::string& name) -> Result<Addresses> {
        if (name == "slow.example.no") {
            ++asked;
            test_over.wait();
        }
        return Addresses{asio::ip::make_address("127.0.0.1")};
    };
    Sending room(std::move(options));
    HostileReceiver receiver(room.io, ok());
    for (int i = 0; i < 4; ++i) {
        const Attempt slow = room.send(receiver.url("slow.example.no"));
        CHECK(slow.outcome == AttemptOutcome::timed_out);
        CHECK(says(slow, "name servers"));
        const Attempt healthy = room.send(receiver.url(host));
        CHECK(healthy.outcome == AttemptOutcome::delivered);
    }
    CHECK(asked == 1);
    over.set_value();
}

TEST_CASE("a connection serves several notices, a retry gets one of its own") {
    Sending room;
    HostileReceiver receiver(room.io, ok());
    for (int i = 0; i < 3; ++i) {
        CHECK(room.send(receiver.url()).outcome == AttemptOutcome::delivered);
    }
    CHECK(receiver.connections() == 1);
    CHECK(room.send(receiver.url(), true).outcome == AttemptOutcome::delivered);
    CHECK(receiver.connections() == 2);
    CHECK(receiver.requests().size() == 4);
}

TEST_CASE("a connection is not used again when it was closed or is not clean") {
    const std::vector<std::string> answers = {
        answer("200 OK", "Connection: close\r\n"), "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        // a second answer nobody asked for: it must not become the next notice's
        answer("200 OK") + answer("500 Smuggled")};
    for (const std::string& bytes : answers) {
        INFO(bytes);
        Sending room;
        HostileReceiver receiver(room.io, saying(bytes));
        CHECK(room.send(receiver.url()).http_status == 200);
        CHECK(room.send(receiver.url()).http_status == 200);
        CHECK(receiver.connections() == 2);
    }
}

TEST_CASE("a kept connection that the receiver closed meanwhile costs no attempt") {
    Sending room;
    HostileReceiver receiver(room.io, ok());
    CHECK(room.send(receiver.url()).outcome == AttemptOutcome::delivered);
    room.turn();
    receiver.close_connections();
    room.turn();
    CHECK(room.send(receiver.url()).outcome == AttemptOutcome::delivered);
    CHECK(receiver.connections() == 2);
}

TEST_CASE("a certificate is checked: authority, name and time") {
    struct Case {
        std::string name;
        test::CertificateWish wish;
        bool trusted;
        std::optional<std::string> fault;
    };
    for (const Case& one :
         {Case{"good", {}, true, std::nullopt},
          Case{"unknown authority", {}, false, "notices.ca_file"},
          Case{"another's name", {.name = "other.example.no", .expired = false}, true, "ostname"},
          Case{"expired", {.name = host, .expired = true}, true, "expired"}}) {
        INFO(one.name);
        const test::Certificate certificate = test::make_certificate(one.wish);
        const AuthorityFile authority(certificate.certificate_pem);
        HttpsSenderOptions options = with_names({{host, {"127.0.0.1"}}});
        if (one.trusted) options.ca_file = authority.path();
        Sending room(std::move(options));
        HostileReceiver receiver(room.io, ok(), certificate);
        const Attempt attempt = room.send(receiver.url(host));
        INFO(attempt.detail);
        if (one.fault) {
            CHECK(attempt.outcome == AttemptOutcome::unreachable);
            CHECK(says(attempt, *one.fault));
            CHECK(receiver.requests().empty());
        } else {
            CHECK(attempt.outcome == AttemptOutcome::delivered);
            CHECK(receiver.asked_for() == host);
        }
    }
}

TEST_CASE("a receiver at a bare address is verified by address and asked for by no name") {
    const test::Certificate certificate =
        test::make_certificate({.name = "127.0.0.1", .expired = false});
    const AuthorityFile authority(certificate.certificate_pem);
    HttpsSenderOptions options = options_for({"127.0.0.0/8"});
    options.ca_file = authority.path();
    Sending room(std::move(options));
    HostileReceiver receiver(room.io, ok(), certificate);
    for (int i = 0; i < 3; ++i) {
        CHECK(room.send(receiver.url()).outcome == AttemptOutcome::delivered);
    }
    CHECK(receiver.asked_for().empty());
    CHECK(receiver.connections() == 1);
}

TEST_CASE("faults over TLS are faults too") {
    const test::Certificate certificate = test::make_certificate({});
    const AuthorityFile authority(certificate.certificate_pem);
    struct Case {
        Manner manner;
        AttemptOutcome outcome;
    };
    for (const Case& one :
         {Case{{.acts = {test::Hang{}}, .blind = false}, AttemptOutcome::timed_out},
          Case{{.acts = {test::Close{}}, .blind = false}, AttemptOutcome::unreachable},
          Case{{.acts = {test::Reset{}}, .blind = false}, AttemptOutcome::unreachable},
          Case{{.acts = {Say{"HTTP/1.1 200 OK\r\n\r\nno length"}, test::Close{}}, .blind = false},
               AttemptOutcome::delivered}}) {
        HttpsSenderOptions options = with_names({{host, {"127.0.0.1"}}});
        options.deadline = short_deadline * 2;
        options.ca_file = authority.path();
        Sending room(std::move(options));
        HostileReceiver receiver(room.io, one.manner, certificate);
        const Attempt attempt = room.send(receiver.url(host));
        INFO(attempt.detail);
        CHECK(attempt.outcome == one.outcome);
    }
}

TEST_CASE("https to a receiver without TLS fails, also when it says nothing") {
    for (const Manner& manner : {ok(), Manner{.acts = {Say{"hello\r\n\r\n"}}, .blind = true},
                                 Manner{.acts = {test::Hang{}}, .blind = true}}) {
        Sending room(options_for({"127.0.0.0/8"}, short_deadline * 2));
        HostileReceiver receiver(room.io, manner);
        const Attempt attempt =
            room.send("https://127.0.0.1:" + std::to_string(receiver.port()) + "/");
        CHECK((attempt.outcome == AttemptOutcome::unreachable ||
               attempt.outcome == AttemptOutcome::timed_out));
        CHECK(attempt.http_status == 0);
    }
}

TEST_CASE("a file of authorities that cannot be read is said so, at every notice") {
    HttpsSenderOptions options = options_for({"127.0.0.0/8"});
    options.ca_file = "/nonexistent/authorities.pem";
    Sending room(std::move(options));
    HostileReceiver receiver(room.io, ok(), test::make_certificate({}));
    for (int i = 0; i < 2; ++i) {
        const Attempt attempt = room.send(receiver.url());
        CHECK(attempt.outcome == AttemptOutcome::unreachable);
        CHECK(says(attempt, "/nonexistent/authorities.pem"));
    }
}

}  // namespace saksgang::webhooks
