#!/usr/bin/env bash
# Stops the etcd that start-etcd.sh started, if it still runs, and removes what it wrote.
set -euo pipefail

mark="--data-dir $VOLUME/data "
is_ours() { [[ $(ps -o args= -p "$1") == *"$mark"* ]]; } # the pid alone could be another's by now

pid=${JIPPER_OUTPUT_PID:-$(pgrep -f -- "$mark" || true)}
if [ -n "$pid" ] && is_ours "$pid"; then
  kill "$pid"
  for _ in $(seq 100); do
    is_ours "$pid" || break
    sleep 0.05
  done
  if is_ours "$pid"; then kill -9 "$pid"; fi
fi
rm -rf -- "$VOLUME/data" "$VOLUME/etcd.log"
