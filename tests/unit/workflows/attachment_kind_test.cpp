// SPDX-License-Identifier: EUPL-1.2
// Files as they are, and as somebody would like them to pass: cut short, in other clothes, with
// something riding along.
#include "workflows/attachment_kind.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_files.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::workflows {
namespace {

using namespace support;
using namespace std::string_literals;

struct Sample {
    std::string name;
    std::string bytes;
    AttachmentKind kind;
};

std::vector<Sample> good_files() {
    return {
        {"kart.pdf", a_pdf(), AttachmentKind::pdf},
        {"KART.PDF", a_pdf() + "\r\n", AttachmentKind::pdf},
        {"kart.png", a_png(), AttachmentKind::png},
        {"kart.jpg", a_jpeg(), AttachmentKind::jpeg},
        {"kart.jpeg", a_jpeg(), AttachmentKind::jpeg},
        {"notat.txt", "Møtet er flyttet.\n", AttachmentKind::text},
        {"tall.csv", "\xEF\xBB\xBFkommune;innbyggere\r\nLørenskog;47000\r\n", AttachmentKind::csv},
        {"mindre.txt", "a < b og b > c\n< 5 år", AttachmentKind::text},
        {"brev.docx", an_office_file("word/document.xml"), AttachmentKind::docx},
        {"tall.xlsx", an_office_file("xl/workbook.xml"), AttachmentKind::xlsx},
        {"bilder.pptx", an_office_file("ppt/presentation.xml"), AttachmentKind::pptx},
        {"brev.odt", an_open_document("text"), AttachmentKind::odt},
        {"tall.ods", an_open_document("spreadsheet"), AttachmentKind::ods}};
}

void check_is_refused(const std::string& name, const std::string& bytes) {
    INFO(name << ", " << bytes.size() << " bytes");
    const auto kind = attachment_kind(name, bytes);
    REQUIRE_FALSE(kind.has_value());
    CHECK(kind.error().code == Errc::invalid_input);
    CHECK(kind.error().field == "file");
    REQUIRE(kind.error().reasons.size() == 1);
    CHECK_FALSE(say(Language::nb, kind.error().reasons.front().phrase).empty());
}

}  // namespace

TEST_CASE("a file is what its name and its bytes say alike") {
    for (const auto& [name, bytes, kind] : good_files()) {
        INFO(name);
        const auto found = attachment_kind(name, bytes);
        REQUIRE(found.has_value());
        CHECK(*found == kind);
        CHECK_FALSE(media_type_of(kind).empty());
    }
}

TEST_CASE("no file passes under another's name") {
    const auto files = good_files();
    const auto is_text = [](AttachmentKind kind) {
        return kind == AttachmentKind::text || kind == AttachmentKind::csv;
    };
    for (const auto& file : files) {
        for (const auto& other : files) {
            if (file.kind == other.kind || (is_text(file.kind) && is_text(other.kind))) continue;
            check_is_refused(other.name, file.bytes);
        }
    }
}

TEST_CASE("no file passes cut short, by however much") {
    for (const auto& [name, bytes, kind] : good_files()) {
        if (kind == AttachmentKind::text || kind == AttachmentKind::csv) continue;
        const std::size_t whole = bytes.find_last_not_of("\r\n") + 1;
        for (std::size_t length = 0; length < whole; ++length)
            check_is_refused(name, bytes.substr(0, length));
    }
}

TEST_CASE("nothing rides before or behind a file") {
    for (const auto& [name, bytes, kind] : good_files()) {
        if (kind == AttachmentKind::text || kind == AttachmentKind::csv) continue;
        check_is_refused(name, "<script>alert(1)</script>" + bytes);
        check_is_refused(name, bytes + "<script>alert(1)</script>");
        if (kind != AttachmentKind::pdf && kind != AttachmentKind::jpeg)
            check_is_refused(name, bytes + a_pdf());
    }
    check_is_refused("kart.pdf", a_pdf() + an_office_file("word/document.xml"));
    check_is_refused("brev.docx", a_pdf() + an_office_file("word/document.xml"));
}

TEST_CASE("what can run is no attachment, whatever it is called") {
    const std::string html = "<!DOCTYPE html><script>alert(1)</script>";
    const std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    for (const std::string name :
         {"side.html", "bilde.svg", "kjor.exe", "kjor.sh", "kjor.js", "brev.docm", "tall.xlsm",
          "pakke.zip", "uten", ".pdf", "a.pdf.exe", "kart.pdf ", "pdf"}) {
        check_is_refused(name, a_pdf());
        check_is_refused(name, html);
    }
    for (const std::string name : {"notat.txt", "tall.csv"}) {
        for (const auto& bytes :
             {html, svg, "  \r\n\xEF\xBB\xBF"s + html, "\xEF\xBB\xBF \t"s + svg, "</p>"s,
              "<?xml?>"s, "#!/bin/sh\nrm -rf ~"s, "{\\rtf1 }"s, "%PDF-1.7\n"s, "%!PS"s, "MZ\0\0"s,
              "a\0b"s, "bl\xE5"s, "a\x1B[31mrødt"s, "\x7F"s}) {
            check_is_refused(name, bytes);
        }
    }
}

TEST_CASE("macros are found wherever office programs keep them") {
    for (const std::string macro : {"word/vbaProject.bin", "xl/VBAPROJECT.BIN", "word/vbaData.xml",
                                    "xl/macrosheets/sheet1.xml", "word/activeX/activeX1.bin"}) {
        check_is_refused("brev.docx", an_office_file("word/document.xml", {{macro, "x"}}));
    }
    for (const std::string macro : {"Basic/script-lc.xml", "Scripts/python/a.py"})
        check_is_refused("brev.odt", an_open_document("text", {{macro, "x"}}));
    CHECK(attachment_kind("brev.docx",
                          an_office_file("word/document.xml", {{"word/media/image1.png", a_png()}}))
              .has_value());
}

TEST_CASE("a ZIP that two programs could read differently is no attachment") {
    const ZipFile parts{{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}};
    const auto good = a_zip(parts);
    REQUIRE(attachment_kind("brev.docx", good).has_value());
    const auto changed = [&](std::size_t at, char byte) {
        auto bytes = good;
        bytes[at] = byte;
        return bytes;
    };
    const auto directory = good.find("PK\x01\x02");
    const auto end = good.size() - 22;
    check_is_refused("brev.docx", changed(30, 'x'));                 // a local name of its own
    check_is_refused("brev.docx", changed(directory + 8, 1));        // encrypted
    check_is_refused("brev.docx", changed(directory + 10, 99));      // an unknown packing
    check_is_refused("brev.docx", changed(directory + 20, '\x7F'));  // bytes that are not there
    check_is_refused("brev.docx", changed(directory + 42, 5));       // no entry there
    check_is_refused("brev.docx", changed(end + 4, 1));              // of several disks
    check_is_refused("brev.docx", changed(end + 10, 1));             // fewer entries than there are
    check_is_refused("brev.docx", changed(end + 20, 1));             // a comment
    auto twice = parts;
    twice.push_back(twice.front());
    check_is_refused("brev.docx", a_zip(twice));
    check_is_refused("brev.docx", a_zip({{"word/document.xml", "<w/>"}}));
    check_is_refused("brev.docx", a_zip({{"[Content_Types].xml", "<Types/>"}}));
    check_is_refused("brev.odt", a_zip({{"content.xml", "<o/>"},
                                        {"mimetype", "application/vnd.oasis.opendocument.text"}}));
}

TEST_CASE("an attachment has bytes, and not too many") {
    check_is_refused("notat.txt", "");
    CHECK(attachment_kind("notat.txt", std::string(limits::attachment_bytes_max, 'a')).has_value());
    const auto large =
        attachment_kind("notat.txt", std::string(limits::attachment_bytes_max + 1, 'a'));
    REQUIRE_FALSE(large.has_value());
    CHECK(large.error().code == Errc::body_too_large);
}

}  // namespace saksgang::workflows
