# The register of persons as a workbook of 400,000 rows × 30 columns, in and out through the pages, beside unzip and SAX of the same file
# and COPY of the same rows. Sourced by bench/run and bench/kill.sh.
#
# EXCEL_ROWS (400000). The server has 256 MiB of heap; what its collections left is read from its log.

excel_rows=${EXCEL_ROWS:-400000}
excel_heap="-Xmx256m -XX:+UseSerialGC"

# A demo district with a hundred new communities and somebody who may write anywhere in it, in $1; the workbook and its places in $work.
excel_world() { # data
    "$JAVA" -cp "$work/classes" Excel places "$work/excel-places.csv"
    [ -r "$work/people.xlsx" ] || "$JAVA" -cp "$work/classes" Excel people "$work/people.xlsx" "$excel_rows"
    LINLI_DEMO_PASSWORD=bench-bench-bench start_server "$1" "$port" demo $excel_heap "-Xlog:gc*:file=$work/gc.log:uptime" || return 1
    LINLI_DATA=$1 "$JAVA" -jar "$jar" import places "$work/excel-places.csv" | tail -1 >&2
    excel_sql "$1" "insert into organisations.post (district, id, person, office, organisation, from_day, started_at)
        select p.district, gen_random_uuid(), p.person, 'clerk', p.organisation, p.from_day, p.started_at
          from organisations.post p join organisations.organisation o on o.district = p.district and o.id = p.organisation
         where p.district = '440305' and p.office = 'operator' and o.function = 'services'"
    excel_in
}

excel_sql() { # data, statement; as the superuser, whom no policy of a table stops
    (as_role "$1" postgres; psql -qtAX -v ON_ERROR_STOP=1 -c "$2")
}

excel_in() { # signs the operator in; the jar of cookies is $work/cookies
    local csrf
    rm -f "$work/cookies"
    csrf=$(excel_get /sign-in | sed -n 's/.*name="_csrf" value="\([^"]*\).*/\1/p' | head -1)
    excel_get /sign-in --data-urlencode "_csrf=$csrf" -d "login=yanhuimin&password=bench-bench-bench" -o /dev/null
}

excel_get() { # path, [curl options]
    local path=$1
    shift
    curl -s -c "$work/cookies" -b "$work/cookies" "$@" "http://127.0.0.1:$port$path"
}

excel_csrf() { excel_get /desk/tables/people | sed -n 's/.*name="_csrf" value="\([^"]*\).*/\1/p' | head -1; }

excel_upload() { # file: the run's path
    excel_get /desk/tables/people -F "_csrf=$(excel_csrf)" -F "file=@$1" -o /dev/null -w '%{redirect_url}' | sed 's,^http://[^/]*,,'
}

excel_press() { # run's path, what
    excel_get "$1/$2" -d "_csrf=$(excel_csrf)" -o /dev/null
}

excel_state() { # data, run's path: its state
    excel_sql "$1" "select state from exchange.run where id = '${2##*/}'"
}

excel_wait() { # data, run's path: until nobody is at work on it; prints its state
    local state
    for _ in $(seq 6000); do
        state=$(excel_state "$1" "$2")
        case $state in READING | WRITING | UNDOING) sleep 0.2 ;; *) break ;; esac
    done
    echo "$state"
}

excel_seconds() { # data, run's path: how long its last pass took
    excel_sql "$1" "select round(extract(epoch from ended_at - began_at), 1) from exchange.run where id = '${2##*/}'"
}

# MiB of heap: the most that was in use, and the most that a full collection left
excel_memory() {
    grep -o 'Pause [A-Z].* [0-9]*M->[0-9]*M([0-9]*M)' "$work/gc.log" | awk '{
        split($NF, m, /M->|M\(|M\)/); if (m[1] > used) used = m[1]
        if (/Full/ && m[2] > live) live = m[2] } END { printf "%d %d", used, live }'
}

excel() {
    [ -n "${server:-}" ] && stop_server
    local demo=$data run state read write undo out sax copy memory full cpu
    data=$work/excel
    excel_world "$data" || { say "excel: no start"; data=$demo; return; }
    : >"$work/gc.log"
    cpu=$(cpu_seconds "$server")
    run=$(excel_upload "$work/people.xlsx")
    state=$(excel_wait "$data" "$run"); read=$(excel_seconds "$data" "$run")
    [ "$state" = READY ] || say "excel: $state after reading"
    excel_press "$run" confirm
    ( sleep 8; "$JDK/bin/jcmd" "$server" GC.run >/dev/null ) & # in the middle, so that it shows what is really held
    state=$(excel_wait "$data" "$run"); write=$(excel_seconds "$data" "$run")
    [ "$state" = DONE ] || say "excel: $state after writing"
    cpu=$(minus "$(cpu_seconds "$server")" "$cpu")
    memory=($(excel_memory)); full=$(grep -c 'Pause Full' "$work/gc.log")
    sax=$("$JAVA" -cp "$work/classes" Excel sax "$work/people.xlsx" | cut -d' ' -f3)
    copy=$(excel_copy)
    out=$(seconds excel_get /desk/tables/people/export -d "_csrf=$(excel_csrf)&place=440305&item=PHONE&item=IDENTITY&item=DWELLING&as=xlsx" \
        --data-urlencode "purpose=测量" -o "$work/out.xlsx")
    excel_press "$run" undo
    state=$(excel_wait "$data" "$run"); undo=$(excel_seconds "$data" "$run")
    [ "$state" = UNDONE ] || say "excel: $state after undoing"
    row excel "import of $excel_rows persons × 30 columns, confirmed to committed" "$write s" "unzip and SAX of the file: $sax s" \
        "$(ratio "$write" "$sax")" "COPY of the same rows, same indexes: $copy s; $cpu s CPU with the preview"
    row excel "its preview: every row decided, none written" "$read s" "unzip and SAX of the file: $sax s" "$(ratio "$read" "$sax")" ""
    row excel "heap meanwhile" "${memory[1]} MiB held, ${memory[0]} MiB used at most" "256 MiB" "$(ratio "${memory[0]}" 256)" \
        "$excel_heap, the whole server; $full full collections, one of them asked for"
    row excel "its export as a workbook, with a look at each" "$out s" "unzip and SAX of the file: $sax s" "$(ratio "$out" "$sax")" \
        "$(stat -c %s "$work/out.xlsx" | awk '{ printf "%.0f MiB", $1 / 1048576 }')"
    row excel "its undoing" "$undo s" "the import: $write s" "$(ratio "$undo" "$write")" ""
    stop_server; server=; data=$demo
}

# Seconds for COPY of what the import brought into tables with the same indexes and checks
excel_copy() {
    local table total=0
    excel_sql "$data" "create schema if not exists bench" >/dev/null 2>&1
    for table in people.person people.consent people.tie people.dwelling exchange.trace; do
        excel_sql "$data" "drop table if exists bench.same; create table bench.same (like $table including all)" 2>/dev/null
        excel_sql "$data" "\\copy $table to '$work/same.copy' with (format binary)"
        total=$(awk -v a="$total" -v b="$(seconds excel_sql "$data" "\\copy bench.same from '$work/same.copy' with (format binary)")" 'BEGIN { print a + b }')
    done
    excel_sql "$data" "drop table bench.same"; rm -f "$work/same.copy"
    echo "$total"
}
