# fallback: nginx with one page. Sourced by lbadmin-helper.
# shellcheck shell=bash disable=SC2154,SC2034

main=index.html program=nginx required=(index.html)
pattern[file]='^(index[.]html|addresses)$'
most=2000000  # octets of a page

# What nginx reads is root's own, and the page; it writes into its run folder only. Nothing else it does needs a right.
confined=(setpriv --no-new-privs --inh-caps=-all --bounding-set=-all)

try() {
    local size; size=$(stat -c %s "$1/index.html")
    if ((size > most)); then echo "index.html: $size octets are too many; the most is $most."; return 1; fi
    if ((size == 0)); then echo 'index.html: it is empty.'; return 1; fi
    command -v nginx >/dev/null || { echo 'nginx is not installed.'; return 1; }
}

# ---------------------------------------------------------------- the process

# set_up - writes what nginx shall read: our configuration, with the addresses of the current release to listen on.
# True when that is another one than before.
set_up() {
    local address listen=
    while read -r address; do
        [[ $address != *:* ]] || address="[$address]"
        listen+="        listen $address:9081 default_server;"$'\n'
    done < <(cat "$link/addresses" 2>/dev/null)
    while IFS= read -r address; do
        [[ $address != *'# listen' ]] || address=${listen%$'\n'}
        printf '%s\n' "$address"
    done <"$here/fallback.conf" >"$run/fallback.conf.new" || exit 2
    ! cmp -s "$run/fallback.conf.new" "$run/fallback.conf" || { rm -f "$run/fallback.conf.new"; return 1; }
    mv -T "$run/fallback.conf.new" "$run/fallback.conf" || exit 2
}

# nginx writes its command line anew, as one word: it is told by its folder and its configuration.
ours() {
    local line name
    [[ ${1:-x} =~ ^[0-9]+$ ]] && read -r name 2>/dev/null <"/proc/$1/comm" && [[ $name == nginx ]] || return 1
    line=$(tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline")
    [[ "$line " == *" -p $home/ -c $run/fallback.conf "* ]]
}

# Sets master; false when it does not run.
running() {
    master=
    read -r master 2>/dev/null <"$run/fallback.pid"
    ours "$master" && return
    for master in $(pgrep -x nginx); do ! ours "$master" || return 0; done
    master=
    return 1
}

# Its worker goes on when the master is killed; both are of the session that the master began.
end_strays() {
    local session
    read -r session 2>/dev/null <"$run/fallback.pid"
    [[ ! ${session-} =~ ^[0-9]+$ ]] || pkill -KILL -x -s "$session" nginx
    for session in $(pgrep -x nginx); do ! ours "$session" || kill -KILL "$session" 2>/dev/null; done
    while answers; do pause; ((++waited < 100)) || break; done
}

# Whether somebody listens there.
answers() { (exec 3<>/dev/tcp/127.0.0.1/9081) 2>/dev/null; }

give_up() {
    local text; text=$(tail -c "+$((heard + 1))" "$log" | sed -nE 's/^.*\[(emerg|alert|crit|error)\] ([0-9]+#[0-9]+: )?//p' | sort -u)
    echo "${text:-nginx did not do it within $patience seconds.}"
    exit 1
}

start() {
    local waited=0 heard started until=$((SECONDS + patience))
    if running; then echo "nginx is running already, process $master."; return 0; fi
    [[ -f $config ]] || wrong 'There is no current release.'
    end_strays
    rm -f "$run"/fallback.{stopped,pid}
    set_up
    touch "$log"; heard=$(stat -c %s "$log")
    (
        cd "$home" && echo "$BASHPID" >"$run/fallback.pid"
        detached "${confined[@]}" nginx -p "$home/" -c "$run/fallback.conf"
    ) </dev/null >>"$log" 2>&1 &
    started=$!
    while ((SECONDS <= until)) && kill -0 "$started" 2>/dev/null; do
        if running && pgrep -P "$master" >/dev/null && answers; then touch "$run/fallback.pid"; return 0; fi
        pause
    done
    end_strays
    rm -f "$run/fallback.pid"
    give_up
}

end() {
    local until=$((SECONDS + 3)) waited=0
    if running; then
        kill -QUIT "$master" 2>/dev/null
        while ((SECONDS <= until)) && ours "$master"; do pause; done
    fi
    end_strays
    rm -f "$run/fallback.pid"
}

stop() { : >"$run/fallback.stopped"; end; }
restart() { end; start; }
save_state() { :; }  # it has none

# The page is read anew for every request; another address needs another start.
reload() {
    if ! running; then start; elif set_up; then restart; fi
}

go_live() {
    addresses_up
    switch_release
    reload
    addresses_down
}

status() {
    local state=dead pid= since=
    if running; then
        state=running pid=$master since=$(stat -c %Y "$run/fallback.pid" 2>/dev/null)
    elif [[ -e $run/fallback.stopped ]]; then state=stopped
    elif [[ ! -L $link ]]; then state=never
    fi
    printf '%s\n' "state=$state" "pid=$pid" "worker=$pid" "since=$since" "release=$(current)" oldWorkers=0
}
