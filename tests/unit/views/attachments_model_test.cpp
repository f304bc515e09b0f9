// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/attachments/attachments_model.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::views {
namespace {

using workflows::AttachmentKind;
using workflows::NamedAttachment;

NamedAttachment a_file(std::string name, std::int64_t bytes = 1000, std::uint8_t mark = 0) {
    NamedAttachment one{.name = std::move(name), .file = {}};
    one.file.bytes = bytes;
    one.file.sha256.value[0] = mark;
    return one;
}

}  // namespace

TEST_CASE("a file is told by its name, its kind and its size") {
    app::VersionAttachments found;
    found.version.text.version = {3};
    found.attachments = {a_file("kart øst #1.pdf", 1), a_file("b.pdf", 81'499),
                         a_file("c.pdf", 999'999), a_file("d.pdf", 2'345'678)};
    const auto lines = attachment_lines({"plan"}, found, Speech{Language::nb});
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].url == "/documents/plan/versions/3/attachments/kart%20%C3%B8st%20%231.pdf");
    CHECK(lines[0].kind == "PDF");
    CHECK(lines[0].size == "1 kB");
    CHECK(lines[1].size == "81 kB");
    CHECK(lines[2].size == "1000 kB");
    CHECK(lines[3].size == "2,3 MB");
    CHECK(attachment_lines({"plan"}, found, Speech{Language::en})[3].size == "2.3 MB");
}

TEST_CASE("what a version did to its attachments is said in one line") {
    const Speech speech{Language::nb};
    const app::NamedAttachments before{a_file("a.pdf"), a_file("b.pdf"), a_file("c.pdf")};
    const app::NamedAttachments after{a_file("a.pdf"), a_file("c.pdf", 1000, 1), a_file("d.pdf"),
                                      a_file("e.pdf")};
    CHECK(attachments_change(before, before, speech).empty());
    CHECK(attachments_change(before, after, speech) ==
          "Vedlegg lagt til: d.pdf og e.pdf. Vedlegg byttet ut: c.pdf. Vedlegg tatt bort: b.pdf");
    CHECK(attachments_change({}, {a_file("a.pdf")}, speech) == "Vedlegg lagt til: a.pdf");
}

}  // namespace saksgang::views
