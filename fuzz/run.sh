#!/usr/bin/env bash
# Fuzzes each target (or those named) for so many seconds: fuzz/run.sh SECONDS [TARGET …]
# Or for so many runs, the same ones each time: fuzz/run.sh runs=N [TARGET …]
# The corpus in the repository is read, never written; what is found is shown as base64.
set -euo pipefail
cd "$(dirname "$0")"
case $1 in
  runs=*) bound=("-$1" -seed=1) ;;
  *) bound=("-max_total_time=$1") ;;
esac
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cd fuzz_targets && ls | sed 's/\.rs$//')
command -v cargo-fuzz > /dev/null || cargo install --locked --quiet cargo-fuzz
# libFuzzer's coverage flags are unstable; no sanitizer: the program has no unsafe code of its own.
export RUSTC_BOOTSTRAP=1
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
touch src/lib.rs # a target folder that clones share would take another clone's build for this one's
cargo fuzz build --sanitizer none
for target in "${targets[@]}"; do
  mkdir -p "$work/$target/corpus" "$work/$target/found"
  limits=(-rss_limit_mb=512 -timeout=20 -report_slow_units=20 "${bound[@]}")
  if ! cargo fuzz run --sanitizer none "$target" "$work/$target/corpus" "corpus/$target" -- \
    "-dict=dictionaries/$target.dict" "-artifact_prefix=$work/$target/found/" "${limits[@]}" > "$work/log" 2>&1
  then
    tail -40 "$work/log"
    for found in "$work/$target"/found/*; do echo "$found"; base64 "$found"; done
    exit 1
  fi
  echo "$target: $(grep -a '^Done ' "$work/log")"
done
