#!/usr/bin/env bash
# Kills Linli with SIGKILL again and again, during the replay of real messages, while matters come in over HTTP and while a table of
# persons is read, written and undone, and shows that nothing that was acknowledged is lost, doubled or half done.
#
#   bench/kill.sh [replay|intake|import]      all without an argument
#
# Takes the built target/linli.jar. KILLS (20), ROUNDS (5) and EXCEL_ROWS (40000) for the import, CLIENTS (6), HOT and REPLIES (CSV files; absent: no replay), PORT (18200),
# WORK (a folder that is kept; absent: a temporary one that is not).
set -u
cd "$(dirname "$0")/.."
. bench/lib.sh

kills=${KILLS:-20} clients=${CLIENTS:-6} port=${PORT:-18200}
hot=${HOT:-../shared/data/messages-hot.csv} replies=${REPLIES:-../shared/data/messages-replies.csv}
work=$(workspace kill)
wrong=0

say() { echo "$*" >&2; }
fail() { echo "WRONG: $*"; wrong=1; }

# --- replay: 20 kills, then the same figures as a run that nobody disturbed

replay() { # data folder, output file
    LINLI_DATA=$1 LINLI_SCENARIO=none "$JAVA" -jar "$jar" scenario messages --hot "$hot" --replies "$replies" >"$2" 2>&1
}

figures() { grep -E '^(from|messages|refused|matters\.[a-z.-]*|rate) ' "$1"; }

replay_part() {
    [ -r "$hot" ] && [ -r "$replies" ] || { echo "replay: no messages to read ($hot)"; return; }
    echo "replay, undisturbed"
    replay "$work/calm" "$work/calm.txt" || { cat "$work/calm.txt"; fail "the undisturbed replay ended with an error"; return; }
    figures "$work/calm.txt"
    local done=0 n
    for n in $(seq "$kills"); do
        replay "$work/stormy" "$work/stormy.txt" &
        local shell=$! java
        sleep "$((8 + RANDOM % 17)).$((RANDOM % 10))" # it starts in five
        java=$(pgrep -P "$shell" -x java)
        if [ -n "$java" ] && kill -9 "$java" 2>/dev/null; then done=$((done + 1)); fi
        wait "$shell" 2>/dev/null
        say "kill $n: $(grep -v '^[A-Za-z]' "$work/stormy.txt" | tail -1)"
    done
    echo "replay, killed $done times"
    replay "$work/stormy" "$work/stormy.txt" || { cat "$work/stormy.txt"; fail "the replay did not end after $done kills"; }
    if diff <(figures "$work/calm.txt") <(figures "$work/stormy.txt"); then
        echo "the same figures after $done kills"
    else
        fail "the figures differ"
    fi
}

# --- intake: clients that repeat a key until it is acknowledged, and note every acknowledgement

client() { # number
    local n=0 body code key
    while [ ! -e "$work/stop" ]; do
        n=$((n + 1)) key="kill-$1-$n-$$"
        while :; do
            body=$(curl -s --max-time 10 -w '\n%{http_code}' -H "Idempotency-Key: $key" -H 'Content-Type: application/json' \
                -d "{\"place\":\"$place\",\"text\":\"路灯 $1-$n 不亮\",\"anonymous\":true}" "http://127.0.0.1:$port/api/v1/matters")
            code=${body##*$'\n'}
            [ "$code" = 201 ] && break
            case $code in 4*) echo "$key $code $body" >>"$work/refused"; break ;; esac
            sleep 0.1
        done
        [ "$code" = 201 ] && echo "$key $(field receipt "$body") $(field code "$body")" >>"$work/acknowledged.$1"
    done
}

received() {
    curl -s "http://127.0.0.1:$port/api/v1/open/measures?place=${place:0:6}&from=2000-01-01&to=2100-01-01&measure=matters.received" |
        grep -o '"value":[0-9]*' | cut -d: -f2
}

intake_part() {
    place=440305008001
    start_server "$work/intake" "$port" demo || { fail "no start"; return; }
    sleep 2
    local before n c pids=() shots=0
    before=$(received)
    rm -f "$work"/acknowledged.* "$work/stop" "$work/refused"
    for c in $(seq "$clients"); do client "$c" & pids+=($!); done
    for n in $(seq "$kills"); do
        sleep "$((1 + RANDOM % 3)).$((RANDOM % 10))"
        kill -9 "$server" && shots=$((shots + 1))
        wait "$server" 2>/dev/null
        start_server "$work/intake" "$port" demo || { fail "no start after kill $n"; break; }
    done
    sleep 2
    touch "$work/stop"
    wait "${pids[@]}"
    cat "$work"/acknowledged.* >"$work/acknowledged"
    local all codes keys opened=0 after
    all=$(wc -l <"$work/acknowledged")
    keys=$(cut -d' ' -f1 "$work/acknowledged" | sort -u | wc -l)
    codes=$(cut -d' ' -f3 "$work/acknowledged" | sort -u | wc -l)
    echo "intake, killed $shots times: $all acknowledged, $keys keys, $codes matters"
    [ -s "$work/refused" ] && { head -3 "$work/refused"; fail "$(wc -l <"$work/refused") refused"; }
    [ "$all" -gt 0 ] && [ "$all" = "$codes" ] && [ "$all" = "$keys" ] || fail "keys and matters are not one to one"
    while read -r _ receipt code; do
        if curl -s -H "Authorization: Receipt $receipt" "http://127.0.0.1:$port/api/v1/receipt" | grep -q "\"code\":\"$code\""; then
            opened=$((opened + 1))
        else
            fail "receipt of $code does not open"
        fi
    done <"$work/acknowledged"
    echo "receipts that open: $opened of $all"
    for n in $(seq 50); do
        after=$(received)
        [ "$((after - before))" = "$all" ] && break
        sleep 0.2
    done
    echo "received by the open board's count: $((after - before))"
    [ "$((after - before))" = "$all" ] || fail "the open board counts $((after - before)), acknowledged are $all"
    stop_server
    echo "the public log: $(LINLI_DATA=$work/intake LINLI_SCENARIO=none "$JAVA" -jar "$jar" ledger verify 2>&1 | tail -1)"
    LINLI_DATA=$work/intake LINLI_SCENARIO=none "$JAVA" -jar "$jar" ledger verify >/dev/null 2>&1 || fail "the public log does not hold"
}

# --- import: killed while the table is read, written and undone; each time it goes on by itself from where it was

import_part() {
    export EXCEL_ROWS=${EXCEL_ROWS:-40000}
    . bench/excel.sh
    mkdir -p "$work/classes"
    "$JDK/bin/javac" -d "$work/classes" bench/src/*.java || exit 1
    data=$work/import
    excel_world "$data" || { fail "no start"; return; }
    local n run
    for n in $(seq "${ROUNDS:-5}"); do
        run=$(excel_upload "$work/people.xlsx")
        [ -n "$run" ] || { fail "round $n: no upload"; return; }
        [ "$n" = 1 ] && killed_import "$run" READING 0
        [ "$(excel_wait "$data" "$run")" = READY ] || fail "round $n: $(excel_state "$data" "$run") after reading"
        [ "$(written)" = "0 0 0" ] || fail "round $n: the preview wrote $(written)"
        excel_press "$run" confirm
        killed_import "$run" WRITING 5
        [ "$(excel_wait "$data" "$run")" = DONE ] || fail "round $n: $(excel_state "$data" "$run") after writing"
        same_rows "round $n, written" "$excel_rows $excel_rows $excel_rows" "$(written)"
        same_rows "round $n, the run's own count" "$excel_rows 0 0" "$(counted "$run" "added, refused, unchanged")"
        excel_press "$run" undo
        killed_import "$run" UNDOING 3
        [ "$(excel_wait "$data" "$run")" = UNDONE ] || fail "round $n: $(excel_state "$data" "$run") after undoing"
        same_rows "round $n, left when undone" "0 0 0" "$(written)"
        same_rows "round $n, the run's own count" "$excel_rows 0" "$(counted "$run" "undone, kept")"
    done
    stop_server
}

killed_import() { # run's path, the state it should be in, seconds at most
    sleep "$((RANDOM % ($3 + 1))).$((RANDOM % 10))"
    local state where
    kill -9 "$server"; wait "$server" 2>/dev/null
    LINLI_DEMO_PASSWORD=bench-bench-bench start_server "$data" "$port" none $excel_heap "-Xlog:gc*:file=$work/gc.log:uptime" ||
        { fail "no start after the kill"; return; }
    excel_in
    state=$(excel_state "$data" "$1"); where=$(counted "$1" "done, done_row, undone")
    echo "killed while $2; found $state at $where (decided, last row, undone)"
}

# persons who are there, how many different numbers they have, their dwellings
written() {
    excel_sql "$data" "select count(*), count(distinct identity_index), (select count(*) from people.tie where place like '4403059%')
        from people.person where place like '4403059%' and erased_at is null" | tr '|' ' '
}

counted() { excel_sql "$data" "select $2 from exchange.run where id = '${1##*/}'" | tr '|' ' '; }

same_rows() { # what, expected, found
    if [ "$2" = "$3" ]; then echo "$1: $3"; else fail "$1: $3 instead of $2"; fi
}

case ${1:-all} in
    replay) replay_part ;;
    intake) intake_part ;;
    import) import_part ;;
    all) replay_part; intake_part; import_part ;;
    *) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
[ "$wrong" = 0 ] && echo "nothing lost, nothing doubled"
exit "$wrong"
