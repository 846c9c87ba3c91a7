# shellcheck shell=bash disable=SC1111
# Sourced by the other scripts: Debian packages and Python packages, installed only when missing.
# Messages are German because people read them; everything else is English.

say() { printf '%s\n' "$*" >&2; }

# Runs a command as root: directly, or through sudo (which asks for a password only where somebody can type one).
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif ! command -v sudo >/dev/null; then
        say "Fehler: Für die Installation sind Administratorrechte nötig, aber es gibt kein sudo."
        say "Bitte als root ausführen: $*"
        return 1
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# need_packages "REASON" PACKAGE…   installs those of the Debian packages that are missing.
need_packages() {
    local reason=$1 package
    local missing=()
    shift
    if ! command -v dpkg-query >/dev/null; then
        say "Hinweis: Dies ist kein Debian oder Ubuntu. Bitte selbst bereitstellen ($reason): $*"
        return 0
    fi
    local installed
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
    for package in "$@"; do
        grep -qxF "installed $package" <<<"$installed" || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    say "Installiere Debian-Pakete ($reason): ${missing[*]}"
    local log
    log=$(mktemp)
    if ! {
        as_root apt-get -o DPkg::Lock::Timeout=300 -qq update &&
            as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq -y \
                --no-install-recommends install "${missing[@]}"
    } </dev/null >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        say "Fehler: Die Pakete ließen sich nicht installieren. Ohne sie geht es nicht weiter: ${missing[*]}"
        return 1
    fi
    rm -f "$log"
}

# What the program itself links against.
need_libraries() {
    need_packages "Markdown, Komprimierung, Datenbanken, Passwörter, Wortstämme: Bibliotheken des Programms" \
        libcmark-gfm-dev libcmark-gfm-extensions-dev zlib1g-dev libbrotli-dev libsqlite3-dev libpq-dev libsodium-dev \
        libstemmer-dev
}

# Swift in the version that Package.swift asks for, else a message with the way out.
need_swift() {
    local wanted found
    wanted=$(sed -n 's|^// swift-tools-version: *\([0-9.]*\).*|\1|p' Package.swift)
    if ! command -v swift >/dev/null; then
        say "Fehler: Swift fehlt. nrwconnect braucht Swift $wanted oder neuer (empfohlen: 6.3)."
        say "Anleitung für Debian 12: https://www.swift.org/install/linux/ – danach muss „swift --version“ antworten."
        return 1
    fi
    found=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    if [ -z "$found" ]; then
        say "Fehler: „swift --version“ antwortet nicht. Fehlen der Swift-Installation Bibliotheken?"
        return 1
    fi
    if [ "$(printf '%s\n%s\n' "$wanted" "$found" | sort -V | head -n 1)" != "$wanted" ]; then
        say "Fehler: Swift $found ist zu alt. nrwconnect braucht Swift $wanted oder neuer (empfohlen: 6.3)."
        say "Anleitung: https://www.swift.org/install/linux/"
        return 1
    fi
}

# need_venv   prepares .build/venv with the packages of Tests/Browser/requirements.txt; the key is a hash of that file.
need_venv() {
    local requirements=Tests/Browser/requirements.txt venv=.build/venv key
    if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
        need_packages "Python für Browser- und Formatprüfungen" python3 python3-venv
    fi
    key=$({ python3 --version && cat "$requirements"; } | sha256sum | cut -d ' ' -f 1)
    [ "$(cat "$venv/key" 2>/dev/null)" = "$key" ] && return 0
    say "Installiere Python-Pakete nach $venv (einmalig, etwa eine Minute)"
    rm -rf "$venv"
    mkdir -p .build
    python3 -m venv "$venv"
    "$venv/bin/pip" --disable-pip-version-check --quiet install --use-pep517 --requirement "$requirements" </dev/null
    printf '%s\n' "$key" >"$venv/key"
}
