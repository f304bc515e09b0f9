// SPDX-License-Identifier: EUPL-1.2
// Message keys → sentences in bokmål, nynorsk and English. A key is "area.name"; its arguments
// stand in the sentence as {name}. Every row holds all three languages.
#pragma once

#include <string>
#include <string_view>

#include "workflows/core/phrase.hpp"
#include "workflows/core/time.hpp"

namespace saksgang {

enum class Language { nb = 1, nn, en };

std::string_view to_string(Language language);

// The best of our languages for an Accept-Language header or a document's language; nb if none.
Language language_from(std::string_view text);

// The sentence. An unknown key comes back as the key itself, so that nothing is ever blank.
std::string say(Language language, const Phrase& phrase);
std::string say(Language language, std::string_view key);

// 12. april 2024 · 12 April 2024; weekday on request is a page's business, not ours.
std::string say_date(Language language, LocalDate date);

}  // namespace saksgang
