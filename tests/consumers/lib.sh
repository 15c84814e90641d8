# Sourced by the checks. What they need is installed once under build/consumers; a folder $work is gone when they end.
# shellcheck shell=bash
set -u
consumers=$EDGEWISE_SOURCE/tests/consumers
cache=$EDGEWISE_SOURCE/build/consumers
make_graph=$EDGEWISE_MAKE_GRAPH
work=$(mktemp -d "${TMPDIR:-/tmp}/edgewise-consumer.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$cache"
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1

skip() { echo "skipped: $*"; exit 77; }
need() { command -v "$1" >/dev/null || skip "$1 is not installed (Debian: apt-get install $2)"; }

# once NAME KEY-FILE COMMAND...: runs the command in a fresh $cache/NAME unless it has been there for this key file.
once() {
  local name=$1 key=$2 folder=$cache/$1
  shift 2
  exec 9>"$folder.lock"
  flock 9
  if ! cmp -s "$key" "$folder/complete"; then
    rm -rf "$folder" && mkdir "$folder"
    if ! "$@" >"$folder.log" 2>&1; then
      tail -n 5 "$folder.log"
      rm -rf "$folder"
      skip "$name could not be installed (its last lines stand above)"
    fi
    cp "$key" "$folder/complete"
  fi
  flock -u 9
}

# Sets $python to an interpreter that has the packages of python/NAME.txt.
python_with() {
  need python3 python3
  once "python-$1" "$consumers/python/$1.txt" python_packages "$1"
  python=$cache/python-$1/bin/python
}
python_packages() {
  python3 -m venv --system-site-packages "$cache/python-$1" &&
    "$cache/python-$1/bin/pip" install --disable-pip-version-check --retries 2 -r "$consumers/python/$1.txt"
}

# Sets $jars to the folder of the jars that java/NAME.xml names.
jars_of() {
  need java default-jre-headless
  need mvn maven
  once "java-$1" "$consumers/java/$1.xml" java_packages "$1"
  jars=$cache/java-$1
}
java_packages() {
  mvn -B -q -f "$consumers/java/$1.xml" dependency:copy-dependencies -DoutputDirectory="$cache/java-$1" -DincludeScope=runtime
}

# graph NAME...: the stores of make_graph as $work/NAME.db
graph() { local name; for name; do "$make_graph" "$name" "$work/$name.db" || exit 1; done; }
# export_as FORMAT GRAPH TO [OPTION...]
export_as() { "$EDGEWISE" export "$1" "$work/$2.db" --quiet -o "$work/$3" "${@:4}" || exit 1; }
