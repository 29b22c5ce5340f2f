# The firewall: the administrator's script, taken live with a way back. Sourced by lbadmin-helper.
# shellcheck shell=bash disable=SC2154,SC2034
#
# run/firewall/base.4, .6       the rules that were there before any script of ours, as this boot began
# run/firewall/before.4, .6     the rules before what is being tried or done; with "working" beside them: not finished yet
# run/firewall/trial            waiting RELEASE DEADLINE EARLIER BOOT | confirmed RELEASE | reverted RELEASE
# run/firewall/applied          RELEASE BOOT

main=firewall.sh program=firewall started_with=
pattern[file]='^(firewall[.]sh|lockdown)$'
required=(firewall.sh lockdown)
. "$here/rules.sh"
. "$here/transparency.sh"
. "$here/firewall-rules.sh"
. "$here/firewall-script.sh"
. "$here/firewall-copy.sh"

boot() { local id; read -r id </proc/sys/kernel/random/boot_id; echo "$id"; }
uptime() { local up; read -r up _ </proc/uptime; echo "${up%.*}"; }

# ---------------------------------------------------------------- the check

# The lockdown's lines, the script's grammar, and then the whole of it in a copy of this machine.
try() {
    local words
    words=$(compile_lockdown 0 "$1/lockdown") || { echo "$words"; return 1; }
    words=$(bash -n "$1/firewall.sh" 2>&1) || { grammar <<<"$words"; return 1; }
    prepare
    in_a_copy dry_run "$1" ''
}

# bash says "FILE: line N: words"; of what follows from the first error, nothing.
grammar() { sed -nE 's/^.*firewall[.]sh: line ([0-9]+): (.*)$/firewall.sh:\1: \2/p' | head -n 2; }

# What every verb needs: folders, the tools of this machine, nothing half done, the rules of others.
prepare() {
    state=$run/firewall
    [[ -d $state ]] || mkdir "$state" || exit 2
    [[ -d $run/ldirectord ]] || mkdir "$run/ldirectord" || exit 2  # where rules.sh remembers which chains it made
    choose_back_end
    mend
    if [[ $(cat "$state/base.boot" 2>/dev/null) != "$(boot)" ]]; then
        save_rules "$state/now"
        without_ours <"$state/now.4" >"$state/base.4" && without_ours <"$state/now.6" >"$state/base.6" || exit 2
        boot >"$state/base.boot"
    fi
}

# ---------------------------------------------------------------- going live

# A call that was killed while it changed the rules left its mark: back to what was before it.
mend() {
    [[ ! -e $state/working ]] || { put_back "$state/before" && rm -f "$state/working"; }
}

# For real, on top of the rules of others. Whatever fails on the way: the rules before are back, and its words told.
apply() {
    local folder=$releases/$1 words status=0
    save_rules "$state/before"
    : >"$state/working"
    put_base || { put_back "$state/before"; rm -f "$state/working"; return 1; }
    words=$(run_script "$folder/firewall.sh" "$log") || status=1
    if ((status == 0)); then words=$(put_lockdown "$folder/lockdown" 2>&1 && put_marks 2>&1) || status=1; fi
    if ((status)); then put_back "$state/before"; [[ ! $words ]] || echo "$words"; fi
    rm -f "$state/working"
    return "$status"
}

applied() { printf '%s %s\n' "$1" "$(boot)" >"$state/.applied" && mv -T "$state/.applied" "$state/applied"; }
is_applied() { [[ $(cat "$run/firewall/applied" 2>/dev/null) == "$(current) $(boot)" ]]; }

go_live() {
    need_release "$release"
    prepare
    nothing_waits
    apply "$release" || exit 1
    switch_release
    applied "$release"
    rm -f "$run/firewall.stopped"
}

# ---------------------------------------------------------------- on trial

# told WORD... - how the last trial is, on disk before anybody acts on it.
told() { echo "$*" >"$state/.trial" && sync "$state/.trial" && mv -T "$state/.trial" "$state/trial" || exit 2; }

# Sets word, tried, deadline, earlier, since_boot.
read_trial() { read -r word tried deadline earlier since_boot 2>/dev/null <"$run/firewall/trial" || word=none; }

# One whose time is up, or that another boot began, is over whether or not its guard is still there.
settle() {
    read_trial
    [[ $word == waiting ]] || return 0
    [[ $since_boot == "$(boot)" ]] && (($(uptime) < deadline)) || take_back
}

nothing_waits() {
    settle
    [[ $word != waiting ]] || { echo "Release $tried still waits to be confirmed."; exit 1; }
}

take_back() {
    local release=$earlier
    if [[ $since_boot == "$(boot)" ]]; then put_back "$state/trial"; applied "$earlier"; fi
    switch_release
    told reverted "$tried"
    word=reverted
}

firewall_try() {
    need_release "$release"
    prepare
    nothing_waits
    local before; before=$(current)
    apply "$release" || exit 1
    cp "$state/before.4" "$state/trial.4" && cp "$state/before.6" "$state/trial.6" || exit 2
    told waiting "$release" $(($(uptime) + seconds)) "$before" "$(boot)"
    switch_release
    applied "$release"
    rm -f "$run/firewall.stopped"
    ( detached "$here/lbadmin-helper" firewall-guard "$release" ) </dev/null >/dev/null 2>&1 &
}

# A process of its own, which nobody waits for: puts the old rules back when the time is up.
firewall_guard() {
    state=$run/firewall
    while read_trial; [[ $word == waiting && $tried == "$release" ]] && (($(uptime) < deadline)); do sleep .2; done
    locked
    prepare
    settle
}

firewall_confirm() {
    prepare
    settle
    [[ $word == waiting && $tried == "$release" ]] || { echo "Release $release does not wait to be confirmed."; exit 1; }
    told confirmed "$release"
}

firewall_revert() {
    prepare
    settle
    [[ $word == waiting ]] || { echo 'No rules wait to be confirmed.'; exit 1; }
    take_back
}

firewall_trial() {
    prepare
    settle
    case $word in
        none) echo none ;;
        waiting) echo "waiting $tried $((deadline - $(uptime)))" ;;
        *) echo "$word $tried" ;;
    esac
}

# ---------------------------------------------------------------- as other engines

start() { if is_applied && [[ ! -e $run/firewall.stopped ]]; then prepare; else restart; fi; }

restart() {
    prepare
    nothing_waits
    local live; live=$(current)
    ((live)) || wrong 'There is no current release.'
    apply "$live" || exit 1
    applied "$live"
    rm -f "$run/firewall.stopped"
}

reload() { restart; }
save_state() { :; }

# Only what others put there stays, and what layer 4 needs.
stop() {
    prepare
    nothing_waits
    save_rules "$state/before"
    : >"$state/working"
    put_base && put_lockdown /dev/null && put_marks || { put_back "$state/before"; rm -f "$state/working"; exit 1; }
    rm -f "$state/working" "$state/applied"
    : >"$run/firewall.stopped"
}

status() {
    local word=dead since=
    if [[ -e $run/firewall.stopped ]]; then word=stopped
    elif [[ ! -L $link ]]; then word=never
    elif is_applied; then word=running since=$(stat -c %Y "$run/firewall/applied")
    fi
    printf '%s\n' "state=$word" pid= worker= "since=$since" "release=$(current)" oldWorkers=0
}
