// SPDX-License-Identifier: EUPL-1.2
// Certificates made on the spot, so that no test holds one that runs out.
#pragma once

#include <string>

namespace saksgang::test {

struct CertificateWish {
    std::string name = "receiver.example.no";  // subject alternative name
    bool expired = false;
};

// Signed by itself: who trusts it names it as an authority.
struct Certificate {
    std::string certificate_pem;
    std::string key_pem;
};

Certificate make_certificate(const CertificateWish& wish);

}  // namespace saksgang::test
