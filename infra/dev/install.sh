#!/usr/bin/env bash
# Brings what the tests' real servers need on Debian: PostgreSQL, and Apache Kafka (infra/dev/kafka/pom.xml) with a Java 17 to run it.
# Does nothing where all of it is there already.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
compgen -G '/usr/lib/postgresql/*/bin/postgres' > /dev/null || missing+=(postgresql)
command -v setpriv > /dev/null || missing+=(util-linux)
command -v java > /dev/null || missing+=(openjdk-17-jre-headless)
if [ "$(id -u)" -eq 0 ]; then cache=/var/cache/fremdrift; else cache="${XDG_CACHE_HOME:-$HOME/.cache}/fremdrift"; fi
fetched() { cmp -s kafka/pom.xml "$cache/kafka/pom.xml"; }
fetched || command -v mvn > /dev/null || missing+=(maven)

if [ "${#missing[@]}" -gt 0 ]; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "Not on this machine: ${missing[*]}. Install them, or run this as root." >&2
    exit 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

fetched && exit
umask 022
mkdir -p "$cache"
new=$(mktemp -d "$cache/kafka.XXXXXX")
trap 'rm -rf "$new"' EXIT
chmod 755 "$new"
mvn --quiet --batch-mode --file kafka/pom.xml dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$new/jars"
cp kafka/pom.xml "$new/pom.xml"
rm -rf "$cache/kafka"
mv -T "$new" "$cache/kafka"
