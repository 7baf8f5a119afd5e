#!/usr/bin/env bash
# An etcd cluster of three nodes on this machine, to try the example with:
#   origin.sh start DIR    starts it with its data in DIR, which must be new or empty, and waits until it is healthy
#   origin.sh stop DIR     ends every etcd with data in DIR, also one that joined later, and removes DIR
# CLIENT_PORTS and PEER_PORTS, three each, choose other ports.
set -euo pipefail

if [[ ! ${1:-} =~ ^(start|stop)$ || -z ${2:-} ]]; then
  echo "usage: $0 start|stop DIR" >&2
  exit 3
fi
dir=$(realpath -m -- "$2")
read -r c1 c2 c3 <<<"${CLIENT_PORTS:-23791 23792 23793}"
read -r p1 p2 p3 <<<"${PEER_PORTS:-23801 23802 23803}"
url=http://127.0.0.1
export ETCDCTL_API=3

node() { # name, client port, peer port
  setsid etcd --name "$1" --data-dir "$dir/$1" \
    --listen-client-urls "$url:$2" --advertise-client-urls "$url:$2" \
    --listen-peer-urls "$url:$3" --initial-advertise-peer-urls "$url:$3" \
    --initial-cluster "n1=$url:$p1,n2=$url:$p2,n3=$url:$p3" --initial-cluster-state new \
    </dev/null >"$dir/$1.log" 2>&1 &
}

start() {
  mkdir -p -- "$dir"
  if [ -n "$(ls -A -- "$dir")" ]; then
    echo "$dir is not empty; if it holds a cluster, end that with: $0 stop $dir" >&2
    exit 1
  fi
  trap '' HUP
  node n1 "$c1" "$p1"
  node n2 "$c2" "$p2"
  node n3 "$c3" "$p3"
  for _ in $(seq 100); do
    if etcdctl --endpoints="$url:$c1,$url:$c2,$url:$c3" --command-timeout=1s endpoint health >/dev/null 2>&1; then
      exit 0
    fi
    sleep 0.1
  done
  echo "The cluster did not become healthy:" >&2
  tail -n 1 "$dir"/n[123].log >&2
  remove
  exit 1
}

stop() {
  if [ ! -d "$dir/n1/member" ]; then
    echo "$dir holds no cluster" >&2
    exit 1
  fi
  remove
}

remove() { # by force: the data goes as well, and a polite end of all three would take 8 s
  while pids=$(pgrep -f -- "--data-dir $dir/"); do
    kill -9 $pids 2>/dev/null || true # one may have ended by itself
    sleep 0.05
  done
  rm -rf -- "$dir"
}

"$1"
