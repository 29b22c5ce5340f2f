# The administrator's script, run with no more than the rights over the network. Sourced by firewall.sh.
# shellcheck shell=bash disable=SC2154,SC2016

time_limit=20  # seconds that a script may take

# run_script FILE LOG - in the network that the caller is in. What it prints goes to LOG; on stdout only, when a command
# fails, "firewall.sh:LINE: words", and status 1. It is nobody, with CAP_NET_ADMIN and CAP_NET_RAW; sees only processes of
# its own; cannot write but to folders that go with it, nor look into ours; and inherits nothing.
run_script() {
    local output=$state/output status
    (
        [[ ! ${lock-} ]] || exec {lock}>&-
        exec "${mortal[@]}" timeout -s KILL "$time_limit" "${mortal[@]}" unshare -m -p -f --kill-child --propagation private \
            bash -c "$cell" cell "$home" "${back_end-}" "$frame"
    ) </dev/null 3<"$1" 2>&1 | tail -c 50000 >"$output"
    status=${PIPESTATUS[0]}
    grep -av "^$mark" "$output" >>"$2"
    if ((status)); then script_words "$status" <"$output"; fi
    rm -f "$output"
    return "$((status != 0))"
}

mark=$'\x1e'
mortal=(setpriv --pdeathsig KILL)  # a call that is killed takes what it started with it

cell='
    mount -t proc proc /proc && mount -t sysfs -o ro sysfs /sys 2>/dev/null
    for folder in /tmp /var/tmp /dev/shm /run; do
        [[ ! -d $folder ]] || mount -t tmpfs -o mode=1777,size=16m tmpfs "$folder" || exit 125
    done
    [[ ! -d $1 ]] || mount -t tmpfs -o mode=0700,size=4k tmpfs "$1" || exit 125
    mkdir /run/bin && cat <&3 >/run/firewall.sh && printf %s "$3" >/run/frame && chmod -R a+rX /run || exit 125
    if [[ $2 ]]; then
        for name in ip{,6}tables{,-save,-restore}; do ln -s /usr/sbin/xtables-legacy-multi "/run/bin/$name"; done
    fi
    cd /tmp
    for fd in /proc/self/fd/*; do fd=${fd##*/}; ((fd < 3)) || eval "exec $fd>&-"; done
    ulimit -c 0 -u 2000
    exec setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs --inh-caps=-all,+net_admin,+net_raw \
        --ambient-caps=-all,+net_admin,+net_raw --bounding-set=-all,+net_admin,+net_raw \
        env -i PATH=/run/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LC_ALL=C bash --norc --noprofile /run/frame'

# The first command that fails ends it, with its line told.
frame='set -E
failed() { printf "\n\x1e%s %s %s\n" "$1" "$2" "${3%%$'\''\n'\''*}"; exit 3; }
trap '\''failed $? $LINENO "$BASH_COMMAND"'\'' ERR
. /run/firewall.sh
'

# script_words STATUS <OUTPUT - which line failed, and the last words before it, which are the command's own.
script_words() {
    if (($1 == 137)); then echo "firewall.sh: it took longer than $time_limit seconds and was ended."; return; fi
    awk -v mark="$mark" -v status="$1" '
        index($0, mark) == 1 { line = $2; of = $1; sub("^" mark, "", of); command = $0; sub(/^[^ ]* [^ ]* /, "", command); exit }
        NF && !/^Try .*for more information/ { before = last; last = $0 }
        END {
            gsub(/^.*\/run\/firewall[.]sh: (line [0-9]+: )?/, "", last)
            if (!line) { print "firewall.sh: it ended with status " status "." (last == "" ? "" : " " last); exit }
            print "firewall.sh:" line ": " (last == "" ? "\"" command "\" ended with status " of "." : last)
        }'
}
