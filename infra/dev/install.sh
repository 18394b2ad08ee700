#!/usr/bin/env bash
# Brings what the tests' real servers and checks need on Debian: PostgreSQL, a Java 17, and what runs in it: Apache Kafka
# (infra/dev/kafka/pom.xml) and veraPDF (infra/dev/verapdf/pom.xml).
# Does nothing where all of it is there already.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
compgen -G '/usr/lib/postgresql/*/bin/postgres' > /dev/null || missing+=(postgresql)
command -v setpriv > /dev/null || missing+=(util-linux)
command -v java > /dev/null || missing+=(openjdk-17-jre-headless)
# the report is looked at in a real browser, and opened by an office suite that we did not write
command -v chromium > /dev/null || missing+=(chromium)
compgen -G '/usr/lib/libreoffice/program/libsc*lo.so' > /dev/null || missing+=(libreoffice-calc)
compgen -G '/usr/lib/libreoffice/program/libsw*lo.so' > /dev/null || missing+=(libreoffice-writer)
compgen -G '/usr/lib/libreoffice/program/libsd*lo.so' > /dev/null || missing+=(libreoffice-impress)
# as wide as Arial, which office documents are set in
compgen -G '/usr/share/fonts/truetype/liberation*/LiberationSans-Regular.ttf' > /dev/null || missing+=(fonts-liberation)
if [ "$(id -u)" -eq 0 ]; then cache=/var/cache/fremdrift; else cache="${XDG_CACHE_HOME:-$HOME/.cache}/fremdrift"; fi
unfetched=()
for what in kafka verapdf; do cmp -s "$what/pom.xml" "$cache/$what/pom.xml" || unfetched+=("$what"); done
[ "${#unfetched[@]}" -eq 0 ] || command -v mvn > /dev/null || missing+=(maven)

if [ "${#missing[@]}" -gt 0 ]; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "Not on this machine: ${missing[*]}. Install them, or run this as root." >&2
    exit 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

umask 022
mkdir -p "$cache"
for what in ${unfetched[@]+"${unfetched[@]}"}; do
  new=$(mktemp -d "$cache/$what.XXXXXX")
  trap 'rm -rf "$new"' EXIT
  chmod 755 "$new"
  mvn --quiet --batch-mode --file "$what/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$new/jars"
  cp "$what/pom.xml" "$new/pom.xml"
  rm -rf "${cache:?}/$what"
  mv -T "$new" "$cache/$what"
done
