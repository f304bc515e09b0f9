#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Runs one fuzz target for SAKSGANG_FUZZ_SECONDS (20): run.sh PROGRAM NAME KEPT SEED…
# What it finds worth keeping goes to KEPT/corpus, what breaks it to KEPT/found; it begins with the
# seeds, which are files and folders, and never writes to them.
set -euo pipefail
program=$1 name=$2 kept=$3
shift 3
here=$(dirname "$0")
mkdir -p "$kept/corpus" "$kept/found" "$kept/seeds"
for seed in "$@"; do
  find "$seed" -type f
done | while IFS= read -r file; do
  cp "$file" "$kept/seeds/$(sha256sum <"$file" | cut -c1-16)"
done
dictionary=()
[ ! -f "$here/$name.dict" ] || dictionary=("-dict=$here/$name.dict")
exec "$program" -max_total_time="${SAKSGANG_FUZZ_SECONDS:-20}" -timeout=5 -rss_limit_mb=2048 \
  -max_len=16384 -verbosity=0 -print_final_stats=1 -artifact_prefix="$kept/found/" \
  "${dictionary[@]}" "$kept/corpus" "$kept/seeds"
