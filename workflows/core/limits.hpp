// SPDX-License-Identifier: EUPL-1.2
// Every limit of the system, in one place. A number with a unit stands nowhere else.
// What a user meets when one is reached is a problem that names it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace saksgang::limits {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// Names and texts
inline constexpr std::size_t slug_bytes_max = 64;
inline constexpr std::size_t title_bytes_max = 300;
inline constexpr std::size_t name_bytes_max = 120;
inline constexpr std::size_t note_bytes_max = 8 * 1024;
inline constexpr std::size_t answer_bytes_max = 32 * 1024;
inline constexpr std::size_t answers_max = 200;
inline constexpr std::size_t original_bytes_max = 1024 * 1024;  // a letter or e-mail as it came
inline constexpr std::size_t text_bytes_max = 4 * 1024 * 1024;
inline constexpr std::size_t text_blocks_max = 50'000;  // paragraphs, list items, headings …
inline constexpr std::size_t text_sections_max = 5'000;
inline constexpr std::size_t section_slug_bytes_max = 48;  // room for "-12" within slug_bytes_max
inline constexpr std::size_t decided_sections_max = 64;    // that one decision names
inline constexpr std::size_t like_sections_max = 64;  // a word of more sections tells none apart
inline constexpr std::size_t workflow_bytes_max = 256 * 1024;
inline constexpr std::size_t config_bytes_max = 64 * 1024;

// Attachments of a text
inline constexpr std::size_t attachment_bytes_max = 5 * 1024 * 1024;    // fits http_body_bytes_max
inline constexpr std::size_t attachments_bytes_max = 50 * 1024 * 1024;  // of one version, together
inline constexpr std::size_t attachments_max = 20;                      // of one version
inline constexpr std::size_t attachment_name_bytes_max = 120;
inline constexpr std::size_t zip_entries_max = 5000;  // of a Word, Excel or OpenDocument file
inline constexpr std::size_t multipart_parts_max = 20;
inline constexpr std::size_t multipart_header_bytes_max = 2 * 1024;  // of one part

// Workflow definitions and councils
inline constexpr std::size_t stages_max = 100;
inline constexpr std::size_t transitions_max = 400;
inline constexpr std::size_t guards_max = 40;
inline constexpr std::size_t milestones_max = 200;
inline constexpr std::size_t question_sets_max = 50;
inline constexpr std::size_t questions_max = 200;
inline constexpr std::size_t bodies_max = 500;
inline constexpr std::size_t seats_max = 1000;
inline constexpr int guard_days_max = 3660;  // days_in_stage, plus_days: ten years
inline constexpr int quorum_denominator_max = 100;
inline constexpr std::size_t key_parts_max = 16;  // of a dotted key in TOML
inline constexpr std::size_t faults_max = 500;    // named at once

// What the check of a text looks for, as a definition says
inline constexpr std::size_t check_terms_max = 100;  // families of words that mean one thing
inline constexpr std::size_t check_words_max = 50;   // of one family, or out of place
inline constexpr std::size_t check_word_bytes_max = 64;
inline constexpr std::size_t check_sources_max = 20;  // that quotations are held against
inline constexpr std::size_t check_source_bytes_max = 32 * 1024;

// Changes between two texts. Beyond the first two, more is shown as replaced than need be.
inline constexpr std::size_t changes_edits_max = 1000;        // passages, or words of one
inline constexpr std::size_t changes_steps_max = 4'000'000;   // of one search
inline constexpr std::size_t changes_gap_cells_max = 20'000;  // passages compared each with each
inline constexpr std::size_t changes_rare_max = 8;            // passages with a word we look up
inline constexpr std::size_t changes_candidates_max = 8;      // passages compared with one
inline constexpr std::size_t changes_remarks_max = 12;        // said of one passage
inline constexpr std::size_t changes_cache_bytes_max = 32 * 1024 * 1024;
inline constexpr std::size_t changes_highlights_max = 5;  // named in a summary

// Who brought which words: worked out behind the writer, when it is quiet
inline constexpr milliseconds provenance_rest{500};  // after the last COMMIT …
inline constexpr seconds provenance_wait_max{10};    // … but no longer than this after the first
inline constexpr std::size_t provenance_step_versions = 64;  // worked out in one go
inline constexpr std::size_t provenance_catch_up_max = 256;  // while a reader waits
inline constexpr std::size_t provenance_cache_bytes_max = 16 * 1024 * 1024;
inline constexpr std::size_t paragraph_steps_max = 50;  // of its history, at once

// Writing. More places to choose at than a form can hold are one place: the whole text.
inline constexpr std::size_t merge_conflicts_max = 60;
inline constexpr std::size_t merge_conflicts_told_max = 20;  // in a refusal
inline constexpr int drafts_per_person_max = 20;             // texts begun on, one a document
inline constexpr days draft_kept{90};

// A text as a page, its hierarchy of goals and its check
inline constexpr int nesting_depth_max = 32;  // lists, quotes, emphasis: what is deeper is words
inline constexpr std::size_t html_bytes_max = 16 * 1024 * 1024;
inline constexpr std::size_t matrix_side_max = 40;  // strategies, focus areas: more is no matrix
inline constexpr std::size_t section_ids_cache_bytes_max = 16 * 1024 * 1024;
inline constexpr std::size_t structure_cache_bytes_max = 64 * 1024 * 1024;
inline constexpr std::size_t text_page_cache_bytes_max = 64 * 1024 * 1024;
inline constexpr std::size_t goals_cache_bytes_max = 8 * 1024 * 1024;
inline constexpr std::size_t findings_cache_bytes_max = 8 * 1024 * 1024;
inline constexpr std::size_t text_findings_max = 200;
inline constexpr std::size_t quotations_max = 200;     // compared with one another
inline constexpr std::size_t quotation_words_min = 6;  // fewer are a name, or a way of speaking
inline constexpr std::size_t quotation_alike_per_cent = 75;

// Journal. A leaf's length is a uint16 in C2SP tlog-tiles.
inline constexpr std::size_t leaf_bytes_max = 65'535;
inline constexpr std::size_t leaf_depth_max = 16;  // arrays and objects within one another
inline constexpr std::size_t journal_page_max = 1000;
inline constexpr std::size_t journal_page_default = 100;
inline constexpr std::size_t page_max = 500;
inline constexpr std::size_t page_default = 50;

// Following the journal: those who wait for it to grow, a wait or a stream each
inline constexpr std::size_t journal_readers_max = 256;
inline constexpr std::size_t journal_readers_per_peer_max = 16;
inline constexpr seconds journal_wait_max{30};
inline constexpr seconds journal_heart_beat{15};  // proxies close what is silent for a minute
inline constexpr seconds journal_retry{3};
inline constexpr milliseconds journal_rest{100};  // between two readings by one of them

// The control room
inline constexpr int task_horizon_days = 7;       // what is due by then must be seen to now
inline constexpr int deadline_horizon_days = 14;  // what is shown as coming

// Writer and pools
inline constexpr std::size_t writer_queue_max = 1024;
inline constexpr std::size_t writer_group_max = 64;
inline constexpr std::size_t writer_processes_cached_max = 256;
inline constexpr std::size_t git_writer_queue_max = 1024;
inline constexpr std::size_t git_writer_group_max = 64;
inline constexpr std::size_t readers = 2;
inline constexpr std::size_t reader_queue_max = 1024;  // of each
inline constexpr std::size_t cpu_queue_max = 256;
inline constexpr std::size_t resubmissions_max = 3;
inline constexpr seconds busy_retry_after{1};
inline constexpr std::size_t text_cache_bytes_max = 64 * 1024 * 1024;
inline constexpr std::size_t definition_cache_max = 256;
inline constexpr std::size_t tree_cache_max = 1024;  // each of limits::attachments_max files
inline constexpr milliseconds sqlite_busy_timeout{5000};

// Git. Loose objects cost two fsyncs each, a pack three in all, however many are in it.
inline constexpr std::size_t loose_objects_max = 4;
inline constexpr std::size_t git_path_bytes_max = 1024;
inline constexpr std::size_t git_object_bytes_max = 256 * 1024 * 1024;
inline constexpr std::size_t git_open_packs_max = 256;
inline constexpr std::size_t recent_commits_max = 4096;
// At start-up: how far back from the youngest loose object, and how many, are read for tears.
inline constexpr hours debris_window{24};
inline constexpr std::size_t debris_objects_max = 512;

// HTTP
inline constexpr std::size_t http_header_bytes_max = 16 * 1024;
inline constexpr std::size_t http_body_bytes_max = 6 * 1024 * 1024;     // text_bytes_max as JSON
inline constexpr std::size_t http_bodies_bytes_max = 64 * 1024 * 1024;  // of all connections
inline constexpr std::size_t http_connections_max = 1024;
inline constexpr std::size_t http_target_bytes_max = 4 * 1024;
inline constexpr std::size_t http_parameters_max = 200;  // in a query, or fields of a form
inline constexpr std::size_t json_depth_max = 16;
inline constexpr std::size_t http_slice_bytes = 256 * 1024;  // a deadline covers so much of a body
inline constexpr std::size_t idempotency_key_bytes_max = 200;
inline constexpr seconds http_idle_timeout{60};
inline constexpr seconds http_exchange_timeout{30};
inline constexpr seconds http_linger_timeout{2};       // for a peer still sending what we refused
inline constexpr milliseconds http_accept_pause{100};  // when the process has no descriptor left
inline constexpr seconds shutdown_grace{10};
inline constexpr days idempotency_kept{30};
inline constexpr hours housekeeping_interval{24};
inline constexpr std::size_t overview_entries = 12;
inline constexpr std::size_t resolver_threads = 2;
inline constexpr std::size_t resolver_queue_max = 256;

// Pages
inline constexpr std::size_t page_folded_passages_max = 400;  // shown in one fold; more are counted
inline constexpr std::size_t page_folded_bytes_max = 16 * 1024;
// Changes on one page, and what they weigh: near the bytes of their HTML, of which a view side by
// side has twice as many. What is more is on the next page; one change that is more goes on there.
inline constexpr std::size_t page_changes_max = 200;
inline constexpr std::size_t page_changes_bytes_max = 256 * 1024;
inline constexpr std::size_t page_change_bytes_max = 32 * 1024;
inline constexpr std::size_t page_context_bytes = 400;  // that stand beside what was changed in it
inline constexpr std::size_t page_changed_sections_max = 200;  // one can go straight to
inline constexpr std::size_t page_decisions_compared_max = 5;
inline constexpr std::size_t secrets_shown_once_max = 64;  // made, and not looked at yet
inline constexpr minutes secret_shown_within{10};
inline constexpr hours setup_open_for{24};  // then the daemon is started again

// Audit page
inline constexpr std::size_t audit_page = 50;
inline constexpr std::size_t audit_download_max = 10'000;
inline constexpr std::size_t audit_scan_max = 20'000;      // entries looked through for one page
inline constexpr std::int64_t audit_verify_max = 200'000;  // entries; more is for the command line

// Log
inline constexpr milliseconds loop_watch_interval{250};
inline constexpr milliseconds loop_late_after{100};
inline constexpr seconds request_slow_after{2};
inline constexpr std::size_t log_buffer_bytes = 32 * 1024;
inline constexpr seconds log_flush_interval{1};

// People
inline constexpr std::size_t password_bytes_min = 10;
inline constexpr std::size_t password_bytes_max = 1024;
inline constexpr std::size_t email_bytes_max = 254;
inline constexpr std::int64_t people_max = 5000;
inline constexpr std::size_t roles_max = 5;
inline constexpr hours session_lifetime{12};
inline constexpr int sessions_per_person_max = 20;
inline constexpr days token_lifetime_max{366};
inline constexpr int tokens_per_person_max = 50;  // in force
inline constexpr hours token_use_noted_every{1};
inline constexpr int login_attempts_max = 5;  // in login_window, for one account or one address
inline constexpr minutes login_window{15};
inline constexpr std::size_t login_throttle_entries_max = 10'000;

// Notices. Sources: webhooks.md §3 of the design (Standard Webhooks, Hook0, Svix, GitLab).
inline constexpr std::size_t endpoints_max = 1000;
inline constexpr std::size_t endpoint_filters_max = 50;  // event types, or documents
inline constexpr std::size_t endpoint_url_bytes_max = 2048;
inline constexpr seconds delivery_deadline{15};  // resolve, connect, TLS, send, answer: all of it
inline constexpr seconds resolve_deadline{5};
inline constexpr seconds connect_deadline{5};  // to one of a name's addresses
inline constexpr std::size_t connect_addresses_max = 3;
inline constexpr seconds resolved_kept{30};
inline constexpr hours resolved_usable{1};  // while the name is looked up anew
inline constexpr std::size_t resolved_names_max = 1024;
inline constexpr int attempts_max = 10;
inline constexpr hours retry_after_max{10};
inline constexpr int jitter_percent_max = 20;
inline constexpr int endpoint_concurrency_max = 4;
inline constexpr int delivery_concurrency_max = 256;
inline constexpr seconds delivery_slow_after{1};  // then it no longer holds one of those places
inline constexpr int delivery_slow_max = 512;
inline constexpr std::size_t deliveries_held_max = 4096;  // claimed: sending, or waiting to send
inline constexpr std::size_t idle_connections_max = 256;
inline constexpr seconds idle_connection_kept{4};  // many servers close after 5
inline constexpr int interim_answers_max = 5;      // 1xx before the answer itself
inline constexpr std::size_t response_header_bytes_max = 8 * 1024;
inline constexpr std::size_t response_body_bytes_kept = 4 * 1024;
inline constexpr std::size_t response_body_bytes_max = 64 * 1024;
inline constexpr std::size_t payload_bytes_max = 64 * 1024;
inline constexpr std::size_t secret_bytes_min = 24;
inline constexpr std::size_t secret_bytes_max = 64;
inline constexpr std::size_t secret_bytes_new = 32;
inline constexpr seconds signature_tolerance{300};  // either way
inline constexpr days endpoint_disabled_after{5};
inline constexpr seconds pause_min{5};  // of an endpoint that fails; as long again as it has failed
inline constexpr minutes pause_max{5};
inline constexpr int probes_claimed_max = 2;            // in one transaction, of paused endpoints
inline constexpr std::size_t told_when_probed_max = 16;  // entries, of one paused endpoint
inline constexpr std::size_t told_together_max = 64;     // of all others that are behind
inline constexpr int untold_counted_max = 1000;          // of one endpoint, for pages
inline constexpr std::size_t outbox_claim_max = 256;
inline constexpr seconds outbox_lease{60};         // longer than delivery_deadline
inline constexpr seconds nudge_if_longer_than{5};  // a new event shortens its lane's wait …
inline constexpr minutes nudge_interval{5};        // … this long after the last attempt at soonest
inline constexpr hours old_secret_kept{24};
inline constexpr int attempts_kept = 50;  // of one delivery
inline constexpr days delivery_history_kept{30};
inline constexpr int delivery_history_pruned_max = 1000;  // in one transaction
inline constexpr seconds settle_retry_after{1};
inline constexpr int settle_tries_max = 5;
inline constexpr seconds outbox_poll_after{1};  // when storage failed, or nothing could be claimed

// Verify
inline constexpr std::size_t findings_max = 100;  // of one check; the rest is counted
inline constexpr int refs_looked_at_max = 20;     // times, while a daemon beside us moves them

}  // namespace saksgang::limits
