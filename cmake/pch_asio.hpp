// SPDX-License-Identifier: EUPL-1.2
#include "pch_std.hpp"

#include <filesystem>

#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
