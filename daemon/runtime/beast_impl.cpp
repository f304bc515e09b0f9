// SPDX-License-Identifier: EUPL-1.2
// Beast's own code, compiled once for the whole tree: both the listener and the sender of notices
// stand above this room.
#include <boost/beast/src.hpp>
