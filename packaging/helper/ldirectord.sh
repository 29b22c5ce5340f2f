# ldirectord: watches the real servers of layer 4 and keeps the kernel's table. Sourced by lbadmin-helper.
# shellcheck shell=bash disable=SC2154,SC2034

main=ldirectord.cf program=ldirectord started_with=run/ldirectord/ldirectord.cf
pattern[file]="^(ldirectord[.]cf|addresses|rules|$name_part[.]check)\$"
checkers=ldirectord/check check_seconds=600  # at the most: ldirectord ends a check after checktimeout
. "$here/ipvs.sh"
. "$here/rules.sh"
. "$here/operator.sh"

# It changes the kernel's table and sends pings, and needs no other right.
confined=(setpriv --no-new-privs --inh-caps=-all --bounding-set=-all,+net_admin,+net_raw)
# PERLIO spares it starting itself a second time.
with_our_perl=(env PERLIO=perlio "PERL5OPT=-I$here/perl -MLbadminUnverified -MLbadminDirector")

# Health check scripts need somebody who makes them nobody: only where there are some.
confine() {
    confined=(setpriv --no-new-privs --inh-caps=-all --bounding-set=-all,+net_admin,+net_raw)
    ! compgen -G "$link/*.check" >/dev/null || confined[-1]+=,+setuid,+setgid,+setpcap,+sys_admin,+kill
}

has_services() { grep -q '^virtual' "$1"; }

# ---------------------------------------------------------------- the check

try() {
    local words verdict=0
    [[ -f $1/rules ]] || : >"$1/rules"
    words=$(compile_rules 0 "$1/rules") || { echo "$words"; verdict=1; }
    check "$1/ldirectord.cf" || verdict=1
    has_its_scripts "$1" || verdict=1
    return "$verdict"
}

# has_its_scripts FOLDER - each service that a script checks names one that is there: without one ldirectord would say up.
has_its_scripts() {
    local name verdict=0
    while read -r name; do
        [[ -f $1/$name.check ]] || { echo "ldirectord.cf: there is no script \"$name\"."; verdict=1; }
    done < <(sed -nE 's|^[ \t]+checkcommand = "check/([^"]*)"$|\1|p' "$1/ldirectord.cf")
    (($(grep -cE '^[ \t]+checktype *= *external' "$1/ldirectord.cf") == $(grep -cE '^[ \t]+checkcommand' "$1/ldirectord.cf"))) ||
        { echo 'ldirectord.cf: a service that a script checks names none.'; verdict=1; }
    return "$verdict"
}

# check CONF - the words of everything that is wrong with it, and status 1. ldirectord reads a copy: whatever its verdict, it
# deletes the pid file of the process that was started with a file of that name.
check() {
    local copy=$run/lbadmin-candidate.cf text status
    perl -e "$follows_the_rules" "$1" || return 1  # it is not even read: reading opens the files that it names
    cp "$1" "$copy" || exit 2
    text=$(timeout -s KILL 60 unshare -n "${with_our_perl[@]}" /usr/sbin/ldirectord "$copy" status 2>&1 </dev/null)
    status=$?
    rm -f "$copy"
    case $status in
        3) return 0 ;;
        2) words "$copy" <<<"$text"; return 1 ;;
        *) [[ -x /usr/sbin/ldirectord ]] || { echo 'The package ldirectord is not installed.'; return 1; }
           echo "$text" >&2; wrong 'The check could not be run.' ;;
    esac
}

# l4_check - makes the checks of the configuration that comes on standard input once; see LbadminOnce.pm for what it says.
l4_check() {
    [[ -d $run ]] || mkdir -p "$run" || exit 2
    [[ -x /usr/sbin/ldirectord ]] || { echo 'The package ldirectord is not installed.'; exit 1; }
    once=$(mktemp "$run/l4-check.XXXXXXXX") || exit 2
    trap 'rm -f "$once"' EXIT
    head -c 1000000 >"$once" || exit 2
    perl -e "$follows_the_rules" "$once" || exit 1
    timeout -s KILL 50 "${confined[@]}" env PERLIO=perlio "PERL5OPT=-I$here/perl -MLbadminUnverified -MLbadminOnce" \
        /usr/sbin/ldirectord "$once" start 2>/dev/null
}

# words CONF - of ldirectord's own words those about errors, without process ids and folders.
words() { sed -nE "s|^Error \[[0-9]+\] reading file $1 at line ([0-9]+): |ldirectord.cf:\1: |p; s|^Error \[[0-9]+\]: |ldirectord.cf: |p" | sed -E 's/" +/"/' | without_keys; }

# What this script relies on, and what would let a configuration run programs, write files, or stop the whole daemon: an
# expression that perl cannot read would, at the first answer of a server.
follows_the_rules='use strict;
    my %needed = map { $_ => 1 } "supervised = yes", "autoreload = no", "cleanstop = no";
    my $bad = 0;
    sub wrong { print "ldirectord.cf:$.: $_[0]\n"; $bad = 1 }
    while (<>) {
        chomp;
        if (delete $needed{$_}) { next }
        my ($indent, $name, $value) = /^(\s*)([\w-]+)\s*=?\s*(.*?)\s*$/ or next;
        if ($name =~ /^(supervised|autoreload|logfile|callback|execute|fallbackcommand|maintenancedir|monitorfile|load|cleanstop)$/
            || $name eq "checkcommand" && $value !~ m{^"check/[A-Za-z0-9][A-Za-z0-9._-]{0,63}"$}) {
            wrong("\"$name\" cannot be set here.");
        } elsif ($name eq "checktype" && $value =~ /external./) {
            wrong("\"$value\" cannot be set here.");
        } elsif ($name eq "schedflags" && $value !~ /^[a-z0-9-]+(,[a-z0-9-]+)*$/) {
            wrong("\"$value\" is not a flag of a scheduler.");
        } elsif ($name =~ /^(receive|real6?)$/ && $value =~ ($name eq "receive" ? qr/^"(.*)"/ : qr/"[, ]\s*"(.*)"/)) {
            my $pattern = $1;
            eval { no warnings; qr/$pattern/; 1 } or do {
                (my $why = $@) =~ s/ at -e line.*//s;
                wrong("\"$pattern\" is not a regular expression: $why.");
            };
        }
    }
    for (sort keys %needed) { print "ldirectord.cf: \"$_\" is missing.\n"; $bad = 1 }
    exit $bad;'

# ---------------------------------------------------------------- the process

# Sets master; false when it does not run. One that is only just being started goes by other names for a moment.
running() {
    local try word
    for try in {1..50}; do
        master= word=
        read -r master 2>/dev/null <"$run/ldirectord.pid"
        ! ours "$master" || return 0
        read -r word 2>/dev/null <"/proc/${master:-none}/comm"
        [[ $word =~ ^(lbadmin-helper|setsid|setpriv|env|perl)$ ]] || break
        pause
    done
    for master in $(pgrep -x "$program"); do ! ours "$master" || return 0; done
    master=
    return 1
}

# From here on what ldirectord says is its answer.
listen() {
    [[ -z ${ears-} ]] || exec {ears}<&-
    touch "$log"; exec {ears}<"$log" || exit 2
    tail -c 1 <&"$ears" >/dev/null  # goes to the end
    heard= part=
}

# await SECONDS - until it says how the configuration was taken; false when it was not, it ended, or the time is over.
await() {
    local line until=$((SECONDS + $1))
    while :; do
        while IFS= read -r line <&"$ears"; do
            line=$part$line part=
            heard+=$line$'\n'
            case $line in
                'lbadmin: The configuration is in use.') return 0 ;;
                'lbadmin: The configuration could not be read.') return 1 ;;
            esac
        done
        part+=$line
        ours "$master" && ((SECONDS <= until)) || return 1
        pause
    done
}

give_up() {
    local text
    text=$(words "$run/ldirectord/ldirectord.cf" <<<"$heard")
    [[ $text ]] || text=$(grep -vE '^lbadmin: |^\[' <<<"$heard" | head -n 5 | without_keys)
    echo "${text:-ldirectord did not do it within $patience seconds.}"
    exit 1
}

# Without IPVS layer 4 stays away with one sentence; what needs none, addresses, is there all the same.
need_ipvs() { ipvs || { echo "$lack"; exit 1; }; }

folder() { [[ -d $run/ldirectord ]] || mkdir "$run/ldirectord" || exit 2; }

start() {
    if running; then echo "ldirectord is running already, process $master."; return 0; fi
    [[ -f $config ]] || wrong 'There is no current release.'
    folder
    end_strays
    rm -f "$run"/ldirectord.{stopped,pid}
    if ! has_services "$config"; then nothing_left; return 0; fi
    need_ipvs
    put_rules "$link/rules" || exit 1
    tune "$link"
    provide
    put_checkers
    confine
    listen
    (
        cd / && echo "$BASHPID" >"$run/ldirectord.pid"
        detached "${confined[@]}" "${with_our_perl[@]}" /usr/sbin/ldirectord "$home/$started_with" start
    ) </dev/null >>"$log" 2>&1 &
    local started=$! until=$((SECONDS + patience))
    until running; do ((SECONDS <= until)) && kill -0 "$started" 2>/dev/null || { await 0; give_up; }; pause; done
    await 60 || { end; give_up; }
    has_only_those
    touch "$run/ldirectord.pid"
}

# A release without layer 4 services: none is left in the kernel either.
nothing_left() {
    ! ipvs || put_rules "$link/rules" || exit 1
    no_services
}

# It ends between two checks, which may take long; as it leaves the table as it is, it need not be waited for.
end() {
    if running; then
        kill -TERM "$master" 2>/dev/null
        local until=$((SECONDS + 1))
        while ((SECONDS <= until)) && ours "$master"; do pause; done
    fi
    end_strays
    rm -f "$run/ldirectord.pid"
}

# The checks of a killed ldirectord go on by themselves, under names of their own but in its session.
end_strays() {
    local pid session
    read -r session 2>/dev/null <"$run/ldirectord.pid"
    for pid in $(pgrep -x "$program"); do ! ours "$pid" || { kill -KILL "$pid"; session+=" $pid"; }; done 2>/dev/null
    for pid in ${session-}; do
        [[ $pid =~ ^[0-9]+$ ]] || continue
        while pkill -KILL -s "$pid" '^ldirectord'; do pause; done
    done
}

stop() {
    folder
    : >"$run/ldirectord.stopped"
    end
    no_services
    ! ipvs || put_rules /dev/null
}

# Connections, and servers that are known to be up, stay as they are meanwhile.
restart() { end; start; }
save_state() { :; }  # the kernel keeps it

# Whether what runs may make somebody nobody (bit 7 of its bounding set, capabilities(7)).
may_run_scripts() {
    local word set=0
    while read -r word set; do [[ $word != CapBnd: ]] || break; done <"/proc/$master/status"
    (((0x$set >> 7) & 1))
}

reload() {
    folder
    if ! running; then start; return; fi
    if ! has_services "$config"; then end; nothing_left; return; fi
    need_ipvs
    put_rules "$link/rules" || exit 1
    tune "$link"
    put_checkers
    # One that was started without scripts has not the rights that scripts need, and one without needs them no more.
    if compgen -G "$link/*.check" >/dev/null; then may_run_scripts; else ! may_run_scripts; fi || { restart; return; }
    provide
    listen
    kill -HUP "$master" 2>/dev/null
    # One that is in the middle of a long check, or ended just now, is replaced: nothing is lost by that.
    if ! await 30; then restart; return; fi
    has_only_those
}

# All of what makes an installed release the running one, in one call.
go_live() {
    addresses_up
    switch_release
    if has_services "$config" && ! ipvs; then addresses_down; echo "$lack"; exit 1; fi
    reload
    drop_checkers
    addresses_down
}

status() {
    local state=dead pid= since=
    if running; then
        state=running pid=$master since=$(stat -c %Y "$run/ldirectord.pid" 2>/dev/null)
    elif [[ -f $config ]] && { ! has_services "$config" || ! ipvs; }; then state=idle
    elif [[ -e $run/ldirectord.stopped ]]; then state=stopped
    elif [[ ! -L $link ]]; then state=never
    fi
    printf '%s\n' "state=$state" "pid=$pid" "worker=$pid" "since=$since" "release=$(current)" oldWorkers=0
}
