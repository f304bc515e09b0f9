// SPDX-License-Identifier: EUPL-1.2
// The TOML files the tests read: the examples, and fixtures that say themselves what is wrong with
// them, one `# fault: place (line n): what` a fault at their head.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "workflows/definition.hpp"

namespace saksgang::workflows {

std::filesystem::path source_folder();
std::string read_file(const std::filesystem::path& path);

// An example's file: "osloregionen", "workflow.toml".
std::string read_example(std::string_view example, std::string_view file);

struct Fixture {
    std::string name;
    std::string toml;
    std::vector<std::string> faults;  // as announced, in the order of the file
};
// Every file of tests/fixtures/<folder>, by name.
std::vector<Fixture> fixtures_of(std::string_view folder);

// "stage[0].text (line 12): cannot be …"
std::string said(const Fault& fault);
std::vector<std::string> said(const std::vector<Fault>& faults);
std::vector<std::string> places(const std::vector<Fault>& faults);

}  // namespace saksgang::workflows
