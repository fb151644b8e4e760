# P8: sealing from a backlog, what it costs the intake, how soon a receipt proves, proofs over HTTP. Sourced by bench/run.

BACKLOG=${BACKLOG:-200000}

# the sealer rests while its cursor waits for a retry that never comes
seal_rests() { pg linli_owner -c "update ledger.cursor set retry_at = 'infinity' where reader = 'seal'" >/dev/null; }
seal_works() { pg linli_owner -c "update ledger.cursor set retry_at = null where reader = 'seal'" >/dev/null; }
seal_behind() { pg linli_owner -c "select sum(h.last - c.seq) from ledger.head h join ledger.cursor c using (district) where c.reader = 'seal'"; }
sealed() { until [ "$(seal_behind)" = 0 ]; do sleep 0.1; done; }

p8() {
    up
    pg linli_owner -f bench/limits/tables.sql >/dev/null || return
    p8_backlog
    p8_intake
    p8_receipts
}

# acts of new subjects, each with a leaf, a commitment and a key of its own, that nobody else reads
p8_backlog() {
    local from to copied
    sealed; seal_rests
    pg linli_owner -v n="$BACKLOG" -v district="$district" >/dev/null <<'SQL'
begin;
create temp table fresh as
select h.last + n as seq, uuidv7() as subject from ledger.head h, generate_series(1, :n) n where h.district = :'district';
insert into ledger.act (district, seq, at, recorded_at, kind, place, subject, facts)
select :'district', seq, now(), now(), 'matter.accepted', '440305008001', subject,
       jsonb_build_object('subject', subject, 'code', 'DDZH' || seq, 'category', '01.01.01', 'unit', subject, 'level', 'COMMUNITY')
  from fresh;
update ledger.head set last = last + :n where district = :'district';
update ledger.cursor set seq = (select last from ledger.head where district = :'district') where district = :'district' and reader <> 'seal';
update measures.counted set seq = (select last from ledger.head where district = :'district') where district = :'district';
commit;
SQL
    from=$(date +%s.%N); seal_works; sealed; to=$(date +%s.%N)
    pg linli_owner -c "\\copy (select * from seal.entry order by idx desc limit $BACKLOG) to '$work/entries.copy'" >/dev/null
    pg linli_owner -c "drop table if exists bench.entries" -c "create table bench.entries (like seal.entry including all)" >/dev/null
    copied=$(date +%s.%N); pg linli_owner -c "\\copy bench.entries from '$work/entries.copy'" >/dev/null
    copied=$(awk -v n="$BACKLOG" -v a="$copied" -v b="$(date +%s.%N)" 'BEGIN { printf "%.0f", n / (b - a) }')
    row P8 "sealing a backlog of $BACKLOG acts, each of a new subject" \
        "$(awk -v n="$BACKLOG" -v a="$from" -v b="$to" 'BEGIN { printf "%.0f", n / (b - a) }')/s" "10000/s" "" "COPY of the same entries alone: $copied/s"
}

# the same intake with the sealer at work and at rest, in turns
p8_intake() {
    local i on=() off=() ratios=()
    pg linli_owner -c "select code from places.place where district = '$district' and kind = 'community'" >"$work/communities"
    {
        echo "POST /api/v1/matters HTTP/1.1"; echo "Host: localhost:$port"; echo "Content-Type: application/json"; echo
        printf '{"place":"{v}","title":"路灯不亮 {n}","text":"小区东门外的路灯已经三天不亮，晚上走路看不清，请尽快来修。","anonymous":true}'
    } >"$work/intake"
    warm 64 "$work/intake" "$work/communities"; settle
    for i in $(seq "$pairs"); do
        seal_works; sealed
        on+=("$(load 64 0 "$work/intake" "$work/communities" | cut -d' ' -f3)"); settle
        seal_rests
        off+=("$(load 64 0 "$work/intake" "$work/communities" | cut -d' ' -f3)"); seal_works; sealed; settle
        ratios+=("$(ratio "${on[-1]}" "${off[-1]}")")
    done
    row P8 "intake with sealing" "$(printf '%s\n' "${on[@]}" | median)/s" "without: $(printf '%s\n' "${off[@]}" | median)/s" \
        "$(printf '%s\n' "${ratios[@]}" | median)" "64 connections"
}

# How long after an act is recorded a signed head holds it, for every intake at half the load; how long after the answer its proof comes,
# the question itself included, for one client beside that load; and proofs of one receipt over HTTP.
p8_receipts() {
    local n half body receipt began waits=() early=0 from a p
    half=$(load 64 0 "$work/intake" "$work/communities" | awk '{ printf "%.0f", $3 / 2 }'); settle
    from=$(pg linli_owner -c "select max(size) from seal.checkpoint")
    (each=30; load 64 "$half" "$work/intake" "$work/communities" >/dev/null) & p=$!
    for n in $(seq 200); do
        body=$(curl -s -H 'Content-Type: application/json' -d '{"place":"440305008001","text":"路灯不亮","anonymous":true}' "http://127.0.0.1:$port/api/v1/matters")
        receipt=$(field receipt "$body"); began=$(date +%s%N)
        until [ "$(curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Receipt $receipt" "http://127.0.0.1:$port/api/v1/receipt/proof")" = 200 ]; do
            early=$((early + 1))
            [ "$(($(date +%s%N) - began))" -gt 30000000000 ] && break
            sleep 0.02
        done
        waits+=("$((($(date +%s%N) - began) / 1000000))")
        kill -0 "$p" 2>/dev/null || break
    done
    wait "$p"; sealed
    a=$(pg linli_owner -F' ' -c "select round(percentile_cont(0.5) within group (order by wait)), round(percentile_cont(0.95) within group (order by wait)),
            round(max(wait)), count(*) from (select 1000 * extract(epoch from (select c.signed_at from seal.checkpoint c where c.size > e.idx order by c.size limit 1)
            - a.recorded_at) as wait from seal.entry e join ledger.act a using (district, seq) where e.idx >= $from) as waits")
    set -- $a
    row P8 "from the record of an act to a signed head that holds it, at $half intakes/s" "p95 $2 ms" "1000 ms" "" "p50 $1 ms, $3 ms at most, $4 acts"
    row P8 "from the answer to the proof, asked for by one client meanwhile" "p95 $(printf '%s\n' "${waits[@]}" | sort -n | awk '{ v[NR] = $1 } END { print v[int(NR * 0.95 + 0.5)] }') ms" \
        "1000 ms" "" "p50 $(printf '%s\n' "${waits[@]}" | median) ms, ${#waits[@]} receipts, asked $early times too early; a new curl each time"
    settle
    get /api/v1/receipt/proof "$work/proof" "Authorization: Receipt $receipt"
    warm 16 "$work/proof"
    a=$(load 16 0 "$work/proof")
    row P8 "proofs over HTTP, tlog-proof@v1" "$(cut -d' ' -f3 <<<"$a")/s" "20000/s" "" "p99 $(cut -d' ' -f6 <<<"$a") ms with 16 connections; each looks up receipt, acts, entry and tiles"
}
