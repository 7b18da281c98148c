# What the scripts need of the machine: found, installed where that is allowed, or named when it is missing.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

say() { printf '· %s\n' "$*"; }
cores() { nproc 2>/dev/null || echo 2; }

# Sets work to a new folder for what lives as long as a run: in memory where there is room. A database is six hundred files, which a disk takes a
# second to make and to drop.
work_folder() {
  local room free
  room=$(df -Pm /dev/shm 2>/dev/null | awk 'END { print $4 }') || true
  free=$(awk '/^MemAvailable/ { print int($2 / 1024) }' /proc/meminfo 2>/dev/null) || true
  if [ "${room:-0}" -ge 3000 ] && [ "${free:-0}" -ge 6000 ]; then work=$(mktemp -d /dev/shm/musubi-XXXXXX); else work=$(mktemp -d); fi
}

need_dotnet() {
  command -v dotnet >/dev/null || { echo "Musubi needs the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0" >&2; exit 1; }
  [[ $'\n'$(dotnet --list-sdks) == *$'\n10.'* ]] || { echo "Musubi needs the .NET 10 SDK; this machine has: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ' -)" >&2; exit 1; }
}

# Installs Debian packages where this user may; otherwise says which are missing and goes on. Of "this|that" the first that the system has.
install() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing $*"
    local name wanted=()
    apt-get update -q >/dev/null 2>&1 || true
    for name; do
      while [[ $name == *"|"* ]] && ! apt-cache show "${name%%|*}" >/dev/null 2>&1; do name=${name#*|}; done
      wanted+=("${name%%|*}")
    done
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${wanted[@]}" >/dev/null 2>&1 && return
  fi
  say "Not here and not installed: $*. What needs it is skipped."
}

# Sets postgres_bin to the folder of the server's programs; empty when there is none.
need_postgres() {
  find_postgres
  [ -n "$postgres_bin" ] || [ -n "${MUSUBI_TEST_POSTGRES:-}" ] || { install postgresql; find_postgres; }
}

find_postgres() {
  postgres_bin=$(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin 2>/dev/null | sort -V | tail -1 || true)
  [ -n "$postgres_bin" ] || postgres_bin=$(dirname "$(command -v initdb 2>/dev/null)" 2>/dev/null || true)
  [ -x "$postgres_bin/initdb" ] || postgres_bin=
}

# The browser without its windows where the system has it as a package: it does less beside the page.
need_browser() {
  local missing=()
  command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=('chromium-headless-shell|chromium')
  [[ $(fc-list 2>/dev/null || true) == *"Noto Sans CJK"* ]] || missing+=(fonts-noto-cjk)
  [ ${#missing[@]} = 0 ] || install "${missing[@]}"
}

# The server refuses to run as root: root runs it as the user the package made.
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

# postgres_start FOLDER [OPTIONS]: a server of its own, reachable from this machine only, on a port nobody uses; sets postgres_port.
postgres_start() {
  local folder=$1; shift
  if [ ! -f "$folder/PG_VERSION" ]; then
    mkdir -p "$folder"
    if [ "$(id -u)" = 0 ]; then chmod a+x "$(dirname "$folder")"; chown postgres "$folder"; fi
    as_postgres "$postgres_bin/initdb" -D "$folder" -U postgres -A trust -E UTF8 --no-locale >/dev/null
  fi
  for _ in 1 2 3 4 5; do
    postgres_port=$((20000 + RANDOM % 20000))
    as_postgres "$postgres_bin/pg_ctl" -D "$folder" -w -l "$folder/server.log" -o "-p $postgres_port -k '' -c listen_addresses=127.0.0.1 $*" start >/dev/null && return
  done
  echo "PostgreSQL does not start; its words:" >&2; tail -5 "$folder/server.log" >&2; exit 1
}

postgres_stop() { [ ! -f "$1/postmaster.pid" ] || as_postgres "$postgres_bin/pg_ctl" -D "$1" -m immediate stop >/dev/null 2>&1 || true; }
