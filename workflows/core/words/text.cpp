// SPDX-License-Identifier: EUPL-1.2
// Sentences: a document's text and its versions.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow text_rows[] = {
    {"page.all_versions", "Alle versjoner", "Alle versjonar", "All versions"},
    {"page.check", "Kontroll av teksten", "Kontroll av teksten", "Check of the text"},
    {"page.check_found_nothing", "Kontrollen fant ingenting å rette.",
     "Kontrollen fann ingenting å rette.", "The check found nothing to mend."},
    {"page.check_intro",
     "Råd til den som skriver; bare de som arbeider med teksten, ser dem. De hindrer ingenting.",
     "Råd til den som skriv; berre dei som arbeider med teksten, ser dei. Dei hindrar ingenting.",
     "Advice to those who write; only they see it. It stops nothing."},
    {"page.check_intro_stops",
     "Bare de som arbeider med teksten, ser dette. Det som er merket «Må rettes», stopper saken "
     "der "
     "prosessmalen sier det; resten er råd.",
     "Berre dei som arbeider med teksten, ser dette. Det som er merkt «Må rettast», stoppar saka "
     "der prosessmalen seier det; resten er råd.",
     "Only those who work with the text see this. What is marked “Must be mended” stops the matter "
     "where the workflow says so; the rest is advice."},
    {"page.download_markdown", "Last ned teksten (Markdown)", "Last ned teksten (Markdown)",
     "Download the text (Markdown)"},
    {"page.level_one_effort", "Satsing", "Satsing", "Effort"},
    {"page.level_one_strategy", "Strategi", "Strategi", "Strategy"},
    {"page.level_one_sub_goal", "Delmål", "Delmål", "Sub-goal"},
    {"page.levels_challenge", "Utfordringer", "Utfordringar", "Challenges"},
    {"page.levels_effort", "Satsinger", "Satsingar", "Efforts"},
    {"page.levels_focus_area", "Innsatsområder", "Innsatsområde", "Focus areas"},
    {"page.levels_goal", "Mål", "Mål", "Goals"},
    {"page.levels_loose", "Delmål og satsinger uten innsatsområde",
     "Delmål og satsingar utan innsatsområde", "Sub-goals and efforts under no focus area"},
    {"page.levels_project", "Tverrgående prosjekter", "Tverrgåande prosjekt",
     "Cross-cutting projects"},
    {"page.levels_strategy", "Strategier", "Strategiar", "Strategies"},
    {"page.levels_sub_goal", "Delmål", "Delmål", "Sub-goals"},
    {"page.levels_vision", "Visjon", "Visjon", "Vision"},
    {"page.matrix", "Strategier og innsatsområder", "Strategiar og innsatsområde",
     "Strategies and focus areas"},
    {"page.matrix_intro",
     "Tallene er avsnitt i innsatsområdet som nevner strategien eller deler et ord med den. Står "
     "det en strek, er det verdt å spørre hvordan strategien preger området.",
     "Tala er avsnitt i innsatsområdet som nemner strategien eller deler eit ord med han. Står det "
     "ein strek, er det verdt å spørje korleis strategien pregar området.",
     "The numbers are paragraphs in the focus area that name the strategy or share a word with it. "
     "Where there is a dash, it is worth asking how the strategy shapes the area."},
    {"page.matrix_nothing", "ingen avsnitt", "ingen avsnitt", "no paragraphs"},
    {"page.must_be_mended", "Må rettes", "Må rettast", "Must be mended"},
    {"page.no_goals",
     "Teksten har ingen overskrifter som Visjon, Mål, Strategier eller Innsatsområder, så det er "
     "ingen målstruktur å vise.",
     "Teksten har ingen overskrifter som Visjon, Mål, Strategiar eller Innsatsområde, så det er "
     "ingen målstruktur å vise.",
     "The text has no headings such as Vision, Goals, Strategies or Focus areas, so there is no "
     "hierarchy of goals to show."},
    {"page.no_versions", "Ingen versjon er sendt ut ennå.", "Ingen versjon er send ut enno.",
     "No version has been sent out yet."},
    {"page.older_versions", "Eldre versjoner", "Eldre versjonar", "Older versions"},
    {"page.outline", "Innhold", "Innhald", "Contents"},
    {"page.paragraph", "Avsnitt", "Avsnitt", "Paragraph"},
    {"page.read_todays_text", "Les dagens tekst", "Les dagens tekst", "Read today’s text"},
    {"page.tab_goals", "Mål", "Mål", "Goals"},
    {"page.tab_text", "Teksten", "Teksten", "The text"},
    {"page.text_is_past", "Du leser versjon {version}. Dagens tekst er versjon {today}.",
     "Du les versjon {version}. Dagens tekst er versjon {today}.",
     "You are reading version {version}. Today’s text is version {today}."},
    {"page.text_too_large",
     "Teksten er for stor til å vises som side. Du kan laste den ned og lese den i et "
     "tekstprogram.",
     "Teksten er for stor til å visast som side. Du kan laste han ned og lese han i eit "
     "tekstprogram.",
     "The text is too large to be shown here. You can download it and read it in a text editor."},
    {"page.todays_text", "Dagens tekst", "Dagens tekst", "Today’s text"},
    {"page.version_title", "Versjon {version}", "Versjon {version}", "Version {version}"},
    {"page.version_title_named", "Versjon {version} «{name}»", "Versjon {version} «{name}»",
     "Version {version} “{name}”"},
    {"page.version_when_released", "sendt ut {day}", "send ut {day}", "sent out on {day}"},
    {"page.version_when_saved", "lagret {day}; ikke sendt ut", "lagra {day}; ikkje send ut",
     "saved on {day}; not sent out"},
    {"page.whole_text", "Hele teksten", "Heile teksten", "The whole text"},
};

}  // namespace

WordsTable words_text() {
    return text_rows;
}

}  // namespace saksgang
