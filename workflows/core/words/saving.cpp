// SPDX-License-Identifier: EUPL-1.2
// Sentences: drafts, the review before a text is saved, and what two have changed at once.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow saving_rows[] = {
    {"field.join_choose", "Sted {number}: velg hva som skal stå.",
     "Stad {number}: vel kva som skal stå.", "Place {number}: choose what is to stand there."},
    {"field.join_write", "Sted {number}: skriv hva som skal stå, eller velg noe annet.",
     "Stad {number}: skriv kva som skal stå, eller vel noko anna.",
     "Place {number}: write what is to stand there, or choose something else."},
    {"page.do_change_more", "Rett mer", "Rett meir", "Change more"},
    {"page.do_join", "Sett sammen og se over", "Set saman og sjå over", "Put together and review"},
    {"page.do_keep_draft", "Ta vare på kladden", "Ta vare på kladden", "Keep the draft"},
    {"page.do_restore", "Gjør dette til dagens tekst igjen", "Gjer dette til dagens tekst igjen",
     "Make this today’s text again"},
    {"page.do_review_text", "Se over og lagre", "Sjå over og lagre", "Review and save"},
    {"page.do_throw_draft", "Kast kladden", "Kast kladden", "Throw the draft away"},
    {"page.draft", "Kladden din", "Kladden din", "Your draft"},
    {"page.draft_kept", "Kladden er tatt vare på.", "Kladden er teken vare på.",
     "The draft is kept."},
    {"page.draft_not_kept",
     "Kladden ble ikke tatt vare på nå. Det du har skrevet, står fortsatt her.",
     "Kladden vart ikkje teken vare på no. Det du har skrive, står her framleis.",
     "The draft was not kept just now. What you wrote is still here."},
    {"page.draft_stale",
     "Siden du begynte, er versjon {version} lagret. Når du ser over, settes endringene sammen; "
     "ingenting går tapt.",
     "Sidan du byrja, er versjon {version} lagra. Når du ser over, blir endringane sette saman; "
     "ingenting går tapt.",
     "Since you began, version {version} has been saved. When you review, both are put together; "
     "nothing is lost."},
    {"page.draft_when", "Dette er kladden du tok vare på {at}. Bare du ser den.",
     "Dette er kladden du tok vare på {at}. Berre du ser han.",
     "This is the draft you kept on {at}. Only you see it."},
    {"page.field_join_wording", "Din egen ordlyd", "Di eiga ordlyding", "Wording of your own"},
    {"page.join_absent", "Avsnittet står ikke her.", "Avsnittet står ikkje her.",
     "The paragraph is not there."},
    {"page.join_base", "Slik var det da du begynte", "Slik var det då du byrja",
     "As it was when you began"},
    {"page.join_choose", "Hva skal stå her?", "Kva skal stå her?", "What is to stand here?"},
    {"page.join_intro",
     "{who} lagret versjon {version} den {at}, mens du skrev. Alt dere har endret hver for dere, "
     "er satt sammen. Her er det dere begge har endret: velg hva som skal stå. Ingenting er lagret "
     "ennå.",
     "{who} lagra versjon {version} den {at}, medan du skreiv. Alt de har endra kvar for dykk, er "
     "sett saman. Her er det de begge har endra: vel kva som skal stå. Ingenting er lagra enno.",
     "{who} saved version {version} on {at}, while you wrote. All that only one of you changed has "
     "been put together. Here is what both of you changed: choose what is to stand. Nothing is "
     "saved yet."},
    {"page.join_kind_added", "Begge har satt inn noe på dette stedet.",
     "Begge har sett inn noko på denne staden.", "Both have put something in at this place."},
    {"page.join_kind_moved",
     "Begge har flyttet avsnittet, til hvert sitt sted. Her står det der den andre satte det.",
     "Begge har flytta avsnittet, til kvar sin stad. Her står det der den andre sette det.",
     "Both have moved the paragraph, to different places. It stands where the other put it."},
    {"page.join_kind_removed", "Den ene har tatt ut det som den andre har endret eller flyttet.",
     "Den eine har teke ut det som den andre har endra eller flytta.",
     "One has taken out what the other changed or moved."},
    {"page.join_kind_wording", "Begge har endret ordlyden.", "Begge har endra ordlyden.",
     "Both have changed the wording."},
    {"page.join_mine", "Slik du har det", "Slik du har det", "As you have it"},
    {"page.join_out", "Ingenting: ta det ut", "Ingenting: ta det ut", "Nothing: take it out"},
    {"page.join_place", "Sted {number} av {count}", "Stad {number} av {count}",
     "Place {number} of {count}"},
    {"page.join_place_under", "Sted {number} av {count}, under «{heading}»",
     "Stad {number} av {count}, under «{heading}»", "Place {number} of {count}, under “{heading}”"},
    {"page.join_take_both", "Begge, først det den andre lagret", "Begge, først det den andre lagra",
     "Both, first what the other saved"},
    {"page.join_take_mine", "Slik jeg har det", "Slik eg har det", "As I have it"},
    {"page.join_take_own", "Noe annet, som jeg skriver her", "Noko anna, som eg skriv her",
     "Something else, which I write here"},
    {"page.join_take_theirs", "Slik den andre lagret det", "Slik den andre lagra det",
     "As the other saved it"},
    {"page.join_theirs", "Slik den andre lagret det", "Slik den andre lagra det",
     "As the other saved it"},
    {"page.join_title", "To har endret det samme", "To har endra det same",
     "Two have changed the same"},
    {"page.restored_message", "Tilbake til teksten i versjon {version}.",
     "Tilbake til teksten i versjon {version}.", "Back to the text of version {version}."},
    {"page.review_carried", "Gjelder fortsatt: endringene rører ikke det som ble behandlet.",
     "Gjeld framleis: endringane rører ikkje det som vart behandla.",
     "Still holds: the changes do not touch what was decided on."},
    {"page.review_changes", "Dette endrer du", "Dette endrar du", "What you change"},
    {"page.review_decision", "{body}, {kind}", "{body}, {kind}", "{body}, {kind}"},
    {"page.review_decisions", "Behandlingene av teksten", "Behandlingane av teksten",
     "Decisions on the text"},
    {"page.review_findings", "Nytt i kontrollen av teksten", "Nytt i kontrollen av teksten",
     "New in the check of the text"},
    {"page.review_findings_intro", "Råd, som ikke hindrer deg i å lagre.",
     "Råd, som ikkje hindrar deg i å lagre.", "Advice; it does not keep you from saving."},
    {"page.review_first", "Dette blir den første versjonen av teksten. Ingenting er lagret ennå.",
     "Dette blir den første versjonen av teksten. Ingenting er lagra enno.",
     "This will be the first version of the text. Nothing is saved yet."},
    {"page.review_follows",
     "Teksten blir versjon {next}, etter versjon {version}. Ingenting er lagret ennå.",
     "Teksten blir versjon {next}, etter versjon {version}. Ingenting er lagra enno.",
     "The text will be version {next}, after version {version}. Nothing is saved yet."},
    {"page.review_joined",
     "{who} lagret versjon {version} den {at}, mens du skrev. Her er begges endringer satt sammen.",
     "{who} lagra versjon {version} den {at}, medan du skreiv. Her er endringane til begge sette "
     "saman.",
     "{who} saved version {version} on {at}, while you wrote. Here the changes of both are put "
     "together."},
    {"page.review_lapses", "Faller bort: teksten blir en annen enn den som ble behandlet.",
     "Fell bort: teksten blir ein annan enn den som vart behandla.",
     "Lapses: the text will be another than the one decided on."},
    {"page.review_preview", "Slik blir teksten", "Slik blir teksten", "How the text will read"},
    {"page.review_restores",
     "Teksten i versjon {version} blir dagens tekst igjen, som en ny versjon. Versjonene imellom "
     "står som de er.",
     "Teksten i versjon {version} blir dagens tekst igjen, som ein ny versjon. Versjonane imellom "
     "står som dei er.",
     "The text of version {version} becomes today’s text again, as a new version. The versions "
     "between stay as they are."},
    {"page.review_theirs", "Det den andre endret mens du skrev",
     "Det den andre endra medan du skreiv", "What the other changed while you wrote"},
    {"page.review_title", "Se over før du lagrer", "Sjå over før du lagrar",
     "Review before saving"},
};

}  // namespace

WordsTable words_saving() {
    return saving_rows;
}

}  // namespace saksgang
