#!/usr/bin/env bash
# Starts etcd on the volume, so that it outlives this step and Jipper: in a session of its own, deaf to hang-ups, and
# with none of its streams tied to the step. Output: its pid.
set -euo pipefail

trap '' HUP
setsid etcd --name "$NAME" --data-dir "$VOLUME/data" \
  --listen-client-urls "$CLIENT" --advertise-client-urls "$CLIENT" \
  --listen-peer-urls "$PEER" --initial-advertise-peer-urls "$PEER" \
  --initial-cluster "$INITIAL_CLUSTER" --initial-cluster-state existing \
  </dev/null >"$VOLUME/etcd.log" 2>&1 &
pid=$!
echo "pid=$pid" >>"$GITHUB_OUTPUT"

# An etcd that cannot have its ports ends before it makes its data; ask for 15 s at most.
for _ in $(seq 75); do
  if [ -e "$VOLUME/data/member" ] || ! kill -0 "$pid" 2>/dev/null; then break; fi
  sleep 0.2
done
if ! kill -0 "$pid" 2>/dev/null; then
  tail -n 1 "$VOLUME/etcd.log"
  exit 1
fi
