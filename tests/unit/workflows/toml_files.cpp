// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/workflows/toml_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace saksgang::workflows {

std::filesystem::path source_folder() {
    return SAKSGANG_SOURCE_DIR;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error{"cannot read " + path.string()};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string read_example(std::string_view example, std::string_view file) {
    return read_file(source_folder() / "examples" / example / file);
}

std::vector<Fixture> fixtures_of(std::string_view folder) {
    constexpr std::string_view announcement = "# fault: ";
    std::vector<Fixture> fixtures;
    for (const auto& entry :
         std::filesystem::directory_iterator{source_folder() / "tests/fixtures" / folder}) {
        Fixture fixture{.name = entry.path().filename().string(),
                        .toml = read_file(entry.path()),
                        .faults = {}};
        std::istringstream lines{fixture.toml};
        for (std::string line; std::getline(lines, line) && line.starts_with(announcement);) {
            fixture.faults.push_back(line.substr(announcement.size()));
        }
        fixtures.push_back(std::move(fixture));
    }
    std::ranges::sort(fixtures, {}, &Fixture::name);
    return fixtures;
}

std::string said(const Fault& fault) {
    return fmt::format("{} (line {}): {}", fault.place, fault.line, fault.what);
}

std::vector<std::string> said(const std::vector<Fault>& faults) {
    std::vector<std::string> sentences;
    for (const auto& fault : faults)
        sentences.push_back(said(fault));
    return sentences;
}

std::vector<std::string> places(const std::vector<Fault>& faults) {
    std::vector<std::string> places;
    for (const auto& fault : faults)
        places.push_back(fault.place);
    return places;
}

}  // namespace saksgang::workflows
