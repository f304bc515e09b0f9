// SPDX-License-Identifier: EUPL-1.2
// The fourth check: that git holds, byte for byte, the texts and definitions that entries name;
// that every decision names one of them; that the refs stand where the journal put them, all of
// them and no other; and that every object they reach is whole.
#pragma once

#include <functional>
#include <map>

#include "daemon/app/verify.hpp"
#include "daemon/app/verify_refs.hpp"

namespace saksgang::app {

class GitCheck {
public:
    GitCheck(const repo::Repository& repository, Check& check)
        : repository_(repository), check_(check) {}

    void take(const Recorded& recorded);  // entries in order
    // `lost`: the first entry that is gone from the journal, or cannot be read. Where refs should
    // stand is unknown then, and they are not judged.
    void finish(const SeenRefs& refs, std::optional<Seq> lost);

private:
    struct SavedText {
        Seq seq;
        workflows::TextRef text;
    };
    struct Tagged {
        Seq seq;
        Oid commit;
    };
    struct Branch {
        Seq seq;  // the entry that moved it last
        Oid commit;
        std::optional<DocumentSlug> document;  // nothing: main
    };

    void take_version(Seq seq, const DocumentSlug& document, const workflows::VersionSaved& event);
    void take_release(Seq seq, const DocumentSlug& document,
                      const workflows::VersionReleased& event);
    void take_definition(Seq seq, const workflows::WorkflowInstalled& event);
    void take_creation(Seq seq, const workflows::DocumentCreated& event);
    void take_text(Seq seq, const DocumentSlug& document, const workflows::TextRef& text,
                   std::string_view whose);
    void take_decision(Seq seq, const DocumentSlug& document,
                       const workflows::DecisionRecorded& event);
    void take_answered(Seq seq, const DocumentSlug& document,
                       const workflows::ResponseReceived& event);
    const SavedText* find_text(const DocumentSlug& document, VersionNumber version) const;

    void hold_against_commit(Seq seq, const workflows::VersionSaved& event);
    void hold_against_bytes(Seq seq, const workflows::VersionSaved& event);
    void hold_against_tree(Seq seq, const workflows::VersionSaved& event);
    void hold_attachment(Seq seq, std::string_view name, const workflows::Attachment& attachment);
    void hold_against_text(Seq seq, const workflows::DecisionRecorded& event);
    void hold_branches(const SeenRefs& refs);
    void hold_tags(const SeenRefs& refs);
    void hold_unknown(const SeenRefs& refs);
    void find_rewritten(const std::string& name, const Branch& branch, std::optional<Oid> actual);
    // Runs `look`; an object that cannot be read, or is not what it is called, becomes a finding.
    void looking(Seq seq, const std::function<void()>& look);
    void find(std::optional<Seq> seq, std::string what);

    const repo::Repository& repository_;
    Check& check_;
    std::map<DocumentSlug, std::vector<SavedText>> texts_;  // version n at n − 1
    std::map<std::string, Branch> branches_;
    std::map<std::string, Tagged> tags_;
    std::map<Oid, Sha256> definitions_;                 // by blob
    std::map<Oid, workflows::Attachment> attachments_;  // found whole, by blob; versions share them
    std::map<DocumentSlug, Oid> pinned_;
};

}  // namespace saksgang::app
