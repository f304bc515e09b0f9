#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Installs the .deb in a Debian 12 of its own (debootstrap), starts the daemon from it, fetches the
# overview page from outside, and purges it again. As root; `./dev package --try` calls it.
#
#   try.sh saksgang_VERSION_amd64.deb
set -euo pipefail

deb=$(realpath "$1")
port=${SAKSGANG_TRY_PORT:-8480}
root=$(mktemp -d)
chmod 755 "$root"  # it becomes /, which everybody passes through
daemon=
# Started by a function, so what is to stop is the child of its shell.
stop_daemon() {
  [ -n "$daemon" ] || return 0
  pkill -TERM -P "$daemon" 2>/dev/null || kill "$daemon" 2>/dev/null || true
  wait "$daemon" || true
  daemon=
}
clean_up() {
  stop_daemon
  umount "$root/proc" 2>/dev/null || true
  rm -rf --one-file-system "$root"
}
trap clean_up EXIT
say() { printf '%s\n' "· $*"; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive HOME=/root "$@"; }
as_saksgang() { inside runuser -u saksgang -- "$@"; }

debootstrap --variant=minbase bookworm "$root" >/dev/null
mount -t proc proc "$root/proc"
rm -f "$root/etc/apt/sources.list"
cp /etc/apt/sources.list "$root/etc/apt/" 2>/dev/null || true
cp /etc/apt/sources.list.d/* "$root/etc/apt/sources.list.d/" 2>/dev/null || true
cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
say "a Debian $(cat "$root/etc/debian_version") with $(inside dpkg-query -f '.\n' -W | wc -l) packages"

cp "$deb" "$root/tmp/saksgang.deb"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /tmp/saksgang.deb >/dev/null
say "installed: $(inside saksgang --version)"

data=/var/lib/saksgang
as_saksgang saksgang init $data >/dev/null
as_saksgang saksgang import $data /usr/share/doc/saksgang/examples/osloregionen
as_saksgang saksgang user add $data --name Kari --email kari@example.org --role secretariat \
  <<<'et langt passord' >/dev/null
token=$(as_saksgang saksgang token add $data --email kari@example.org)

as_saksgang saksgang serve $data --config /etc/saksgang/saksgang.toml --port "$port" >/dev/null &
daemon=$!
url=http://127.0.0.1:$port
curl -sf --retry 50 --retry-connrefused --retry-delay 1 -o /dev/null "$url/readyz"
curl -sSf -o /dev/null "$url/api/v1/documents" -H "Authorization: Bearer $token" \
  -H 'Content-Type: application/json' \
  -d '{"slug": "strategi", "title": "Strategi", "workflow": "strategi"}'
curl -sSf -o /dev/null -X PUT "$url/api/v1/documents/strategi/text" -H 'If-Match: ""' \
  -H "Authorization: Bearer $token" -H 'Content-Type: text/markdown' -d '# Strategi'
curl -sSf -o /dev/null "$url/api/v1/documents/strategi/versions" -H "Authorization: Bearer $token" \
  -H 'Content-Type: application/json' -d '{"version": 1, "name": "Førsteutkast"}'
page=$(curl -sSf "$url/documents/strategi")
grep -q '<h1[^>]*>Strategi</h1>' <<<"$page"
say "the overview page answers ($(wc -c <<<"$page") bytes)"
inside saksgang verify $data | tail -n 1

stop_daemon
inside apt-get purge -y -qq saksgang >/dev/null 2>&1
left=$(cd "$root" && find usr etc var/lib -name '*saksgang*' ! -path 'var/lib/saksgang*' \
  ! -path 'var/lib/dpkg/*' | sort)
[ -z "$left" ] || { say "purging left: $left"; exit 1; }
[ -f "$root$data/saksgang.db" ] || { say "purging took the data"; exit 1; }
say "purged: nothing is left but the data"
