#!/usr/bin/env bash
# bench/boston.sh <requests.csv.gz> [times faster] [limit in ms]: the City of Boston's requests of a half-year (data.boston.gov, PDDL)
# through the clock, compared with the city's own word on each; then the busiest hour of them against a running server.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh
file=${1:?the file of requests} faster=${2:-60} limit=${3:-500} port=${PORT:-8331}
work=$(workspace boston)
[ -n "${SKIP_REPLAY:-}" ] || LINLI_DATA=$work/replay LINLI_SCENARIO=none "$JAVA" -jar "$jar" scenario boston --file "$file"
export LINLI_DEMO_PASSWORD=three-quiet-lamps
start_server "$work/burst" "$port" demo
trap stop_server EXIT
"$JAVA" bench/src/Burst.java "http://127.0.0.1:$port" "$file" "$faster" "$limit" wangfang "$LINLI_DEMO_PASSWORD"
