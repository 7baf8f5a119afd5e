#!/usr/bin/env bash
# Adds node $NAME at $PEER to the cluster.
# Outputs, for the undo: `peer` once the member may be there, `id` once it is.
# Environment, for the steps after it: MEMBER (the id) and INITIAL_CLUSTER.
set -euo pipefail

members=$(etcdctl --endpoints="$ENDPOINTS" member list)
case $members in
  *", $NAME, "* | *", $PEER, "*)
    printf 'A member with the name %s or the address %s is there already:\n%s\n' "$NAME" "$PEER" "$members"
    exit 1
    ;;
esac
echo "peer=$PEER" >>"$GITHUB_OUTPUT" # from here on, a member with this address is ours to remove

# Two refusals pass with time, so ask again, for 15 s at most. "unhealthy cluster": its nodes found each other only
# seconds ago. "member not found": an id is made from the address and the second, and in this very second a member with
# this address was added and removed again.
for _ in $(seq 75); do
  if added=$(etcdctl --endpoints="$ENDPOINTS" member add "$NAME" --peer-urls="$PEER" 2>&1); then break; fi
  [[ $added == *"unhealthy cluster"* || $added == *"member not found"* ]] || break
  sleep 0.2
done

id=$(sed -n 's/^Member *\([0-9a-f]*\) added .*/\1/p' <<<"$added") # a short id is padded with a blank
if [ -z "$id" ]; then
  echo "$added"
  exit 1
fi
echo "id=$id" >>"$GITHUB_OUTPUT"
echo "MEMBER=$id" >>"$GITHUB_ENV"
sed -n 's/^ETCD_INITIAL_CLUSTER="\(.*\)"$/INITIAL_CLUSTER=\1/p' <<<"$added" >>"$GITHUB_ENV"
