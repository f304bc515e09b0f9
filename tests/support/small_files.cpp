// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/small_files.hpp"

#include <cstdint>

namespace saksgang::support {
namespace {

using namespace std::string_literals;

std::string little(std::uint64_t number, int size) {
    std::string bytes;
    for (int i = 0; i < size; ++i, number >>= 8)
        bytes += static_cast<char>(number & 0xFF);
    return bytes;
}

// What both headers of an entry say: flags, packing, time, checksum, sizes, length of the name.
std::string facts_of(const std::string& name, const std::string& bytes) {
    return little(0, 2) + little(0, 2) + little(0, 8) + little(bytes.size(), 4) +
           little(bytes.size(), 4) + little(name.size(), 2);
}

}  // namespace

std::string a_pdf() {
    return "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
}

std::string a_png() {
    return "\x89PNG\r\n\x1A\n"s +
           "\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3A\x7E\x9B\x55"s +
           "\0\0\0\x0AIDAT\x78\x9C\x63\x60\0\0\0\x02\0\x01\x48\xAF\xA4\x71"s +
           "\0\0\0\0IEND\xAE\x42\x60\x82"s;
}

std::string a_jpeg() {
    return "\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"s +
           "\xFF\xDA\0\x08\x01\x01\0\0\x3F\0"s + "\x37\xFF\xD9"s;
}

std::string a_zip(const ZipFile& entries) {
    std::string files;
    std::string directory;
    for (const auto& [name, bytes] : entries) {
        directory += "PK\x01\x02"s + little(20, 2) + little(20, 2) + facts_of(name, bytes) +
                     little(0, 12) + little(files.size(), 4) + name;
        files +=
            "PK\x03\x04"s + little(20, 2) + facts_of(name, bytes) + little(0, 2) + name + bytes;
    }
    const auto count = little(entries.size(), 2);
    return files + directory + "PK\x05\x06"s + little(0, 4) + count + count +
           little(directory.size(), 4) + little(files.size(), 4) + little(0, 2);
}

std::string an_office_file(const std::string& main, const ZipFile& more) {
    ZipFile entries{{"[Content_Types].xml", "<Types/>"}, {main, "<document/>"}};
    entries.insert(entries.end(), more.begin(), more.end());
    return a_zip(entries);
}

std::string an_open_document(const std::string& kind, const ZipFile& more) {
    ZipFile entries{{"mimetype", "application/vnd.oasis.opendocument." + kind},
                    {"content.xml", "<office/>"}};
    entries.insert(entries.end(), more.begin(), more.end());
    return a_zip(entries);
}

}  // namespace saksgang::support
