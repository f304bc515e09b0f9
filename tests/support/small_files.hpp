// SPDX-License-Identifier: EUPL-1.2
// The smallest files of each kind that may be an attachment.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace saksgang::support {

std::string a_pdf();
std::string a_png();
std::string a_jpeg();

using ZipFile = std::vector<std::pair<std::string, std::string>>;  // name, bytes; not compressed
std::string a_zip(const ZipFile& entries);

std::string an_office_file(const std::string& main, const ZipFile& more = {});
// `kind`: "text", "spreadsheet".
std::string an_open_document(const std::string& kind, const ZipFile& more = {});

}  // namespace saksgang::support
