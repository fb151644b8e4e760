#!/usr/bin/env bash
# What an operator hopes never to see, one after the other, on a data folder of its own: the database killed, the database
# frozen for a minute, the disk full. Every refused intake must be a 503 that says so in both languages, every acknowledged
# one must be there in the end, and Linli must come back by itself.
#
#   bench/trouble.sh [killed|frozen|full]      all without an argument; full needs root (a small file system is mounted)
#
# Takes the built target/linli.jar. PORT (18400), FREEZE (60 seconds), WORK (a folder that is kept).
set -u
cd "$(dirname "$0")/.."
. bench/lib.sh

port=${PORT:-18400} freeze=${FREEZE:-60} place=440305008001
work=$(workspace trouble)
data=$work/data
wrong=0 server=
fail() { echo "WRONG: $*"; wrong=1; }

# one intake without a retry: notes the receipt if it was acknowledged; prints the status
intake() { # key
    local body code
    body=$(curl -s --max-time 20 -w '\n%{http_code}' -H "Idempotency-Key: $1" -H 'Content-Type: application/json' -H "Accept-Language: ${2:-zh}" \
        -d "{\"place\":\"$place\",\"text\":\"路灯 $1 不亮\",\"anonymous\":true}" "http://127.0.0.1:$port/api/v1/matters")
    code=${body##*$'\n'}
    [ "$code" = 201 ] && echo "$(field receipt "$body") $(field code "$body")" >>"$work/acknowledged"
    [ "$code" = 503 ] && echo "${body%$'\n'*}" >>"$work/refusals"
    echo "$code"
}

# intakes, one after the other, until the given time has passed; counts statuses
stream() { # name, seconds
    local n=0 end=$((SECONDS + $2)) lang
    while [ "$SECONDS" -lt "$end" ]; do
        n=$((n + 1)); lang=$([ $((n % 2)) = 0 ] && echo en || echo zh)
        intake "$1-$n" "$lang"
        sleep 0.2
    done | sort | uniq -c | tr '\n' ';'
    echo
}

comes_back() { # name
    local n
    for n in $(seq 60); do
        [ "$(intake "$1-back-$n")" = 201 ] && { echo "$1: takes matters in again after $n tries"; return; }
        sleep 1
    done
    fail "$1: does not come back"
}

all_there() { # name
    local receipt code all=0 opened=0
    while read -r receipt code; do
        all=$((all + 1))
        curl -s -H "Authorization: Receipt $receipt" "http://127.0.0.1:$port/api/v1/receipt" | grep -q "\"code\":\"$code\"" &&
            opened=$((opened + 1))
    done <"$work/acknowledged"
    echo "$1: $opened of $all acknowledged matters open"
    [ "$opened" = "$all" ] || fail "$1: $((all - opened)) lost"
}

says_so() { # name
    [ -s "$work/refusals" ] || { echo "$1: nothing was refused"; return; }
    grep -vq '"title":"暂时存不上"\|"title":"Cannot store that just now"' "$work/refusals" && fail "$1: a refusal does not say what is the matter"
    echo "$1: $(wc -l <"$work/refusals") refused, for example $(tail -1 "$work/refusals" | cut -c1-300)"
    rm -f "$work/refusals"
}

postmaster() { head -1 "$data/postgres/cluster/postmaster.pid"; }

killed() {
    stream killed 10 & local streaming=$!
    sleep 3; kill -9 "$(postmaster)"
    wait "$streaming"
    comes_back killed; says_so killed; all_there killed
}

frozen() {
    local pids
    pids=$(tree "$(postmaster)")
    stream frozen $((freeze + 10)) & local streaming=$!
    sleep 3; kill -STOP $pids; sleep "$freeze"; kill -CONT $pids
    wait "$streaming"
    comes_back frozen; says_so frozen; all_there frozen
}

full() {
    stop_server; server=
    local small=$work/small kept=$data
    mkdir -p "$small"
    mount -t tmpfs -o size=900m tmpfs "$small" || { echo "full: no file system to fill"; data=$kept; return; }
    data=$small/data
    rm -f "$work/acknowledged"
    start_server "$data" "$port" demo -Xmx512m || fail "full: no start"
    stream full-before 3
    dd if=/dev/zero of="$small/filler" bs=1M 2>/dev/null
    df -m "$small" | tail -1
    stream full 40
    rm -f "$small/filler"
    comes_back full; says_so full; all_there full
    stop_server; server=
    umount "$small"; data=$kept
}

trap 'mountpoint -q "$work/small" && umount "$work/small"; [ -n "${server:-}" ] && stop_server' EXIT
[ "${1:-all}" = full ] || start_server "$data" "$port" demo -Xmx512m || exit 1
for part in ${*:-killed frozen full}; do "$part"; done
[ "$wrong" = 0 ] && echo "nothing lost"
exit "$wrong"
