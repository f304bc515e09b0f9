// SPDX-License-Identifier: EUPL-1.2
// zlib for writing, at its fastest: a text is deflated while somebody waits, and a repack squeezes
// it later. One deflater is used over and over by one thread; its memory is set up once.
#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

namespace saksgang::repo {

class Deflater {
public:
    Deflater();
    ~Deflater();
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    // Appends one zlib stream of both pieces to `out`.
    void append(std::string& out, std::string_view first, std::string_view second = {});

private:
    z_stream stream_{};
};

}  // namespace saksgang::repo
