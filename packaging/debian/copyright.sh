#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Prints debian/copyright, put together of the licences as they stand in the tree. From its root.
set -e
notices=daemon/views/static/NOTICES.txt
licence() { sed 's/[[:space:]]*$//; s/^$/./; s/^/ /'; }

cat <<'TEXT'
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Saksgang

Files: *
Copyright: 2026 the founders of Saksgang
License: EUPL-1.2

Files: daemon/views/static/saksgang.css
Copyright: Digitaliseringsdirektoratet (Digdir), and the founders of Saksgang
License: Expat

Files: daemon/views/static/inter-*.woff2
Copyright: 2016 The Inter Project Authors
License: OFL-1.1

License: EUPL-1.2
TEXT
licence <LICENSE
printf '\nLicense: Expat\n'
sed -n '/^Permission is hereby granted, free of charge, to any person obtaining a copy of this/,/^THE SOFTWARE IS/p' \
  "$notices" | licence
printf '\nLicense: OFL-1.1\n'
sed -n '/^SIL OPEN FONT LICENSE/,$p' "$notices" | licence
