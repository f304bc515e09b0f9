// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/lettering.hpp"

#include <algorithm>
#include <array>

namespace saksgang::views {
namespace {

// Advance widths of ' ' to '~' in thousandths of the size, from the widest sans-serif face that a
// reader is likely to have. What another face sets is narrower, and so never runs into anything.
constexpr std::array plain_widths{
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361,  318, 337, 637, 637, 637,
    637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531, 1000, 685, 687, 699, 771, 632,
    576, 775, 752, 295, 295, 656, 558, 863, 749, 788, 604, 788, 695, 635,  611, 732, 685, 989, 686,
    611, 686, 391, 337, 391, 838, 500, 500, 613, 635, 550, 635, 616, 353,  635, 634, 278, 278, 580,
    278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592,  525, 637, 337, 637, 838,
};
constexpr std::array bold_widths{
    349,  457, 521, 838, 696, 1002, 873, 307,  458, 458, 523, 838, 380, 416,  380, 366,
    696,  696, 696, 696, 696, 696,  696, 696,  696, 696, 400, 400, 838, 838,  838, 581,
    1000, 774, 763, 734, 831, 684,  684, 821,  837, 373, 373, 775, 638, 996,  837, 851,
    733,  851, 771, 721, 683, 813,  774, 1104, 771, 725, 726, 458, 366, 458,  838, 500,
    500,  675, 716, 593, 716, 679,  436, 716,  712, 343, 343, 666, 343, 1042, 712, 688,
    716,  716, 494, 596, 479, 712,  652, 924,  646, 652, 583, 712, 366, 712,  838,
};
static_assert(plain_widths.size() == '~' - ' ' + 1);
static_assert(bold_widths.size() == plain_widths.size());

// Beyond ASCII: no letter of a Latin alphabet is wider, and an ideograph is as wide as its size.
constexpr int other_width = 1170;

constexpr bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

int width_of(char first_byte, bool bold) {
    if (first_byte < ' ' || first_byte > '~') return other_width;
    const auto place = static_cast<std::size_t>(first_byte - ' ');
    return bold ? bold_widths[place] : plain_widths[place];
}

// How many bytes of `word` fit in `width`: whole characters, and at least one of them.
std::size_t bytes_that_fit(std::string_view word, Face face, int width) {
    std::size_t fit = 0;
    for (std::size_t end = 1; end <= word.size(); ++end) {
        if (end < word.size() && continues(word[end])) continue;
        if (fit > 0 && text_width(word.substr(0, end), face) > width) break;
        fit = end;
    }
    return fit;
}

}  // namespace

int text_width(std::string_view text, Face face) {
    int thousandths = 0;
    for (const char byte : text)
        thousandths += continues(byte) ? 0 : width_of(byte, face.bold);
    return (thousandths * face.size + 999) / 1000;
}

std::vector<std::string> wrapped(std::string_view text, Face face, int width) {
    std::vector<std::string> lines;
    std::string line;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        const std::string longer =
            line.empty() ? std::string{word} : line + " " + std::string{word};
        if (text_width(longer, face) <= width) {
            line = longer;
            continue;
        }
        if (!line.empty()) lines.push_back(line);
        while (text_width(word, face) > width) {
            const auto bytes = bytes_that_fit(word, face, width);
            if (bytes == word.size()) break;
            lines.emplace_back(word.substr(0, bytes));
            word.remove_prefix(bytes);
        }
        line = word;
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

}  // namespace saksgang::views
