#!/bin/sh
# Makes the certificates that the tests of secure connections use; run once, and again only if they must change.
# Valid from 2020 to 2120, whatever the clock of the machine says; `expired` ended in 2021.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: > "$work/index"
printf '[ca]\ndefault_ca=d\n[d]\ndatabase=%s/index\nnew_certs_dir=%s\nrand_serial=yes\ndefault_md=sha256\npolicy=p\nunique_subject=no\ncopy_extensions=copy\n[p]\ncommonName=supplied\n[req]\ndistinguished_name=n\n[n]\n' "$work" "$work" > "$work/conf"

request() { # FILE NAME EXTENSION
  openssl req -new -config "$work/conf" -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$2" -addext "$3" -keyout "$1.key" -out "$work/$1.csr"
}
sign() { # FILE END OPTIONS…
  file=$1 end=$2
  shift 2
  openssl ca -batch -notext -config "$work/conf" -startdate 20200101000000Z -enddate "$end" -in "$work/$file.csr" -out "$file.pem" "$@"
}

request ca "Jipper test authority" basicConstraints=critical,CA:TRUE
sign ca 21200101000000Z -selfsign -keyfile ca.key
for name in server:IP:127.0.0.1,DNS:localhost other:DNS:other.example client:DNS:client.example expired:IP:127.0.0.1; do
  file=${name%%:*}
  request "$file" "test $file" "subjectAltName=${name#*:}"
  end=21200101000000Z
  [ "$file" = expired ] && end=20210101000000Z
  sign "$file" "$end" -cert ca.pem -keyfile ca.key
done
rm ca.key # nothing more is to be signed with it
