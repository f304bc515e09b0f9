#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# The example council, running: `./dev run` builds the daemon and starts this from the project's
# folder. The first time it makes ./data and takes the strategy to the middle of its hearing, over
# the API; after that it starts with what is there. Bash and curl, nothing more.
#
#   SAKSGANG_HTTP_PORT     where the daemon listens (8080)
#   LISTEN_PORT            where notices are received and shown (9090), chosen the first time
set -euo pipefail
cd "$(dirname "$0")/.."

saksgang=${SAKSGANG:-build/release/saksgang}
data=data
demo=$data/demo
document=strategi
port=${SAKSGANG_HTTP_PORT:-8080}
url=http://127.0.0.1:$port
api=$url/api/v1
roles=(secretariat member body_secretary auditor administrator)

say() { printf '\033[1m%s\033[0m\n' "$*"; }
give_up() { printf '%s\n' "$*" >&2; exit 1; }

# ---- The data folder, made whole beside its place and then moved there

make_data() {
  say "Making $data with the council of examples/osloregionen"
  rm -rf "$data.new"
  "$saksgang" init "$data.new" >/dev/null
  "$saksgang" import "$data.new" examples/osloregionen
  mkdir -m 700 "$data.new/demo"
  local role password
  for role in "${roles[@]}"; do
    password=$(head -c 12 /dev/urandom | base64 | tr '+/' 'xy')
    "$saksgang" user add "$data.new" --name "${role//_/ }" --email "$role@example.org" \
      --role "$role" <<<"$password" >/dev/null 2>&1
    printf '%-28s %s\n' "$role@example.org" "$password" >>"$data.new/demo/logins"
  done
  "$saksgang" token add "$data.new" --email secretariat@example.org --name demo \
    >"$data.new/demo/token"
  printf '%s\n' "${LISTEN_PORT:-9090}" >"$data.new/demo/listen-port"
  mv "$data.new" "$data"
}

# ---- The daemon, started again when it asks to be, or when it has died

supervise() {
  local code began quick=0 daemon=
  trap '' INT
  trap '[ -z "$daemon" ] || kill "$daemon" 2>/dev/null' TERM
  while :; do
    began=$SECONDS
    # In a session of its own, so that the terminal's Ctrl-C does not reach it beside our word to
    # stop: a second one ends it at once.
    setsid "$saksgang" serve "$data" --port "$port" --set notices.allowed_targets=127.0.0.1 \
      --set notices.allow_http=true >>"$demo/daemon.log" 2>&1 &
    daemon=$!
    code=0
    wait "$daemon" || code=$?
    # A trap interrupts `wait`; the daemon may still be writing its last.
    while kill -0 "$daemon" 2>/dev/null; do
      code=0
      wait "$daemon" || code=$?
    done
    case $code in
      0 | 130 | 143) return ;;
      75) say "The daemon starts again, as it asked to" ;;
      *) say "The daemon ended with $code and is started again; see $demo/daemon.log" ;;
    esac
    if [ $((SECONDS - began)) -lt 2 ]; then quick=$((quick + 1)); else quick=0; fi
    if [ "$quick" = 3 ]; then
      tail -n 5 "$demo/daemon.log" >&2
      return 1
    fi
  done
}

wait_until_ready() {
  until curl -sf -o /dev/null "$url/readyz"; do
    kill -0 "$supervisor" 2>/dev/null ||
      give_up "The daemon did not start. If port $port is taken: SAKSGANG_HTTP_PORT=8081 ./dev run"
    sleep 0.1
  done
}

# ---- The API. Each command has a key of its own, so that a first run that was broken off is simply
# ---- run again: what was done is answered as before.

steps=0
call() { # METHOD PATH [CURL OPTIONS…]
  local method=$1 path=$2 answer
  shift 2
  steps=$((steps + 1))
  answer=$(curl -sS -X "$method" "$api$path" -H "Authorization: Bearer $(cat "$demo/token")" \
    -H "Idempotency-Key: demo-$steps" --retry 5 --retry-connrefused -w '\n%{http_code}' "$@")
  case ${answer##*$'\n'} in
    2??) printf '%s' "${answer%$'\n'*}" ;;
    *) give_up "$method $path: $answer"$'\n'"To begin anew: rm -r $data, and ./dev run" ;;
  esac
}

post() { # PATH JSON
  call POST "/documents/$document$1" -H 'Content-Type: application/json' -d "$2" >/dev/null
}

held() { post "/milestones/$1/held" "{\"held_on\": \"$2\"}"; }
go() { post /process/transitions "{\"to\": \"$1\", \"effective_on\": \"$2\"}"; }

decided() { # BODY KIND DAY PRESENT
  post /decisions "{\"body\": \"$1\", \"kind\": \"$2\", \"version\": 1, \"decided_on\": \"$3\",
    \"present\": $4, \"votes\": {\"in_favour\": $4, \"against\": 0}}"
}

answered() { # BODY DAY SEAT ANSWERS
  post /responses "{\"body\": \"$1\", \"version\": 1, \"received_on\": \"$2\", $3
    \"channel\": \"email\", \"on_behalf\": true, \"answers\": [$4]}"
}

choice() { printf '{"question": "%s", "choice": "%s"}' "$1" "$2"; }

# From the first draft to the middle of the hearing, on the days of 2024.
play() {
  say "Taking the strategy to the middle of its hearing"
  call POST /documents -H 'Content-Type: application/json' -d "{\"slug\": \"$document\",
    \"title\": \"Strategi for Osloregionen 2025–2028\", \"workflow\": \"strategi\",
    \"case_number\": \"24/117\", \"effective_on\": \"2024-01-16\"}" >/dev/null
  call PUT "/documents/$document/text" -H 'If-Match: ""' -H 'Content-Type: text/markdown' \
    --data-binary @examples/osloregionen/text.md >/dev/null
  post /versions '{"version": 1, "name": "Førsteutkast"}'
  held stormote 2024-03-05
  held forsteutkast 2024-03-12
  go faggrupper 2024-03-12

  local group answers
  answers="$(choice malstruktur partly), $(choice overordnet-niva yes),
    $(choice innsatsomrader yes), $(choice delmal partly)"
  for group in naering areal-og-transport klima-og-natur; do
    answered "faggruppe-$group" 2024-03-20 '' "$answers"
  done
  held faggruppemoter 2024-03-21
  go utvalg 2024-03-22
  held utvalg-april 2024-04-11
  decided interessepolitisk-utvalg statement 2024-04-11 5
  go styret-tilslutning 2024-04-12
  held styremote-april 2024-04-26
  decided styret endorsement 2024-04-26 14
  go horing 2024-04-29

  local seat
  for seat in asker baerum drammen fredrikstad gjovik hamar kongsberg lillestrom moss oslo; do
    answered horingsinstansene 2024-05-24 "\"seat\": \"$seat\"," "$(choice hovedretning yes)"
  done
  post /milestones/utvalg-juni/move \
    '{"from": "2024-06-12", "reason": "Ti høringssvar må leses først."}'
}

# An endpoint of notices: the listener below. Its secret is shown by the API this once.
add_listener() {
  local answer
  answer=$(call POST /endpoints -H 'Content-Type: application/json' \
    -d "{\"url\": \"http://127.0.0.1:$(cat "$demo/listen-port")/\", \"name\": \"demo\",
         \"reads\": \"secretariat\"}")
  sed -n 's/.*"secret":"\([^"]*\)".*/\1/p' <<<"$answer" >"$demo/endpoint-secret.new"
  mv "$demo/endpoint-secret.new" "$demo/endpoint-secret"
}

stage() { curl -sf "$api/documents/$document" | sed -n 's/.*"stage":{"slug":"\([^"]*\)".*/\1/p'; }

show() {
  local stage authorization
  stage=$(stage)
  authorization="-H \"Authorization: Bearer \$(cat $demo/token)\" -H 'Content-Type: application/json'"
  say "Where to look"
  cat <<TEXT
  The strategy:    $url/documents/$document
  Log-in:          $url/login
  Control room:    $url/documents/$document/control (log in as the secretariat)
  For programs:    $api/documents/$document/process

TEXT
  say "Who can log in"
  sed 's/^/  /' "$demo/logins"
  printf '\n'
  say "What to try, in another terminal: the strategy is in the stage $stage"
  [ "$stage" != horing ] || cat <<TEXT
  Ask for what cannot be done yet, and see every reason why:
    curl $api/documents/$document/process/transitions $authorization \\
      -d '{"to": "utvalg-igjen", "effective_on": "2024-05-20"}'
  Close the hearing; the notice appears below:
    curl $api/documents/$document/process/transitions $authorization \\
      -d '{"to": "utvalg-igjen", "effective_on": "2024-06-04"}'
TEXT
  cat <<TEXT
  Prove the history, beside the running daemon:
    $saksgang verify $data
  Begin anew: stop this, rm -r $data, ./dev run

TEXT
  say "Notices, as they come (Ctrl-C stops everything; the daemon's log is $demo/daemon.log)"
}

supervisor=
listener=
stop() {
  trap - EXIT
  trap '' INT TERM
  [ -z "$listener" ] || kill "$listener" 2>/dev/null || true
  [ -z "$supervisor" ] || kill "$supervisor" 2>/dev/null || true
  wait
}

[ -x "$saksgang" ] || give_up "$saksgang is not there: start with ./dev run, which builds it"
[ -d "$data" ] || make_data
[ -d "$demo" ] || give_up "$data is not the example's. To serve it: $saksgang serve $data"

trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
supervise &
supervisor=$!
wait_until_ready
if [ ! -e "$demo/played" ]; then
  play
  touch "$demo/played"
fi
[ -e "$demo/endpoint-secret" ] || add_listener
show
"$saksgang" listen --port "$(cat "$demo/listen-port")" --secret-file "$demo/endpoint-secret" &
listener=$!
wait -n "$supervisor" "$listener" || true
give_up "Stopped: the daemon or the listener has ended"
