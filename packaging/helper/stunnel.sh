# stunnel: one process, reloaded by a signal. Sourced by lbadmin-helper.
# shellcheck shell=bash disable=SC2154,SC2034

main=stunnel.conf program=stunnel4 started_with=run/stunnel.conf
pattern[file]="^(stunnel[.]conf|addresses|served|$name_part[.]pem)\$"
. "$here/sockets.sh"
. "$here/log-pipe.sh"

# It stays root, because a reload reads the keys again, but with no more rights than that and low ports need.
confined=(setpriv --no-new-privs --inh-caps=-all --bounding-set=-all,+net_bind_service,+dac_read_search)

# has_services CONF - without any there is nothing to run, and stunnel would refuse to.
has_services() { grep -q '^\[' "$1"; }

# ---------------------------------------------------------------- the check

# A real start, with nothing of the machine in reach: own network, processes and run folder. There it may leave for the
# background, which it does once all listeners are bound: its exit status is the verdict; the rest dies with the namespace.
try() {
    local start='mount -t tmpfs tmpfs "$1" && mkdir "$1/current" && ln -s "$2" "$1/current/stunnel" || exit 125
        ip link set lo up && echo 1 >/proc/sys/net/ipv4/ip_nonlocal_bind || exit 125
        [[ ! -d /proc/sys/net/ipv6 ]] || echo 1 >/proc/sys/net/ipv6/ip_nonlocal_bind || exit 125
        mount --bind /dev/null /etc/resolv.conf 2>/dev/null  # no waiting for names: there is nobody to ask
        sed "s/^foreground = yes\$/foreground = no/" "$2/stunnel.conf" >"$1/stunnel.conf" && cd "$1" || exit 125
        shift 2; setsid -w "$@" "$PWD/stunnel.conf"; exit'
    follows_the_rules "$1/stunnel.conf" || return 1
    has_services "$1/stunnel.conf" || return 0
    timeout -s KILL 60 unshare -n -m -p -f --kill-child bash -c "$start" - "$run" "$1" "${confined[@]}" stunnel4 2>&1 </dev/null \
        | words "$1"
    local status=${PIPESTATUS[0]}
    ((status < 124)) || wrong 'The check could not be run.'
    ((status == 0))
}

# What this script relies on, and what would let a configuration run programs, write files or read others than it should.
follows_the_rules() {
    awk '
        { name = tolower($0); sub(/^[ \t]*/, "", name); sub(/[ \t]*(=.*)?$/, "", name) }
        /^(foreground = yes|pid =|syslog = no|debug = [567])$/ { seen[name]; next }
        name ~ /^(foreground|pid|syslog|debug|output|log|include|exec|execargs|pty|chroot|setuid|setgid|(engine|rnd).*)$/ {
            print "stunnel.conf:" NR ": \"" name "\" cannot be set here."; bad = 1
        }
        END {
            n = split("foreground = yes,pid =,syslog = no,debug = 5", line, ",")
            for (i = 1; i <= n; i++) {
                name = line[i]; sub(/ =.*/, "", name)
                if (!(name in seen)) { print "stunnel.conf: \"" line[i] "\" is missing."; bad = 1 }
            }
            exit bad
        }' "$1"
}

# stunnel's own words about errors, in the form it has before its log is open and the one after, without times, folders
# and places in its source. Where it names the service only, the line of that; before what OpenSSL says, which file or
# cipher list it speaks of. Lines of connections carry a number where those of the configuration have "ui".
words() {
    awk '
        FNR == NR {
            if (/^\[.*\]/) { name = $0; sub(/\].*/, "]", name); if (!(name in line)) line[name] = FNR }
            next
        }
        /^\[ \] (Loading|Ciphers: |TLSv1.3 ciphersuites: |Initializing service )/ { about = substr($0, 5); next }
        {
            level = -1
            if (sub(/^\[!\] /, "")) level = 3
            else if (sub(/^\[[.:]\] /, "")) level = 5
            else if (match($0, /^[0-9.]+ [0-9:]+ LOG[0-7]\[ui\]: /)) {
                level = substr($0, RLENGTH - 6, 1) + 0
                $0 = substr($0, RLENGTH + 1)
            }
        }
        level < 0 || (level > 3 && !/^Binding service .*\(/) { next }
        /^(No trusted certificates|Unhandled error library|Configuration failed)/ { next }
        /^Listed |^Active connection/ || /::(system|PEM) lib$|DSO support routines|reason\([0-9]+\)$/ { next }
        sub(/^(error queue|[A-Za-z_0-9]+): [^ ]*: error:[0-9A-F]+:/, "") && about {
            if (about !~ /^Init/) print about
            about = ""
        }
        match($0, /^(Service|Binding service) \[[^]]*\]/) {
            name = substr($0, 1, RLENGTH); sub(/^[^[]*/, "", name)
            if (name in line) $0 = "stunnel.conf:" line[name] ": " $0
        }
        !told[$0]++' "$1/stunnel.conf" - | sed -e "s|$run/stunnel|stunnel|g" -e "s|$1/||g" -e 's|current/stunnel/||g' | without_keys
}

# ---------------------------------------------------------------- the process

# Sets master; false when it does not run. One that is only just being started goes by other names for a moment.
running() {
    local try word
    for try in {1..10}; do
        master= word=
        read -r master 2>/dev/null <"$run/stunnel.pid"
        ! ours "$master" || return 0
        read -r word 2>/dev/null <"/proc/${master:-none}/comm"
        [[ $word =~ ^(lbadmin-helper|setsid|setpriv)$ ]] || break
        pause
    done
    for master in $(pgrep -x "$program"); do ! ours "$master" || return 0; done
    master=
    return 1
}

# From here on what stunnel says is its answer. The log is kept open and read on, so that asking again costs no process.
listen() {
    write_log
    touch "$log"
    [[ -n ${ears-} ]] || exec {ears}<"$log" || exit 2
    tail -c 1 <&"$ears" >/dev/null  # goes to the end
    heard= part=
}

# said PATTERN - since then? Lines of connections, with a number instead of "ui", are passed over.
said() {
    local line pattern="LOG[0-7]\\[ui\\]: ($1)"
    while IFS= read -r line <&"$ears"; do
        line=$part$line part=
        [[ $line =~ LOG[0-7]\[[0-9]+\]: ]] || heard+=$line$'\n'
    done
    part+=$line
    [[ $heard =~ $pattern ]]
}

# await PATTERN - until stunnel said it; false when it ended or $until has passed.
await() {
    until said "$1"; do
        ours "$master" && ((SECONDS <= until)) || return 1
        pause
    done
}

holds() { sockets held "$config" "$master"; }

give_up() {
    local text
    settle
    said nothing
    text=$(words "$link" <<<"$heard$part")
    echo "${text:-stunnel did not do it within $patience seconds.}"
    exit 1
}

# stunnel follows links once, when it starts, and reads that same file ever after: it gets one of its own, replaced each
# time. The certificates it names are found through the link.
provide() { cp "$config" "$run/.stunnel.conf" && mv -T "$run/.stunnel.conf" "$run/stunnel.conf" || exit 2; }

start() {
    if running; then echo "stunnel is running already, process $master."; return 0; fi
    [[ -f $config ]] || wrong 'There is no current release.'
    end_strays
    rm -f "$run"/stunnel.{stopped,pid}
    has_services "$config" || return 0
    provide
    open_pipe
    listen
    (
        cd "$home" && echo "$BASHPID" >"$run/stunnel.pid"
        detached "${confined[@]}" stunnel4 "$home/$started_with"
    ) </dev/null >&"$pipe" 2>&1 &
    local started=$! until=$((SECONDS + patience))
    while ((SECONDS <= until)) && kill -0 "$started" 2>/dev/null; do
        if said 'Configuration successful' && running && holds; then touch "$run/stunnel.pid"; return 0; fi
        pause
    done
    end_strays
    rm -f "$run/stunnel.pid"
    give_up
}

end() {
    if running; then
        kill -TERM "$master" 2>/dev/null
        local until=$((SECONDS + 5))
        while ((SECONDS <= until)) && ours "$master"; do pause; done
    fi
    end_strays
    rm -f "$run/stunnel.pid"
}

stop() { : >"$run/stunnel.stopped"; end; }
restart() { end; start; }
save_state() { :; }  # it has none

# stunnel handles its signals in order and one at a time: its answer to USR1, "Log file reopened", tells that whatever
# came before is over. Needed in front of HUP, as a killed call may have left one at work, and behind it, as the old
# listeners are closed only after "Configuration successful". When one cannot be bound, none is and it tries for ever.
reload() {
    if ! running; then start; return; fi
    if ! has_services "$config"; then end; return; fi
    local until=$((SECONDS + patience)) attempts=0
    if ! answers; then if running; then give_up; fi; start; return; fi
    provide
    listen
    kill -HUP "$master" 2>/dev/null
    await 'Configuration successful|Failed to reload' || give_up
    ! said 'Failed to reload' || give_up
    answers_again || give_up
    until holds; do  # a failure may have been that of an attempt before ours, already made good
        ours "$master" && ((SECONDS <= until)) && { ((++attempts < 20)) || ! said 'Binding service .* failed'; } || give_up
        pause
    done
    echo "$master" >"$run/stunnel.pid"
}

answers() { listen; answers_again; }
answers_again() { kill -USR1 "$master" 2>/dev/null; await 'Log file reopened'; }

# All of what makes an installed release the running one, in one call. One address that cannot be bound would cost all
# services their listeners, so that is found out before anything is switched.
go_live() {
    local taken
    addresses_up
    running
    if ! taken=$(sockets free "$releases/$release/stunnel.conf" "${master:-0}"); then
        echo "$taken"
        addresses_down
        exit 1
    fi
    switch_release
    reload
    addresses_down
}

status() {
    local state=dead pid= since=
    if running; then
        write_log
        state=running pid=$master since=$(stat -c %Y "$run/stunnel.pid" 2>/dev/null)
    elif [[ -f $config ]] && ! has_services "$config"; then state=idle
    elif [[ -e $run/stunnel.stopped ]]; then state=stopped
    elif [[ ! -L $link ]]; then state=never
    fi
    printf '%s\n' "state=$state" "pid=$pid" "worker=$pid" "since=$since" "release=$(current)" oldWorkers=0
}
