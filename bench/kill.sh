#!/usr/bin/env bash
# Kills Linli with SIGKILL again and again, during the replay of real messages and while matters come in over HTTP, and shows
# that nothing that was acknowledged is lost, doubled or half done.
#
#   bench/kill.sh [replay|intake]      both without an argument
#
# Takes the built target/linli.jar. KILLS (20), CLIENTS (6), HOT and REPLIES (CSV files; absent: no replay), PORT (18200),
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
}

case ${1:-both} in
    replay) replay_part ;;
    intake) intake_part ;;
    both) replay_part; intake_part ;;
    *) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
[ "$wrong" = 0 ] && echo "nothing lost, nothing doubled"
exit "$wrong"
