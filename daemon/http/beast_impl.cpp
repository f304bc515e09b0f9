// SPDX-License-Identifier: EUPL-1.2
// Beast's own code, compiled once for the whole tree.
#include <boost/beast/src.hpp>
