// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/lexicon.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "repo/text/token_scan.hpp"

namespace saksgang::repo {
namespace {

constexpr auto negations = std::to_array<std::string_view>(
    {"aldri",  "cannot",  "can't",  "don't",   "hverken", "ikke",    "ikkje", "ingen", "inga",
     "inkje",  "intet",   "korkje", "neither", "never",   "no",      "none",  "nor",   "not",
     "unless", "unntatt", "uten",   "utan",    "verken",  "without", "won't"});

constexpr auto modals = std::to_array<std::string_view>(
    {"burde",  "bør",  "can",   "could", "får",   "kan",   "kunne",  "may",
     "might",  "must", "måtte", "må",    "ought", "shall", "should", "skal",
     "skulle", "tør",  "vil",   "ville", "will",  "would"});

constexpr auto quantifiers = std::to_array<std::string_view>(
    {"all",    "alle",   "alt",      "any",      "bare",       "begge",        "berre", "both",
     "delvis", "each",   "enhver",   "ethvert",  "every",      "everyone",     "few",   "fewer",
     "flere",  "fleire", "flertall", "flest",    "fleste",     "færre",        "få",    "heile",
     "hel",    "hele",   "helt",     "hver",     "hvert",      "høyst",        "kun",   "kvar",
     "kvart",  "least",  "less",     "majority", "maks",       "maksimalt",    "many",  "mange",
     "mer",    "meir",   "mest",     "mindre",   "mindretall", "minimum",      "minst", "minimalt",
     "more",   "most",   "much",     "mye",      "noen",       "noko",         "nokre", "noe",
     "only",   "partly", "samtlige", "several",  "some",       "størstedelen", "visse", "whole"});

constexpr auto numbers = std::to_array<std::string_view>(
    {"to",         "tre",        "fire",     "fem",        "seks",      "sju",       "syv",
     "åtte",       "ni",         "ti",       "elleve",     "tolv",      "tretten",   "fjorten",
     "femten",     "seksten",    "sytten",   "atten",      "nitten",    "tjue",      "tyve",
     "tretti",     "tredve",     "førti",    "femti",      "seksti",    "sytti",     "åtti",
     "nitti",      "hundre",     "tusen",    "million",    "millioner", "millionar", "milliard",
     "milliarder", "milliardar", "én",       "ett",        "éin",       "eitt",      "halv",
     "halve",      "halvparten", "dobbelt",  "tredobbelt", "første",    "fyrste",    "andre",
     "tredje",     "fjerde",     "femte",    "sjette",     "sjuende",   "syvende",   "åttende",
     "niende",     "tiende",     "tredel",   "tredeler",   "firedel",   "null",      "one",
     "two",        "three",      "four",     "five",       "six",       "seven",     "eight",
     "nine",       "ten",        "eleven",   "twelve",     "twenty",    "thirty",    "forty",
     "fifty",      "hundred",    "thousand", "billion",    "half",      "twice",     "double",
     "first",      "second",     "third",    "fourth",     "fifth",     "quarter",   "dozen",
     "zero"});

constexpr auto units = std::to_array<std::string_view>(
    {"prosent",   "prosentpoeng", "percent",  "kroner",   "kr",      "nok",    "euro",
     "mill",      "mrd",          "tonn",     "kilo",     "kg",      "gram",   "km",
     "kilometer", "mil",          "meter",    "m",        "m²",      "dekar",  "hektar",
     "daa",       "år",           "måned",    "måneder",  "månader", "uke",    "uker",
     "veke",      "veker",        "dag",      "dager",    "dagar",   "time",   "timer",
     "timar",     "minutt",       "minutter", "minuttar", "kwh",     "mwh",    "gwh",
     "twh",       "year",         "years",    "month",    "months",  "week",   "weeks",
     "day",       "days",         "hour",     "hours",    "minutes", "tonnes", "metres"});

struct Twins {
    std::string_view leading;
    std::string_view other;
};

constexpr auto twins = std::to_array<Twins>({
    {"og", "samt"},
    {"og", "&"},
    {"også", "òg"},
    {"satsing", "satsning"},
    {"satsinger", "satsninger"},
    {"satsingen", "satsningen"},
    {"satsingene", "satsningene"},
    {"satsingsområder", "satsningsområder"},
    {"satsingsområde", "satsningsområde"},
    {"satsingsområdene", "satsningsområdene"},
    {"framtid", "fremtid"},
    {"framtida", "fremtida"},
    {"framtiden", "fremtiden"},
    {"framtidig", "fremtidig"},
    {"framtidige", "fremtidige"},
    {"fram", "frem"},
    {"framme", "fremme"},
    {"framgang", "fremgang"},
    {"framheve", "fremheve"},
    {"framstå", "fremstå"},
    {"framover", "fremover"},
    {"framkommelighet", "fremkommelighet"},
    {"framdrift", "fremdrift"},
    {"imellom", "mellom"},
    {"tilbud", "tilbod"},
    {"derfor", "difor"},
    {"ettersom", "fordi"},
    {"dersom", "hvis"},
    {"sju", "syv"},
    {"tjue", "tyve"},
    {"tretti", "tredve"},
    {"veg", "vei"},
    {"veger", "veier"},
    {"vegen", "veien"},
    {"vegene", "veiene"},
    {"myke", "mjuke"},

    {"epost", "e-post"},
    {"organise", "organize"},
    {"organisation", "organization"},
    {"programme", "program"},
    {"centre", "center"},
    {"although", "though"},
    {"while", "whilst"},
    {"towards", "toward"},
    {"colour", "color"},
    {"labour", "labor"},
});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

WordSense sense_of(std::string_view word) {
    if (holds(negations, word)) return WordSense::negation;
    if (holds(modals, word)) return WordSense::modal;
    if (holds(numbers, word)) return WordSense::number;
    if (holds(quantifiers, word)) return WordSense::quantifier;
    if (holds(units, word)) return WordSense::unit;
    if (is_month(word)) return WordSense::month;
    return WordSense::plain;
}

std::string_view leading_spelling(std::string_view word) {
    const auto found = std::ranges::find(twins, word, &Twins::other);
    return found == twins.end() ? word : found->leading;
}

bool is_spelled_in_two_ways(std::string_view word) {
    return std::ranges::any_of(
        twins, [&](const Twins& pair) { return pair.leading == word || pair.other == word; });
}

}  // namespace saksgang::repo
