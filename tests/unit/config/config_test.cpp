// SPDX-License-Identifier: EUPL-1.2
// Sources laid over one another, and the faults they may have.
#include "daemon/config/config.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "daemon/config/settings.hpp"
#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

using namespace saksgang;
using config::Config;
using config::Fault;
using config::Sources;

namespace {

Sources nothing_set() {
    return Sources{.folder = "/data", .file = {}, .environment = {}, .set = {}, .flags = {}};
}

Sources with_file(std::string toml) {
    Sources sources = nothing_set();
    sources.file = std::move(toml);
    return sources;
}

Sources with_set(std::vector<std::string> pairs) {
    Sources sources = nothing_set();
    sources.set = std::move(pairs);
    return sources;
}

Config loaded(const Sources& sources) {
    const auto config = config::load(sources);
    if (!config) FAIL(config::to_text(config.error()));
    return *config;
}

// What the command line would print.
std::string refused(const Sources& sources) {
    const auto config = config::load(sources);
    return config ? "accepted" : config::to_text(config.error());
}

}  // namespace

TEST_CASE("without any configuration the defaults hold") {
    const auto config = loaded(nothing_set());
    CHECK(config.http.address == "127.0.0.1");
    CHECK(config.http.port == 8080);
    CHECK_FALSE(config.http.tls_certificate.has_value());
    CHECK_FALSE(config.http.tls_key.has_value());
    CHECK(config.http.trusted_proxies.empty());
    CHECK(config.public_url == "http://127.0.0.1:8080");
    CHECK_FALSE(config.cookies.secure);
    CHECK(config.log.level == config::LogLevel::info);
    CHECK(config.log.format == config::LogFormat::text);
    CHECK(config.metrics.allowed == std::vector<std::string>{"127.0.0.1", "::1"});
    CHECK(config.notices.allowed_targets.empty());
    CHECK_FALSE(config.notices.allow_http);
    CHECK_FALSE(config.notices.ca_file.has_value());
}

TEST_CASE("every setting can be given in the file, each with its own type") {
    const auto config = loaded(with_file(R"(
        public_url = "https://saksgang.example.no"
        [http]
        address = "::"
        port = 8443
        tls_certificate = "tls/chain.pem"
        tls_key = "/etc/ssl/key.pem"
        trusted_proxies = ["127.0.0.1", "10.0.0.0/8"]
        [cookies]
        secure = false
        [log]
        level = "debug"
        format = "json"
        [metrics]
        allowed = ["10.2.0.0/16"]
        [notices]
        allowed_targets = ["chat.example.no", "10.1.0.0/16"]
        allow_http = true
        ca_file = "ca.pem"
    )"));
    CHECK(config.public_url == "https://saksgang.example.no");
    CHECK(config.http.address == "::");
    CHECK(config.http.port == 8443);
    CHECK(config.http.tls_certificate == "/data/tls/chain.pem");
    CHECK(config.http.tls_key == "/etc/ssl/key.pem");
    CHECK(config.http.trusted_proxies == std::vector<std::string>{"127.0.0.1", "10.0.0.0/8"});
    CHECK_FALSE(config.cookies.secure);
    CHECK(config.log.level == config::LogLevel::debug);
    CHECK(config.log.format == config::LogFormat::json);
    CHECK(config.metrics.allowed == std::vector<std::string>{"10.2.0.0/16"});
    CHECK(config.notices.allowed_targets ==
          std::vector<std::string>{"chat.example.no", "10.1.0.0/16"});
    CHECK(config.notices.allow_http);
    CHECK(config.notices.ca_file == "/data/ca.pem");
}

TEST_CASE("every setting can be given in the environment and by --set, to the same effect") {
    struct Row {
        std::string_view key;
        std::string text;
        std::string also;  // a second setting that must go with it
    };
    const Row rows[] = {
        {"http.address", "::1", ""},
        {"http.port", "81", ""},
        {"http.tls_certificate", "chain.pem", "http.tls_key=key.pem"},
        {"http.tls_key", "key.pem", "http.tls_certificate=chain.pem"},
        {"http.trusted_proxies", "127.0.0.1, 10.0.0.0/8", ""},
        {"public_url", "https://example.no", ""},
        {"cookies.secure", "true", "public_url=https://example.no"},
        {"log.level", "warn", ""},
        {"log.format", "json", ""},
        {"metrics.allowed", "10.2.0.0/16, ::1", ""},
        {"notices.allowed_targets", "chat.example.no,10.1.0.0/16", ""},
        {"notices.allow_http", "true", ""},
        {"notices.ca_file", "ca.pem", ""},
    };
    CHECK(std::size(rows) == config::settings().size());
    for (const auto& row : rows) {
        INFO(row.key);
        auto with_also = nothing_set();
        if (!row.also.empty()) with_also.set.push_back(row.also);

        auto by_flag = with_also;
        by_flag.set.push_back(std::string{row.key} + "=" + row.text);
        auto by_environment = with_also;
        const auto* setting = config::find_setting(row.key);
        REQUIRE(setting != nullptr);
        by_environment.environment.emplace_back(config::variable_of(*setting), row.text);
        auto by_named_flag = with_also;
        by_named_flag.flags.push_back({"--named", std::string{row.key}, row.text});

        CHECK(loaded(by_flag) == loaded(by_environment));
        CHECK(loaded(by_flag) == loaded(by_named_flag));
        if (row.also.empty()) CHECK_FALSE(loaded(by_flag) == loaded(with_also));
    }
}

TEST_CASE("later sources win: default, file, environment, --set, named flag") {
    auto sources = with_file("http.port = 1");
    CHECK(loaded(sources).http.port == 1);
    sources.environment.emplace_back("SAKSGANG_HTTP_PORT", "2");
    CHECK(loaded(sources).http.port == 2);
    sources.set.emplace_back("http.port=3");
    CHECK(loaded(sources).http.port == 3);
    sources.set.emplace_back("http.port=4");
    CHECK(loaded(sources).http.port == 4);
    sources.flags.push_back({"--port", "http.port", "5"});
    CHECK(loaded(sources).http.port == 5);
}

TEST_CASE("the public address is made from what the daemon listens on unless it is given") {
    CHECK(loaded(with_set({"http.address=0.0.0.0"})).public_url == "http://localhost:8080");
    CHECK(loaded(with_set({"http.address=::"})).public_url == "http://localhost:8080");
    CHECK(loaded(with_set({"http.address=::1", "http.port=1"})).public_url == "http://[::1]:1");
    const auto tls = loaded(with_set({"http.tls_certificate=c", "http.tls_key=k"}));
    CHECK(tls.public_url == "https://127.0.0.1:8080");
    CHECK(tls.cookies.secure);
}

TEST_CASE("cookies are secure when the public address is https, unless set otherwise") {
    CHECK(loaded(with_set({"public_url=https://example.no"})).cookies.secure);
    CHECK_FALSE(loaded(with_set({"public_url=http://example.no"})).cookies.secure);
    CHECK_FALSE(
        loaded(with_set({"public_url=https://example.no", "cookies.secure=false"})).cookies.secure);
}

TEST_CASE("a value that does not fit is refused, with the form it must have") {
    struct Row {
        std::string pair;
        std::string told;
    };
    const Row rows[] = {
        {"http.address=localhost", "http.address must be an IPv4 or IPv6 address"},
        {"http.address=", "http.address must be an IPv4 or IPv6 address"},
        {"http.port=65536", "http.port must be a whole number from 0 to 65535"},
        {"http.port=-1", "http.port must be a whole number from 0 to 65535"},
        {"http.port=80x", "http.port must be a whole number from 0 to 65535"},
        {"http.port=", "http.port must be a whole number from 0 to 65535"},
        {"http.port=99999999999999999999", "http.port must be a whole number from 0 to 65535"},
        {"http.tls_key=", "http.tls_key must be the path of a file"},
        {"http.trusted_proxies=10.0.0.0/8,proxy",
         "http.trusted_proxies must be addresses or networks, as 192.0.2.1 or 10.0.0.0/8"},
        {"http.trusted_proxies=10.0.0.0/8,",
         "http.trusted_proxies must be addresses or networks, as 192.0.2.1 or 10.0.0.0/8"},
        {"public_url=https://example.no/",
         "public_url must be http:// or https://, a host, perhaps a port, and nothing after it"},
        {"cookies.secure=yes", "cookies.secure must be true or false"},
        {"log.level=loud", "log.level must be debug, info, warn or error"},
        {"log.format=xml", "log.format must be text or json"},
        {"metrics.allowed=everybody",
         "metrics.allowed must be addresses or networks, as 192.0.2.1 or 10.0.0.0/8"},
        {"notices.allow_http=1", "notices.allow_http must be true or false"},
        {"notices.allowed_targets=a_b",
         "notices.allowed_targets must be host names, addresses or networks, as chat.example.no "
         "or 10.1.0.0/16"},
    };
    for (const auto& row : rows) {
        const auto key = row.pair.substr(0, row.pair.find('='));
        const auto told = refused(with_set({row.pair}));
        INFO(row.pair);
        CHECK(told.starts_with("--set " + key + ": " + row.told + "\n"));
    }
}

TEST_CASE("the file's values must have the right type, not only the right look") {
    CHECK(refused(with_file("[http]\nport = \"8080\"")) ==
          "saksgang.toml:2: http.port must be a whole number from 0 to 65535\n");
    CHECK(refused(with_file("cookies.secure = \"true\"")) ==
          "saksgang.toml:1: cookies.secure must be true or false\n");
    CHECK(refused(with_file("http = 1")) == "saksgang.toml:1: there is no setting http\n");
    CHECK(refused(with_file("notices.allowed_targets = \"chat.example.no\""))
              .starts_with("saksgang.toml:1: notices.allowed_targets must be"));
    CHECK(refused(with_file("notices.allowed_targets = [1]"))
              .starts_with("saksgang.toml:1: notices.allowed_targets must be"));
    CHECK(refused(with_file("[http.port]")) ==
          "saksgang.toml:1: http.port must be a whole number from 0 to 65535\n");
}

TEST_CASE("an unknown key is a fault, and the nearest known one is suggested") {
    struct Row {
        std::string toml;
        std::string told;
    };
    const Row rows[] = {
        {"[http]\nprot = 1",
         "saksgang.toml:2: there is no setting http.prot; did you mean http.port?\n"},
        {"[htp]\nport = 1",
         "saksgang.toml:2: there is no setting htp.port; did you mean http.port?\n"},
        {"publik_url = 1",
         "saksgang.toml:1: there is no setting publik_url; did you mean public_url?\n"},
        {"[database]\nhost = 1", "saksgang.toml:2: there is no setting database.host\n"},
        {"[mail]", "saksgang.toml:1: there is no setting mail\n"},
        {"[http.tls]\nkey = 'k'",
         "saksgang.toml:2: there is no setting http.tls.key; did you mean http.tls_key?\n"},
    };
    for (const auto& row : rows) {
        INFO(row.toml);
        CHECK(refused(with_file(row.toml)) == row.told);
    }
    CHECK(refused(with_set({"log.levle=info"})) ==
          "--set log.levle: there is no setting log.levle; did you mean log.level?\n");
    CHECK(refused(with_set({"=x"})) == "--set : there is no setting \n");
    CHECK(refused(with_set({"http.port"})) == "--set: write it as key=value\n");
    auto sources = nothing_set();
    sources.environment = {{"SAKSGANG_PORT", "1"}, {"SAKSGANG_LOG_LEVLE", "info"}};
    CHECK(refused(sources) ==
          "environment: there is no setting SAKSGANG_PORT\n"
          "environment: there is no setting SAKSGANG_LOG_LEVLE; did you mean "
          "SAKSGANG_LOG_LEVEL?\n");
}

TEST_CASE("variables of others, and the one that names the data folder, are left alone") {
    auto sources = nothing_set();
    sources.environment = {{"PATH", "/bin"}, {"HTTP_PORT", "x"}, {"SAKSGANG_DATA", "/data"}};
    CHECK(loaded(sources) == loaded(nothing_set()));
}

TEST_CASE("a file that is not TOML says where") {
    const auto told = refused(with_file("[http]\nport = = 1"));
    CHECK(told.starts_with("saksgang.toml:2: "));
}

TEST_CASE("a file larger than the limit is refused") {
    CHECK(refused(with_file(std::string(limits::config_bytes_max + 1, '#'))) ==
          "saksgang.toml: must be at most 65536 bytes\n");
    CHECK(refused(with_file(std::string(limits::config_bytes_max, '#'))) == "accepted");
}

TEST_CASE("faults of all sources are told at once, also of values a later source replaces") {
    auto sources = with_file("[http]\nport = 'x'\nprot = 1");
    sources.environment.emplace_back("SAKSGANG_LOG_LEVEL", "loud");
    sources.set = {"http.port=80", "cookies.secure=maybe"};
    sources.flags.push_back({"--address", "http.address", "here"});
    const auto config = config::load(sources);
    REQUIRE_FALSE(config.has_value());
    CHECK(config.error() ==
          config::Faults{
              {"saksgang.toml:2", "http.port must be a whole number from 0 to 65535"},
              {"saksgang.toml:3", "there is no setting http.prot; did you mean http.port?"},
              {"SAKSGANG_LOG_LEVEL", "log.level must be debug, info, warn or error"},
              {"--set cookies.secure", "cookies.secure must be true or false"},
              {"--address", "http.address must be an IPv4 or IPv6 address"}});
}

TEST_CASE("settings that contradict each other are refused, with the remedy") {
    CHECK(refused(with_set({"http.tls_key=k"})) ==
          "http.tls_certificate, http.tls_key: set both or neither\n");
    CHECK(refused(with_set({"http.tls_certificate=c"})) ==
          "http.tls_certificate, http.tls_key: set both or neither\n");
    CHECK(refused(with_set({"http.port=0"})) == "public_url: must be set when http.port is 0\n");
    CHECK(refused(with_set({"http.port=0", "public_url=http://localhost"})) == "accepted");
    CHECK(refused(with_set({"cookies.secure=true"})) ==
          "cookies.secure: is true, but public_url is not https: nobody could log in; set "
          "public_url to the https address people use\n");
}

TEST_CASE("the sources outside the program are the data folder's file and our variables") {
    const auto folder = std::filesystem::temp_directory_path() / "saksgang-config-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const char* const environment[] = {"PATH=/bin", "SAKSGANG_HTTP_PORT=81", "SAKSGANG_X=a=b",
                                       nullptr};

    const auto without_file = config::sources_of(folder, environment);
    REQUIRE(without_file.has_value());
    CHECK_FALSE(without_file->file.has_value());
    CHECK(without_file->environment == std::vector<std::pair<std::string, std::string>>{
                                           {"SAKSGANG_HTTP_PORT", "81"}, {"SAKSGANG_X", "a=b"}});

    std::ofstream{folder / "saksgang.toml"} << "log.level = 'warn'\n";
    const auto with_file = config::sources_of(folder, nullptr);
    REQUIRE(with_file.has_value());
    CHECK(with_file->file == "log.level = 'warn'\n");
    CHECK(loaded(*with_file).log.level == config::LogLevel::warn);

    std::filesystem::remove(folder / "saksgang.toml");
    std::filesystem::create_directory(folder / "saksgang.toml");
    const auto unreadable = config::sources_of(folder, nullptr);
    REQUIRE_FALSE(unreadable.has_value());
    CHECK(unreadable.error().code == Errc::data_folder_invalid);
    std::filesystem::remove_all(folder);
}

TEST_CASE("a file that is asked for is read instead of the folder's, and must be there") {
    const auto folder = std::filesystem::temp_directory_path() / "saksgang-config-file-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    std::ofstream{folder / "saksgang.toml"} << "log.level = 'warn'\n";
    std::ofstream{folder / "other.toml"} << "log.level = 'error'\nlog.levle = 'error'\n";

    const auto other = config::sources_of(folder, nullptr, folder / "other.toml");
    REQUIRE(other.has_value());
    CHECK_THAT(refused(*other), Catch::StartsWith((folder / "other.toml").string() + ":2: "));
    const auto missing = config::sources_of(folder, nullptr, folder / "missing.toml");
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().code == Errc::data_folder_invalid);
    std::filesystem::remove_all(folder);
}

TEST_CASE("a key of thousands of parts is a fault of its line, not a deep recursion") {
    std::string key = "a";
    for (int i = 0; i < 5000; ++i)
        key += ".a";
    CHECK(refused(with_file("log.level = 'warn'\n" + key + " = 1\n")) ==
          "saksgang.toml:2: no key of ours has more than two parts\n");
}

TEST_CASE("no two settings share a key or a variable") {
    std::set<std::string_view> keys;
    std::set<std::string> variables;
    for (const auto& setting : config::settings()) {
        CHECK(keys.insert(setting.key).second);
        CHECK(variables.insert(config::variable_of(setting)).second);
        CHECK_FALSE(config::is_reserved_variable(config::variable_of(setting)));
    }
}
