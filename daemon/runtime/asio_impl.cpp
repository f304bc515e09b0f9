// SPDX-License-Identifier: EUPL-1.2
// Asio's own code, with its TLS part, compiled once for the whole tree.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
