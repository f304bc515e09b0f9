// SPDX-License-Identifier: EUPL-1.2
#include "pch_asio.hpp"

#include "daemon/app/app.hpp"
#include "daemon/app/read_process.hpp"
