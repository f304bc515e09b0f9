// SPDX-License-Identifier: EUPL-1.2
// Sentences: responses, and the forms about them.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow responses_rows[] = {
    {"page.answered_in_words", "i ord", "i ord", "in words"},
    {"page.answers_many", "{count} svar", "{count} svar", "{count} answers"},
    {"page.answers_one", "ett svar", "eitt svar", "one answer"},
    {"page.back_to_responses", "Til innspillene", "Til innspela", "To the responses"},
    {"page.channel_email", "e-post", "e-post", "e-mail"},
    {"page.channel_letter", "brev", "brev", "letter"},
    {"page.channel_meeting", "møte", "møte", "meeting"},
    {"page.channel_page", "denne siden", "denne sida", "this page"},
    {"page.channel_survey", "spørreundersøkelse", "spørjeundersøking", "survey"},
    {"page.choice_no", "nei", "nei", "no"},
    {"page.choice_partly", "delvis", "delvis", "partly"},
    {"page.choice_yes", "ja", "ja", "yes"},
    {"page.do_correct_response", "Rett innspillet", "Rett innspelet", "Correct the response"},
    {"page.do_withdraw_response", "Trekk innspillet tilbake", "Trekk innspelet tilbake",
     "Withdraw the response"},
    {"page.group_access", "Hvem kan lese det", "Kven kan lese det", "Who may read it"},
    {"page.group_statement", "Uttalelsen", "Uttalen", "The statement"},
    {"page.hint_own_body", "Du svarer for organer der du har plass eller er sekretær.",
     "Du svarer for organ der du har plass eller er sekretær.",
     "You answer for bodies where you hold a seat or are secretary."},
    {"page.hint_respondent", "De som ikke har svart i dette steget.",
     "Dei som ikkje har svart i dette steget.", "Those who have not answered in this stage."},
    {"page.hint_response_version", "Teksten de svarte på.", "Teksten dei svarte på.",
     "The text they answered about."},
    {"page.hint_response_visibility",
     "Et innspill er offentlig med en gang, om det ikke er unntatt etter loven.",
     "Eit innspel er offentleg med ein gong, om det ikkje er unnateke etter lova.",
     "A response is public at once, unless it is withheld by law."},
    {"page.hint_statute", "Hjemmelen, når det er unntatt offentlighet. Ellers tomt.",
     "Heimelen, når det er unnateke offentlegheit. Elles tomt.",
     "The statute, where it is withheld. Otherwise blank."},
    {"page.matrix_caption", "Svar fra hver av dem på hvert spørsmål",
     "Svar frå kvar av dei på kvart spørsmål", "Answers from each of them to each question"},
    {"page.no_responses", "Det har ikke kommet innspill ennå.", "Det har ikkje kome innspel enno.",
     "No responses have come in yet."},
    {"page.question_by_question", "Spørsmål for spørsmål", "Spørsmål for spørsmål",
     "Question by question"},
    {"page.received", "Mottatt", "Motteke", "Received"},
    {"page.response_about", "Gjelder versjon {version}.", "Gjeld versjon {version}.",
     "About version {version}."},
    {"page.response_corrects", "Retter innspill {response}.", "Rettar innspel {response}.",
     "Corrects response {response}."},
    {"page.response_erased",
     "Det som ble svart, er slettet. At det har vært der, kan fortsatt etterprøves.",
     "Det som vart svart, er sletta. At det har vore der, kan framleis etterprøvast.",
     "What was answered has been erased. That it was there can still be checked."},
    {"page.response_numbered", "Innspill {response}, {who}", "Innspel {response}, {who}",
     "Response {response}, {who}"},
    {"page.response_on_behalf", "Registrert av sekretariatet.", "Registrert av sekretariatet.",
     "Registered by the secretariat."},
    {"page.response_received", "Mottatt {day}, {how}.", "Motteke {day}, {how}.",
     "Received {day}, {how}."},
    {"page.response_withdrawn_because", "Trukket tilbake eller rettet: {why}",
     "Trekt tilbake eller retta: {why}", "Withdrawn or corrected: {why}"},
    {"page.responses", "Innspill", "Innspel", "Responses"},
    {"page.statement", "Uttalelse", "Uttale", "Statement"},
    {"page.tab_responses", "Innspill", "Innspel", "Responses"},
    {"page.undone", "Trukket eller rettet", "Trekt eller retta", "Withdrawn or corrected"},
    {"page.who", "Hvem", "Kven", "Who"},
    {"page.words_own_response",
     "Svaret blir offentlig når det er sendt, og knyttes til versjonen det gjelder.",
     "Svaret blir offentleg når det er sendt, og blir knytt til versjonen det gjeld.",
     "The answer becomes public when sent, and is tied to the version it is about."},
    {"page.words_register_response",
     "For dem som har svart på annen måte, for eksempel i e-post. Skriv det de svarte, slik de "
     "svarte.",
     "For dei som har svart på annan måte, til dømes i e-post. Skriv det dei svarte, slik dei "
     "svarte.",
     "For those who answered in another way, by e-mail for instance. Write what they answered, as "
     "they answered it."},
    {"page.words_withdraw_response",
     "Innspillet teller ikke lenger når det er trukket. Det blir stående på siden, med "
     "begrunnelsen.",
     "Innspelet tel ikkje lenger når det er trekt. Det blir ståande på sida, med grunngjevinga.",
     "Once withdrawn, the response no longer counts. It stays on the page, with the reason."},
};

}  // namespace

WordsTable words_responses() {
    return responses_rows;
}

}  // namespace saksgang
