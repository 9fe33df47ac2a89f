# What this machine must have. Sourced by ./dev; asks apt only when something is missing.

packages_run=(g++ cmake ninja-build ccache python3 libboost-dev nlohmann-json3-dev libcli11-dev
  libexpected-dev libfmt-dev libhowardhinnant-date-dev libhwy-dev libssl-dev libsodium-dev
  libsqlite3-dev libsqlitecpp-dev)
packages_test=(libgtest-dev libbenchmark-dev clang-format-14 chromium clang-19
  libclang-rt-19-dev libc++-19-dev-wasm32 wasi-libc)
node_oldest=20.19.0   # what Vite 8 asks for
node_pinned=22.23.3   # installed into .tools/ when the machine has an older one or none
npm_pinned=10.9.9

say() { printf '%s\n' "$*" >&2; }
die() { say "dev: $*"; exit 1; }
is_root() { ((EUID == 0)); }

node_is_new_enough() {
  command -v node >/dev/null && command -v npm >/dev/null || return 1
  local older
  older=$(printf '%s\n' "$node_oldest" "$(node --version | tr -d v)" | sort -V | head -1)
  [[ $older == "$node_oldest" ]]
}

# Prints those of the packages that are not installed.
missing_packages() {
  local name
  for name in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || echo "$name"
  done
}

# Installs what is missing, as root or with a sudo that asks nothing; else names the line to run.
install_packages() {
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null || die "please install: ${missing[*]}"
  if ! is_root; then
    if ! sudo -n true 2>/dev/null; then
      say "Unknot needs some packages. Run this line once, then ./dev again:"
      echo "sudo apt-get update && sudo apt-get install -y ${missing[*]}"
      exit 1
    fi
    as_root=(sudo -n)
  fi
  say "Installing: ${missing[*]}"
  "${as_root[@]}" apt-get -qq update
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null
}

# All that running needs, and more when named. Debian's node only fetches the pinned one.
packages_for_run() {
  local node=()
  node_is_new_enough || node=(nodejs npm ca-certificates)
  install_packages "${packages_run[@]}" "$@" "${node[@]}"
}

install_node() {
  node_is_new_enough && return
  local arch
  case $(uname -m) in
    x86_64) arch=x64 ;; aarch64) arch=arm64 ;; *) die "no pinned node for $(uname -m)" ;;
  esac
  say "Installing node $node_pinned into .tools/ (this machine's is older than $node_oldest)"
  mkdir -p .tools
  npm install --prefix .tools --no-save --ignore-scripts --loglevel=error \
    "node-linux-$arch@$node_pinned" "npm@$npm_pinned" >/dev/null
  ln -sf "../node-linux-$arch/bin/node" .tools/node_modules/.bin/node
  hash -r
  node_is_new_enough || die "the node in .tools/ does not start"
}
