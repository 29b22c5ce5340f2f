# haproxy: master and worker, reloaded through the master's socket. Sourced by lbadmin-helper.
# shellcheck shell=bash disable=SC2154,SC2034

main=haproxy.cfg program=haproxy started_with=current/haproxy/haproxy.cfg
checkers=check check_seconds=60  # at the most: HAProxy ends a check that takes longer than the Interval
pattern[file]="^(haproxy[.]cfg|addresses|served|transparent|$name_part[.](crtlist|pem|check))\$"
. "$here/certificates.sh"
. "$here/rules.sh"
. "$here/transparency.sh"
. "$here/log-pipe.sh"

# A real start, with nothing of the machine in reach: own network, processes and run folder. haproxy's first process
# leaves when all listeners are bound, so its exit status is the verdict; the rest dies with the namespace.
# One thread (unless the text speaks of threads) and large pages only make it quicker.
try() {
    local start='mount -t tmpfs tmpfs "$LBADMIN_RUN" && ip link set lo up || exit 125
        echo 1 >/proc/sys/net/ipv4/ip_nonlocal_bind || exit 125
        [[ ! -d /proc/sys/net/ipv6 ]] || echo 1 >/proc/sys/net/ipv6/ip_nonlocal_bind || exit 125
        echo 1 >"$LBADMIN_RUN/haproxy.state"; printf "global\n nbthread 1\n" >"$LBADMIN_RUN/one-thread"
        grep -qiE "thread|cpu-map|lua" "$1" || set -- "$LBADMIN_RUN/one-thread" -f "$1"
        GLIBC_TUNABLES=glibc.malloc.hugetlb=1 haproxy -D -f "$@"; exit'
    check_transparency "$1/transparent" || return 1
    LBADMIN_RUN=$run LBADMIN_CONF=$1 timeout -s KILL 60 \
        unshare -n -m -p -f --kill-child bash -c "$start" - "$1/haproxy.cfg" 2>&1 </dev/null \
        | words "$1"
    local status=${PIPESTATUS[0]}
    ((status < 124)) || wrong 'The check could not be run.'
    ((status == 0))
}

# haproxy's own words without process ids, folder names and its two lines about itself.
words() { sed -E -e '/^\[NOTICE\]/d' -e 's/^(\[[A-Z]+\]) +\([0-9]+\) : /\1 /' -e "s|$1/||g" | without_keys; }

ask() { socat -t "$patience" - "UNIX-CONNECT:$run/$1" <<<"$2" 2>/dev/null; }

# Sets master; false when it does not run. A master that reloads writes its pid file anew and is nameless for a moment.
running() {
    local try
    for try in {1..10}; do
        master=
        read -r master 2>/dev/null <"$run/haproxy.pid"
        ! ours "$master" || return 0
        [[ -S $run/master.sock && ( -z $master || -d /proc/$master ) ]] || break
        pause
    done
    master=
    return 1
}

# Sets worker, reloads, failed (in a row), olds; false while the master does not answer: it refuses while it reloads.
look() {
    local pid kind count word rest section=
    worker= reloads= failed= olds=0
    while read -r pid kind count word rest; do
        case $pid:$kind in
            '#:workers' | '#:old') section=$kind ;;
            *:master) reloads=$count failed=${rest%%]*} ;;
            *:worker) if [[ $section == old ]]; then ((++olds)); else worker=$pid; fi ;;
        esac
    done < <(ask master.sock 'show proc')
    [[ $reloads ]]
}

ready() { [[ $worker && $(ask master.sock "@!$worker show info") == *"Pid: $worker"* ]]; }

# ---------------------------------------------------------------- its log

# What haproxy wrote since $mark, without the words of the worker that went on.
mark() { touch "$log"; mark=$(stat -c %s "$log"); }
new_words() {
    settle
    tail -c "+$((mark + 1))" "$log" | grep -vxF "$settled" | grep -v "(${1:-none}) :" | words "$home/current/$engine"
}

start() {
    if running; then echo "haproxy is running already, process $master."; return 0; fi
    [[ -f $config ]] || wrong 'There is no current release.'
    end_strays
    rm -f "$run"/{haproxy.stopped,haproxy.loaded,haproxy.pid,haproxy.sock,master.sock,haproxy.state.new}
    put_transparency "$link/transparent" || exit 1
    put_checkers
    [[ -s $run/haproxy.state ]] || echo 1 >"$run/haproxy.state"
    mark
    open_pipe
    LBADMIN_RUN=$run LBADMIN_CONF=$link detached \
        haproxy -W -S "$run/master.sock,mode,600" -p "$run/haproxy.pid" -f "$config" </dev/null >&"$pipe" 2>&1 &
    local started=$! until=$((SECONDS + patience))
    while ((SECONDS <= until)) && kill -0 "$started" 2>/dev/null; do
        if [[ -S $run/master.sock ]] && look && ready; then loaded; return 0; fi
        pause
    done
    end_strays
    new_words
    exit 1
}

stop() {
    : >"$run/haproxy.stopped"
    if running; then
        kill -TERM "$master"
        local until=$((SECONDS + 5))
        while ((SECONDS <= until)) && ours "$master"; do pause; done
    fi
    end_strays
    rm -f "$run"/{haproxy.pid,haproxy.sock,master.sock}
}

save_state() {
    local new=$run/haproxy.state.new
    ask haproxy.sock 'show servers state' >"$new"
    if [[ $(head -c 2 "$new") == 1 ]]; then mv -T "$new" "$run/haproxy.state"; else
        rm -f "$new"; echo 'The state of the servers could not be saved: haproxy does not answer.'; return 1; fi
}

restart() {
    if running; then save_state; stop; fi
    start
}

# The master counts reloads, and failed ones in a row: both together tell how ours ended, also when others came just before.
reload() {
    if ! running; then start; return; fi
    local before old tick=0 until=$((SECONDS + patience))
    rm -f "$run/haproxy.loaded"
    save_state
    mark
    until look; do
        running && ((SECONDS <= until)) || { new_words; exit 1; }
        pause
    done
    before=$reloads old=$worker
    until ask master.sock reload >/dev/null; do
        running && ((SECONDS <= until)) || { new_words; exit 1; }
        pause
    done
    while running && ((SECONDS <= until)); do
        if look && ((reloads > before)); then
            ((failed == 0)) || break
            if ready && [[ $worker != "$old" ]]; then loaded; return 0; fi
        elif [[ $reloads ]] && ((++tick % 100 == 0)); then
            ask master.sock reload >/dev/null  # the first one got lost
        fi
        pause
    done
    new_words "$old"
    exit 1
}

# Notes which release the worker is known to have in full: only on top of that certificates can be swapped.
loaded() { current >"$run/haproxy.loaded"; }

# All of what makes an installed release the running one, in one call.
go_live() {
    local changed=() old known= enough=0
    addresses_up
    old=$(current)
    read -r known 2>/dev/null <"$run/haproxy.loaded"
    if ((old)) && [[ $known == "$old" ]] && only_certificates "$old" "$release" && running; then enough=1; fi
    switch_release
    put_transparency "$link/transparent" || exit 1
    put_checkers
    if ! ((enough)) || ! swap_certificates; then reload; fi
    drop_checkers
    addresses_down
}

status() {
    local state=dead pid= since= word fields
    worker= olds=0
    if running; then
        state=running pid=$master
        write_log
        look || { sleep .05; look; }
        read -r word 2>/dev/null <"/proc/${worker:-$master}/stat" && read -ra fields <<<"${word##*) }" &&
            while read -r word since; do [[ $word != btime ]] || break; done </proc/stat && since=$((since + fields[19] / 100))
    elif [[ -e $run/haproxy.stopped ]]; then state=stopped
    elif [[ ! -L $link ]]; then state=never
    fi
    printf '%s\n' "state=$state" "pid=$pid" "worker=$worker" "since=$since" "release=$(current)" "oldWorkers=$olds"
}
