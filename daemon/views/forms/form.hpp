// SPDX-License-Identifier: EUPL-1.2
// A form as data: its fields in order, what stands in them, and what was wrong with what was sent.
// One template shows them all, so that every form in the house is answered in the same way. Pure;
// any thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "daemon/views/forms/sent_form.hpp"
#include "daemon/views/speech.hpp"
#include "workflows/council.hpp"

namespace saksgang::views {

enum class FieldKind {
    line = 1,
    email,
    password,  // what was typed never comes back
    address,   // a URL
    file,      // chosen anew each time: browsers keep it to themselves
    number,
    date,
    text,
    select,
    radios,
    tick,
    ticks,  // any number of the choices, folded away while none is made
};

struct Choice {
    std::string value;
    std::string words;
    int depth = 0;  // of one below another, among ticks
};

struct FormField {
    std::string name;
    FieldKind kind = FieldKind::line;
    std::string label = {};  // the sentence "page.field_<name>" when it is not given
    std::string hint = {};
    std::string value = {};
    bool required = false;
    std::size_t bytes_max = 0;             // 0: not said
    int rows = 4;                          // of a text
    std::vector<Choice> choices = {};      // of a select, of radios, or of ticks
    std::vector<std::string> chosen = {};  // of ticks
    std::string group = {};                // a heading above the first field of a group
    std::string fault = {};                // why it was refused
};

// Another button of the form: it sends "do" with this value.
struct FormButton {
    std::string value;
    std::string words;
};

struct FaultLine {
    std::string target;  // the id of the field to blame; empty: none
    std::string sentence;
    std::string remedy;
};

struct FormModel {
    std::string id;            // begins the ids of its fields: several forms may stand on one page
    std::string action;        // a path of this site
    std::string submit;        // what the button says
    std::string once;          // the one-time key: sent twice, it is done once
    std::string heading = {};  // where several stand on one page
    bool weighty = false;
    std::string does = {};  // what the button sends as "do"; empty: it sends none
    std::vector<FormButton> others = {};
    bool keeps_draft = false;  // by a script, while somebody types
    std::vector<std::pair<std::string, std::string>> hidden = {};  // name, value
    std::vector<FormField> fields = {};
    std::vector<FaultLine> faults = {};
};

// The id of a field in the page.
std::string field_id(const FormModel& form, std::string_view name);

// What a choice among ticks is called when the form is sent: "<field>.<choice>", so that it can be
// read as any other field.
std::string tick_name(std::string_view field, std::string_view choice);

// `value` into the field of that name, where there is one.
void put_in(std::vector<FormField>& fields, std::string_view name, std::string value);

// Gives labels to the fields that have none; puts back what was typed, and tells what was wrong.
// `council` names the bodies of reasons.
void fill_in(FormModel& form, const SentForm& sent, const workflows::Council& council,
             const Speech& speech);

}  // namespace saksgang::views
