// SPDX-License-Identifier: EUPL-1.2
// Load on a daemon: each client has a document of its own and one command under way.
//
//   bench_load --port P --token T --work checkin|stage|move --clients N [--seconds S | --count N]
//              [--rate R] [--text FILE] [--prefix bench-] [--log FILE]
//
// checkin: saves the text with one line changed. stage: out to the working groups, and back. move:
// moves a milestone's day. --rate: so many a second in all, evenly, instead of as many as possible.
// --log: a line for each command: last sequence number, sent and answered (ns of the steady clock).
#include <poll.h>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tests/bench/keep_alive.hpp"

namespace saksgang::bench {
namespace {

namespace json = boost::json;

struct Words {
    std::uint16_t port = 0;
    std::string token;
    std::string work;
    std::size_t clients = 1;
    double seconds = 1;
    std::int64_t count = 0;
    double rate = 0;
    std::string text_file;
    std::string prefix = "bench-";
    std::string log_file;
};

std::string read_file(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>{in}, {}};
}

// One client's document, and what its next command needs to know.
struct Writer {
    std::string document;
    std::string etag = {};
    bool is_out = false;
    std::int64_t count = 0;
};

class Load {
public:
    explicit Load(Words words) : words_(std::move(words)) {
        if (!words_.text_file.empty()) text_ = read_file(words_.text_file);
        if (!words_.log_file.empty()) log_.open(words_.log_file);
        for (std::size_t i = 0; i < words_.clients; ++i)
            writers_.push_back({.document = fmt::format("{}{}", words_.prefix, i)});
    }

    void run() {
        KeepAliveClients clients{words_.port, words_.clients};
        look_first(clients);
        began_ns_ = now_ns();
        clients.run([this](std::size_t i) { return next(writers_[i]); },
                    [this](const Answered& answered) { take(answered); });
        print_run(latencies_, static_cast<double>(now_ns() - began_ns_) / 1e9);
    }

private:
    // Where each document stands, before the clock starts.
    void look_first(KeepAliveClients& clients) {
        std::vector<bool> asked(writers_.size());
        clients.run(
            [&](std::size_t i) {
                if (asked[i]) return std::string{};
                asked[i] = true;
                const std::string at = "/api/v1/documents/" + writers_[i].document;
                return request("GET", words_.work == "checkin" ? at + "/text" : at, authorised());
            },
            [this](const Answered& answered) {
                if (answered.status != 200) refuse(answered);
                Writer& writer = writers_[answered.client];
                if (words_.work == "checkin") {
                    writer.etag = header(answered.head, "ETag: ");
                    return;
                }
                const auto document = json::parse(answered.body);
                writer.is_out = document.at("stage").at("slug").as_string() == "faggrupper";
            });
    }

    std::string authorised() const { return "Authorization: Bearer " + words_.token + "\r\n"; }

    static std::string header(std::string_view head, std::string_view name) {
        auto at = head.find(name);
        if (at == std::string_view::npos) throw std::runtime_error("load: no such header");
        at += name.size();
        return std::string{head.substr(at, head.find("\r\n", at) - at)};
    }

    [[noreturn]] static void refuse(const Answered& answered) {
        throw std::runtime_error(fmt::format("load: {} {}", answered.status, answered.body));
    }

    std::string next(Writer& writer) {
        if (is_over()) return {};
        if (words_.rate > 0) wait_for_turn();
        ++writer.count;
        ++made_;
        const std::string at = "/api/v1/documents/" + writer.document;
        if (words_.work == "checkin") return checkin(writer, at);
        return words_.work == "stage" ? stage(writer, at) : move(writer, at);
    }

    bool is_over() const {
        if (words_.count > 0) return made_ >= words_.count;
        return static_cast<double>(now_ns() - began_ns_) / 1e9 >= words_.seconds;
    }

    // A millisecond's grain is the clients' own: what is measured starts when a command is sent.
    void wait_for_turn() {
        const auto due = began_ns_ + static_cast<std::int64_t>(1e9 / words_.rate * turn_++);
        while (now_ns() < due)
            ::poll(nullptr, 0, 1);
    }

    std::string checkin(const Writer& writer, const std::string& at) const {
        const std::string changed =
            text_ + fmt::format("\nLinje {} av {}.\n", writer.count, began_ns_);
        const std::string body = json::serialize(json::object{{"text", changed}, {"message", ""}});
        return request("PUT", at + "/text", authorised() + "If-Match: " + writer.etag + "\r\n",
                       body);
    }

    std::string stage(Writer& writer, const std::string& at) const {
        writer.is_out = !writer.is_out;
        const json::object body{{"to", writer.is_out ? "faggrupper" : "utkast"}};
        return request("POST", at + "/process/transitions", authorised(), json::serialize(body));
    }

    std::string move(const Writer& writer, const std::string& at) const {
        // Each move is to another day than the one before.
        const std::string day =
            fmt::format("{}-06-{:02}", 2100 + began_ns_ / 1000 % 800, 1 + writer.count % 28);
        const json::object body{{"from", day}, {"reason", "målt"}};
        return request("POST", at + "/milestones/utvalg-juni/move", authorised(),
                       json::serialize(body));
    }

    void take(const Answered& answered) {
        if (answered.status != 200 && answered.status != 201) refuse(answered);
        latencies_.add(answered.answered_ns - answered.sent_ns);
        if (words_.work != "checkin" && !log_.is_open()) return;
        const auto receipt = json::parse(answered.body);
        if (words_.work == "checkin")
            writers_[answered.client].etag = receipt.at("etag").as_string();
        if (log_.is_open()) {
            log_ << receipt.at("last_seq").as_int64() << ' ' << answered.sent_ns << ' '
                 << answered.answered_ns << '\n';
        }
    }

    Words words_;
    std::string text_;
    std::ofstream log_;
    std::vector<Writer> writers_;
    Latencies latencies_;
    std::int64_t began_ns_ = 0;
    std::int64_t made_ = 0;
    double turn_ = 0;
};

}  // namespace
}  // namespace saksgang::bench

int main(int argc, char** argv) {
    saksgang::bench::Words words;
    CLI::App app{"Load on a daemon"};
    app.add_option("--port", words.port)->required();
    app.add_option("--token", words.token)->required();
    app.add_option("--work", words.work)->required();
    app.add_option("--clients", words.clients);
    app.add_option("--seconds", words.seconds);
    app.add_option("--count", words.count);
    app.add_option("--rate", words.rate);
    app.add_option("--text", words.text_file);
    app.add_option("--prefix", words.prefix);
    app.add_option("--log", words.log_file);
    CLI11_PARSE(app, argc, argv);
    saksgang::bench::Load{std::move(words)}.run();
}
