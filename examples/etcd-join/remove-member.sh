#!/usr/bin/env bash
# Removes the member that add-member.sh added, if it did.
set -euo pipefail

id=${JIPPER_OUTPUT_ID:-}
if [ -z "$id" ] && [ -n "${JIPPER_OUTPUT_PEER:-}" ]; then
  # The adding was cut short: whether there is a member to remove, its address tells.
  id=$(etcdctl --endpoints="$ENDPOINTS" member list |
    sed -n "s|^\([0-9a-f]*\), [a-z]*, [^,]*, $JIPPER_OUTPUT_PEER, .*|\1|p")
fi
[ -n "$id" ] || exit 0

for _ in $(seq 75); do
  if removed=$(etcdctl --endpoints="$ENDPOINTS" member remove "$id" 2>&1); then exit 0; fi
  case $removed in
    *"member not found"*) exit 0 ;; # an undo may run twice
    *"unhealthy cluster"*) sleep 0.2 ;;
    *) break ;;
  esac
done
echo "$removed"
exit 1
