# P12: the divisions of a whole country beside COPY of the rows that come of them. Sourced by bench/run.

divisions=${DIVISIONS:-../shared/data/divisions-cn.csv.gz}

seconds() { # a command: how long it takes
    local from to
    from=$(date +%s.%N); "$@" >/dev/null || return 1; to=$(date +%s.%N)
    awk -v a="$from" -v b="$to" 'BEGIN { printf "%.2f", b - a }'
}

p12() {
    [ -r "$divisions" ] || { say "p12: no divisions to read ($divisions)"; return; }
    [ -n "${server:-}" ] && stop_server
    local demo=$data i took indexed heap a=() b=() c=() ratios=() rows_in
    data=$work/divisions
    rm -rf "$data"
    start_server "$data" "$port" none -Xmx1g || { say "p12: no start"; data=$demo; return; }
    for i in $(seq "$pairs"); do
        pg linli_owner -c "truncate places.place, places.past" >/dev/null
        took=$(LINLI_DATA=$data "$JAVA" -jar "$jar" import places "$divisions" | tee -a "$work/import.log" | sed -n 's/.* \([0-9.]*\) s$/\1/p')
        [ -n "$took" ] || { say "p12: the import failed: $(tail -1 "$work/import.log")"; break; }
        pg linli_owner -c "\\copy places.place to '$work/places.copy'" >/dev/null
        pg linli_owner -c "create schema if not exists bench" -c "drop table if exists bench.place, bench.heap" \
            -c "create table bench.place (like places.place including all)" -c "create table bench.heap (like places.place)" >/dev/null
        indexed=$(seconds pg linli_owner -c "\\copy bench.place from '$work/places.copy'")
        heap=$(seconds pg linli_owner -c "\\copy bench.heap from '$work/places.copy'")
        a+=("$took") b+=("$indexed") c+=("$heap") ratios+=("$(ratio "$took" "$indexed")")
        say "p12 pair $i: import $took s, COPY with the table's indexes $indexed s, into a bare table $heap s"
    done
    rows_in=$(pg linli_owner -c "select count(*) from places.place")
    row P12 "import of $rows_in divisions, csv.gz to committed" "$(printf '%s\n' "${a[@]}" | median) s" \
        "COPY of the same rows, same indexes and checks: $(printf '%s\n' "${b[@]}" | median) s" "$(printf '%s\n' "${ratios[@]}" | median)" \
        "COPY into a bare table: $(printf '%s\n' "${c[@]}" | median) s"
    stop_server; server=; data=$demo
}
