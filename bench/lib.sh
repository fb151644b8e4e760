# What the scripts here share. Sourced from the project's folder.

jar=${JAR:-target/linli.jar}
[ -r "$jar" ] || { echo "build first: mvn -DskipTests package ($jar is missing)" >&2; exit 1; }

# The newest JDK in the usual places; its java starts Linli directly, so that the process we know is the one we kill.
find_jdk() {
    local home version best=24
    for home in "${JAVA_HOME:-/none}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null)
        if [ "${version:-0}" -gt "$best" ]; then best=$version; JDK=$home; fi
    done
    [ "$best" -ge 25 ] || { echo "a JDK 25 is needed" >&2; exit 1; }
    JAVA=$JDK/bin/java
}
find_jdk

# A folder to work in, named after its first argument; removed at the end unless WORK names it.
workspace() {
    if [ -n "${WORK:-}" ]; then mkdir -p "$WORK"; echo "$WORK"; else mktemp -d "${TMPDIR:-/tmp}/linli-$1-XXXXXX"; fi
}

field() { # name, JSON: the value of a string or number field
    grep -o "\"$1\" *: *\"\{0,1\}[^\",}]*" <<<"$2" | head -1 | sed 's/.*: *"\{0,1\}//'
}

# Starts the server on a data folder and waits until it answers; its process id is in $server.
start_server() { # data, port, scenario, [jvm options…]
    local data=$1 at=$2 scenario=$3 n
    shift 3
    LINLI_DATA=$data LINLI_PORT=$at LINLI_SCENARIO=$scenario "$JAVA" "$@" -jar "$jar" serve >>"$data.log" 2>&1 &
    server=$!
    for n in $(seq 1200); do
        [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$at/actuator/health")" = 200 ] && return 0
        kill -0 "$server" 2>/dev/null || { tail -5 "$data.log"; return 1; }
        sleep 0.1
    done
    return 1
}

stop_server() {
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
}

# The embedded database of a data folder: port, and environment for psql and pgbench as a role of it.
as_role() { # data, role (linli_writer | linli_owner | postgres)
    export PGHOST=127.0.0.1 PGUSER=$2 PGDATABASE=linli
    PGPORT=$(sed -n 4p "$1/postgres/cluster/postmaster.pid")
    PGPASSWORD=$(cat "$1/postgres/password-$2")
    export PGPORT PGPASSWORD
}

# Processor seconds that a process and all below it have used, ended children of theirs included.
cpu_seconds() { # pid…
    local pid total=0 part
    for pid in $(tree "$@"); do
        part=$(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | awk '{print $12 + $13 + $14 + $15}')
        total=$((total + ${part:-0}))
    done
    awk -v t="$total" -v hz="$(getconf CLK_TCK)" 'BEGIN { printf "%.2f", t / hz }'
}

tree() { # pid…: these and everything below
    local pid
    for pid in "$@"; do
        echo "$pid"
        tree $(pgrep -P "$pid")
    done
}

# Resident memory in MiB, shared pages counted once (PSS).
memory_mib() { # pid…
    local pid total=0 part
    for pid in $(tree "$@"); do
        part=$(awk '/^Pss:/ {print $2}' "/proc/$pid/smaps_rollup" 2>/dev/null)
        total=$((total + ${part:-0}))
    done
    echo $((total / 1024))
}

median() { sort -g | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
