#!/usr/bin/env bash
# shellcheck disable=SC1111
# A private PostgreSQL server from Debian's package: in a folder of its own, gone when it is stopped.
#
#   . scripts/postgres.sh && use_postgres             for a script: exports NRWCONNECT_TEST_POSTGRES, ends with the script
#   scripts/postgres.sh start FOLDER [--durable]      prints the address; FOLDER must be absent or empty
#   scripts/postgres.sh stop FOLDER [--keep]          stops and deletes it (--keep: the data stay for the next start)
#
# The server listens on a socket inside its folder (address printed, no password, only for the owner and root) and on a
# free port of 127.0.0.1 (address with a random password in FOLDER/address-tcp).
# Without --durable nothing is forced to disk, which is several times faster and fine for data nobody needs.
type need_packages >/dev/null 2>&1 || . "$(dirname "${BASH_SOURCE[0]}")/packages.sh"

# The newest installed server's folder of programs; Debian keeps them out of PATH.
postgres_programs() {
    find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1
}

# Runs one of the server's programs; PostgreSQL refuses to run as root, so root becomes somebody else.
as_postgres() {
    local program=$1 user=postgres
    shift
    program=$(postgres_programs)/$program
    if [ "$(id -u)" -ne 0 ]; then
        "$program" "$@"
    else
        id -u "$user" >/dev/null 2>&1 || user=nobody
        (cd / && runuser -u "$user" -- "$program" "$@")
    fi
}

# A port of 127.0.0.1 that nobody listens on; somebody may still be quicker, so the caller tries again.
free_port() {
    local port
    while true; do
        port=$((20000 + RANDOM % 30000))
        (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

# start_postgres FOLDER [--durable]   prints the address of the database "nrwconnect".
start_postgres() {
    local folder=$1 durable=${2:-} attempt port user=nrwconnect
    need_packages "Tests und Messungen auf PostgreSQL" postgresql || return 1
    if [ ! -e "$folder/data/PG_VERSION" ]; then
        prepare_postgres "$folder" "$user" || return 1
        [ "$durable" = --durable ] || unsafe_settings >>"$folder/data/postgresql.conf"
    fi
    for attempt in 1 2 3 4 5; do
        port=$(cat "$folder/port" 2>/dev/null || free_port)
        if as_postgres pg_ctl --pgdata "$folder/data" --log "$folder/log" --wait --timeout 60 --silent \
            --options "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='$folder/socket'" \
            start </dev/null >/dev/null 2>&1; then
            echo "$port" >"$folder/port"
            break
        fi
        rm -f "$folder/port"
        if [ "$attempt" -eq 5 ]; then
            tail -n 20 "$folder/log" >&2
            say "Fehler: PostgreSQL startet nicht. Das Protokoll steht in $folder/log."
            return 1
        fi
    done
    echo "postgres://$user:$(cat "$folder/password")@127.0.0.1:$port/$user" >"$folder/address-tcp"
    echo "postgres://$user@/$user?host=$folder/socket&port=$port" | tee "$folder/address"
}

# A fresh cluster with one superuser and one database of the same name.
prepare_postgres() {
    local folder=$1 user=$2
    if [ -n "$(ls -A "$folder" 2>/dev/null)" ]; then
        say "Fehler: $folder ist nicht leer. Bitte einen anderen Ordner wählen."
        return 1
    fi
    if [ "${#folder}" -gt 80 ] || [[ $folder != /* ]]; then
        say "Fehler: Der Ordner für PostgreSQL muss ein absoluter Pfad mit höchstens 80 Zeichen sein: $folder"
        return 1
    fi
    mkdir -p "$folder/socket" "$folder/data"
    (umask 077 && od -An -N 16 -tx1 /dev/urandom | tr -d ' \n' >"$folder/password")
    chmod 700 "$folder" "$folder/socket" "$folder/data"
    if [ "$(id -u)" -eq 0 ]; then
        chown -R "$(id -un postgres 2>/dev/null || echo nobody)" "$folder"
    fi
    if ! as_postgres initdb --pgdata "$folder/data" --username "$user" --pwfile "$folder/password" --encoding UTF8 \
        --locale C.UTF-8 --auth-local trust --auth-host scram-sha-256 --no-sync </dev/null >"$folder/log" 2>&1; then
        cat "$folder/log" >&2
        say "Fehler: PostgreSQL lässt sich in $folder nicht einrichten."
        return 1
    fi
    rm -f "$folder/log"
    echo "CREATE DATABASE $user;" |
        as_postgres postgres --single -D "$folder/data" postgres >/dev/null 2>&1
    printf '%s\n' "max_connections = 400" "shared_buffers = 128MB" "log_min_messages = warning" \
        >>"$folder/data/postgresql.conf"
}

unsafe_settings() { printf '%s\n' "fsync = off" "synchronous_commit = off" "full_page_writes = off"; }

# stop_postgres FOLDER [--keep]
stop_postgres() {
    local folder=$1 keep=${2:-}
    if [ -e "$folder/data/postmaster.pid" ]; then
        as_postgres pg_ctl --pgdata "$folder/data" --mode fast --wait --timeout 60 --silent stop </dev/null \
            >/dev/null 2>&1 ||
            as_postgres pg_ctl --pgdata "$folder/data" --mode immediate --wait --silent stop </dev/null \
                >/dev/null 2>&1 || true
    fi
    [ "$keep" = --keep ] || [ ! -e "$folder/data/PG_VERSION" ] || rm -rf "$folder"
}

# use_postgres [--durable]   starts a server for the calling script and stops it when the script ends.
use_postgres() {
    postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/nrwconnect-postgres.XXXXXX")
    trap 'stop_postgres "$postgres_folder"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    NRWCONNECT_TEST_POSTGRES=$(start_postgres "$postgres_folder" "$@") || return 1
    export NRWCONNECT_TEST_POSTGRES
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    set -euo pipefail
    case ${1:-}:${2:-} in
        start:?* | stop:?*)
            command=$1_postgres
            shift
            "$command" "$@"
            ;;
        *)
            sed -n '3,12s/^# \{0,1\}//p' "$0" >&2
            exit 2
            ;;
    esac
fi
