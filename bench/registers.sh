# The pages and searches of the registers over the seed's district at its true scale. Sourced by bench/run.
#
# Loads nanshan-2009 into $work/nanshan unless it is there, then asks for each page in turn, one request after the other, each with other
# parameters: what somebody at the district's desk waits for. One page's median must be below 100 ms. REQUESTS (60) at least.

limit_ms=100
requests=${REQUESTS:-60}

signed_in() { # login, cookie jar: the cookie header
    local base=http://127.0.0.1:$port csrf
    rm -f "$2"
    csrf=$(curl -s -c "$2" -b "$2" "$base/sign-in" | grep -o 'name="_csrf" value="[^"]*' | head -1 | sed 's/.*value="//')
    curl -s -o /dev/null -c "$2" -b "$2" --data-urlencode "_csrf=$csrf" -d "login=$1&password=bench-bench-bench" "$base/sign-in"
    echo "Cookie: $(awk '!/^# / && NF >= 7 { sub(/^#HttpOnly_/, ""); printf "%s%s=%s", n++ ? "; " : "", $6, $7 }' "$2")"
}

# The time until the last byte of each request on one kept-alive connection; prints: requests failed median_ms p99_ms cpu_ms_each
ask() { # url template with {v}, values, [form]
    local used n
    n=$(wc -l <"$2"); [ "$n" -lt "$requests" ] && n=$requests
    : >"$work/requests"
    awk -v n="$n" '{ v[NR] = $0 } END { for (i = 0; i < n; i++) print v[i % NR + 1] }' "$2" >"$work/values"
    while read -r v; do
        [ -s "$work/requests" ] && echo next >>"$work/requests"
        printf 'url = "http://127.0.0.1:%s%s"\n' "$port" "${1//\{v\}/$v}"
        printf 'header = "%s"\noutput = "%s"\nwrite-out = "%%{http_code} %%{time_total}\\n"\n' "$cookie" "$work/answer"
        [ -n "${3:-}" ] && printf 'data = "%s"\n' "_csrf=$csrf&${3//\{v\}/$v}"
    done <"$work/values" >>"$work/requests"
    curl -s -K "$work/requests" >/dev/null # once unmeasured: the compiler, the caches
    used=$(cpu_seconds "$server"); curl -s -K "$work/requests" >"$work/times"; used=$(minus "$(cpu_seconds "$server")" "$used")
    awk -v cpu="$used" '{ n++; if ($1 >= 400 || $1 == 303) f++; print $2 * 1000 > times }
        END { printf "%d %d %.1f\n", n, f, cpu * 1000 / n }' times="$work/ms" "$work/times" >"$work/counted"
    echo "$(cut -d' ' -f1,2 "$work/counted") $(median <"$work/ms" | awk '{ printf "%.1f", $1 }')" \
        "$(sort -g "$work/ms" | awk '{ v[NR] = $1 } END { printf "%.1f", v[int(NR * 0.99 + 0.999)] }') $(cut -d' ' -f3 "$work/counted")"
}

page() { # what, url, values, [form]
    local a
    a=($(ask "$2" "$3" "${4:-}"))
    [ "${a[1]}" = 0 ] || say "$1: ${a[1]} of ${a[0]} failed"
    row registers "$1" "median ${a[2]} ms, ${a[4]} ms CPU" "$limit_ms ms" "$(ratio "${a[2]}" "$limit_ms")" "p99 ${a[3]} ms, ${a[0]} requests"
}

sql() { pg linli_owner -c "$1" >"$work/$2"; [ -s "$work/$2" ] || say "nothing in $2"; }

registers() {
    [ -n "${server:-}" ] && stop_server
    local demo=$data cookie csrf took
    data=$work/nanshan
    if [ ! -d "$data" ]; then
        took=$(seconds env LINLI_DATA="$data" LINLI_DEMO_PASSWORD=bench-bench-bench "$JAVA" -Xmx1g -jar "$jar" scenario nanshan-2009) ||
            { say "registers: the scenario did not load"; data=$demo; return; }
    fi
    LINLI_DATA=$data "$JAVA" -jar "$jar" scenario nanshan-2009 --check >"$work/check" || { cat "$work/check" >&2; return; }
    LINLI_DEMO_PASSWORD=bench-bench-bench start_server "$data" "$port" none -Xmx1g || { say "registers: no start"; data=$demo; return; }
    pg linli_owner -c "vacuum analyze" >/dev/null 2>&1 # its own tables; what it may not is skipped
    [ -n "${took:-}" ] && row registers "nanshan-2009 loaded: $(pg linli_owner -c "select count(*) from people.person") persons, $(
        pg linli_owner -c "select count(*) from people.dwelling") dwellings, $(pg linli_owner -c "select count(*) from organisations.post") posts" \
        "$took s" "600 s" "$(ratio "$took" 600)" "$(tail -1 "$work/check")"

    sql "select code from places.place where kind = 'community' order by md5(code)" communities
    sql "select code from places.place where kind = 'subdistrict'" subdistricts
    sql "select code from places.place where kind = 'estate' order by md5(code) limit 100" estates
    sql "select code from places.place where kind = 'building' order by md5(code) limit 100" buildings
    sql "select name from places.place where kind = 'estate' order by md5(code) limit 100" names
    sql "select left(name, 2) from places.place where kind = 'estate' order by md5(code) limit 100" pieces
    sql "select left(pinyin, 4) from places.place where kind = 'estate' order by md5(code) limit 100" sounds
    sql "select id from organisations.organisation order by md5(id::text) limit 100" bodies
    sql "select id from organisations.organisation where kind = 'residents-committee'" committees
    sql "select person from organisations.post order by md5(id::text) limit 100" persons
    sql "select id from organisations.post where office = 'building-chief' order by md5(id::text) limit 100" posts
    sql "select '1200' || lpad((n * 271)::text, 7, '0') from generate_series(1, 100) n" phones
    # numbers of papers as the scenario makes them: owners are those whose number ends with 0 to 4
    sql "select digits || substr('10X98765432', (select sum(substr(digits, i, 1)::int * (array[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])[i])
                from generate_series(1, 17) i)::int % 11 + 1, 1)
           from (select '449999' || to_char(make_date(extract(year from current_date)::int - 21, 1, 1) - (n * 7919::bigint % 20000)::int, 'YYYYMMDD')
                        || lpad((n / 20000)::text, 3, '0') as digits
                   from generate_series(0, 990, 10) n) numbers" papers
    printf '%s\n' 书画 太极 合唱 读书 协会 环保 关爱 党支部 花园 >"$work/words"
    printf '%s\n' volunteer building-chief registered-member owners-member social-worker deputy >"$work/offices"
    cookie=$(signed_in heminzhi "$work/cookies.head")
    csrf=$(curl -s -H "$cookie" "http://127.0.0.1:$port/desk/people" | grep -o 'name="_csrf" value="[^"]*' | head -1 | sed 's/.*value="//')
    head -30 "$work/communities" | while read -r v; do
        curl -s -H "$cookie" "http://127.0.0.1:$port/api/v1/people?place=$v" | grep -o '"name":"[^"]*' | sed 's/.*"//' | head -4
    done >"$work/called"

    page "persons of a community" "/desk/people?place={v}" "$work/communities"
    page "persons of a building" "/desk/people?place={v}" "$work/buildings"
    page "persons by whole name, district" /desk/people/find "$work/called" "q={v}"
    page "persons by phone" /desk/people/find "$work/phones" "q={v}"
    page "persons by number of a paper" /desk/people/find "$work/papers" "q={v}"
    page "person's card" "/desk/people/{v}" "$work/persons"
    page "look at a person" "/desk/people/{v}/look" "$work/persons" "purpose=核对"
    page "records alike, district" "/desk/people/alike?n={v}" "$work/communities"
    page "records alike, community" "/desk/people/alike?place={v}" "$work/communities"
    page "organisations of the district" "/desk/organisations?after={v}" "$work/bodies"
    page "organisations by word" "/desk/organisations?q={v}" "$work/words"
    page "organisations of a community" "/desk/organisations?place={v}" "$work/communities"
    page "organisation's card" "/desk/organisations/{v}" "$work/bodies"
    page "card of a residents' committee with its chiefs" "/desk/organisations/{v}" "$work/committees"
    page "form that gives a post" "/desk/organisations/{v}/posts/new?office=committee-member" "$work/committees"
    page "a post: end, hand over, delegate" "/desk/posts/{v}" "$work/posts"
    page "JSON posts by office, district" "/api/v1/posts?office={v}" "$work/offices"
    page "JSON posts of a community" "/api/v1/posts?place={v}" "$work/communities"
    page "JSON persons of a community" "/api/v1/people?place={v}" "$work/communities"
    page "JSON persons from one on" "/api/v1/people?after={v}" "$work/persons"
    page "JSON organisations from one on" "/api/v1/organisations?after={v}" "$work/bodies"
    page "my page" "/me?n={v}" "$work/communities"
    page "my data" "/me/data?n={v}" "$work/communities"
    page "the desk's list" "/desk?n={v}" "$work/communities"
    page "page of a community" "/c/{v}" "$work/communities"
    page "page of a building" "/c/{v}" "$work/buildings"
    page "one core, many parties: a community" "/c/{v}/parties" "$work/communities"
    page "coverages of a community" "/c/{v}/coverage" "$work/communities"
    page "coverages of a sub-district" "/c/{v}/coverage" "$work/subdistricts"
    page "coverages of the district" "/c/$district/coverage?n={v}" "$work/communities"
    page "places by name" "/api/v1/places?q={v}" "$work/names"
    page "places by two characters" "/api/v1/places?q={v}" "$work/pieces"
    page "places by sound" "/api/v1/places?q={v}" "$work/sounds"
    page "place picker of speak" "/speak?q={v}" "$work/pieces"
    stop_server; server=; data=$demo
}
