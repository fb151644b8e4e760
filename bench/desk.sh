# P3: the desk's list over a million matters beside pgbench with the same query. Sourced by bench/run.

# Signs in as a demo account and makes an access token for programs; prints it.
token() { # login
    local jar=$work/cookies.$1 base=http://127.0.0.1:$port csrf page
    rm -f "$jar"
    csrf=$(curl -s -c "$jar" -b "$jar" "$base/sign-in" | grep -o 'name="_csrf" value="[^"]*' | head -1 | sed 's/.*value="//')
    curl -s -o /dev/null -c "$jar" -b "$jar" --data-urlencode "_csrf=$csrf" -d "login=$1&password=bench-bench-bench" "$base/sign-in"
    page=$(curl -s -c "$jar" -b "$jar" "$base/me/tokens")
    csrf=$(grep -o 'name="_csrf" value="[^"]*' <<<"$page" | head -1 | sed 's/.*value="//')
    curl -s -L -c "$jar" -b "$jar" --data-urlencode "_csrf=$csrf" -d "name=bench&days=30" "$base/me/tokens" |
        grep -o 'linli_[A-Za-z0-9_-]*' | head -1
}

p3() {
    up
    local size
    for size in ${MATTERS:-10000 1000000 10000000}; do p3_at "$size"; done
}

p3_at() { # matters in the district; the table only grows
    local wanted=$1 have a bearer i ra=() p99=() tps=() ratios=()
    have=$(pg linli_owner -c "select count(*) from matters.matter where district = '$district'")
    if [ "$have" -lt "$wanted" ]; then
        say "p3: adding $((wanted - have)) matters"
        pg linli_owner -v n="$((wanted - have))" -v from="$have" -v district="$district" -f bench/limits/matters.sql >/dev/null || return
    fi
    bearer=$(token jiangwenbo)
    [ -n "$bearer" ] || { say "p3: no token"; return; }
    get "/api/v1/desk/matters?state=HANDLING&late=late&place=${district}007&limit=50" "$work/desk" "Authorization: Bearer $bearer"
    warm 16 "$work/desk"
    for i in $(seq "$pairs"); do
        a=$(load 16 0 "$work/desk"); ra+=("$(cut -d' ' -f3 <<<"$a")") p99+=("$(cut -d' ' -f6 <<<"$a")")
        [ "$(cut -d' ' -f4 <<<"$a")" = 0 ] || say "p3: failed $(cut -d' ' -f4 <<<"$a")"
        tps+=("$(pgbench_tps 16 bench/limits/desk.sql)"); ratios+=("$(ratio "${ra[-1]}" "${tps[-1]}")")
    done
    row P3 "desk list, 50 rows, three filters, $wanted matters" "$(printf '%s\n' "${ra[@]}" | median)/s" \
        "pgbench, the same query: $(printf '%s\n' "${tps[@]}" | median)/s" "$(printf '%s\n' "${ratios[@]}" | median)" \
        "p99 $(printf '%s\n' "${p99[@]}" | median) ms with 16 connections"
}
