// SPDX-License-Identifier: EUPL-1.2
// Walks the named fields of an event, and of the values that stand in events as objects of their
// own. A visitor is called as f(name, field) for each field, in a fixed order. Names are for ever.
#pragma once

#include "workflows/events.hpp"

namespace saksgang::workflows {

// ---- Values that rules know as plain data; how they stand in a leaf is this file's business

void fields_of(Title& title, auto& f) {
    f("nb", title.nb), f("nn", title.nn), f("en", title.en);
}

void fields_of(TextRef& text, auto& f) {
    f("version", text.version), f("commit", text.commit), f("tree", text.tree),
        f("blob", text.blob), f("text_sha256", text.text_sha256);
}

void fields_of(DecidedSection& section, auto& f) {
    f("section", section.section), f("sha256", section.sha256);
}

void fields_of(Attachment& attachment, auto& f) {
    f("blob", attachment.blob), f("sha256", attachment.sha256), f("bytes", attachment.bytes),
        f("kind", attachment.kind);
}

void fields_of(Votes& votes, auto& f) {
    f("in_favour", votes.in_favour), f("against", votes.against), f("abstained", votes.abstained);
}

void fields_of(Rule& rule, auto& f) {
    f("quorum_numerator", rule.quorum_numerator), f("quorum_denominator", rule.quorum_denominator),
        f("chair_breaks_ties", rule.chair_breaks_ties);
}

void fields_of(Seat& seat, auto& f) {
    f("slug", seat.slug), f("represents", seat.represents), f("holder", seat.holder),
        f("deputy", seat.deputy);
}

void fields_of(Body& body, auto& f) {
    f("slug", body.slug), f("title", body.title), f("kind", body.kind), f("rule", body.rule),
        f("chair", body.chair), f("mandate", body.mandate), f("seats", body.seats),
        f("valid_from", body.valid_from), f("valid_to", body.valid_to);
}

// ---- Events, and a seat on a decision's roster, list their own

template <class T, class F>
    requires requires(T& value, F& f) { value.fields(f); }
void fields_of(T& value, F& f) {
    value.fields(f);
}

// For visitors that take every field by reference to const. `fields` is written once for reading
// and writing and therefore not const; this is the one place that knows the visitor only reads.
template <class T>
void read_fields(const T& value, auto& reader) {
    fields_of(const_cast<T&>(value), reader);
}

}  // namespace saksgang::workflows
