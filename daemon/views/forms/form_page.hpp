// SPDX-License-Identifier: EUPL-1.2
// A page of a document that is a form and little more: the head, what to know before filling it in,
// the form, and the way back. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "daemon/app/read_process.hpp"
#include "daemon/views/document_head.hpp"
#include "daemon/views/forms/form.hpp"
#include "daemon/views/values.hpp"

namespace saksgang::views {

struct FormPageModel {
    DocumentHead head;
    std::string title;
    std::vector<std::string> words;  // what to know before filling it in
    std::vector<FormModel> forms;    // mostly one
    std::string back_url;
    std::string back;
};

// What the forms of a document are made from. References outlive the call.
struct FormReading {
    const app::ProcessView& process;
    std::span<const workflows::Version> versions;  // newest first
    std::string once;
    const SentForm& sent;
};

Values form_page_values(const Layout& layout, const FormPageModel& model);

}  // namespace saksgang::views
