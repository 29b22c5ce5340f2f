# A copy of this machine's network, in which rules are tried before they are live. Sourced by firewall.sh.
# shellcheck shell=bash disable=SC2154,SC2016

# in_a_copy FUNCTION FOLDER CLIENT [ARG...] - calls it in a fresh namespace that has the interfaces, addresses, routes and
# rules of this machine, and with CLIENT an interface behind which that client is.
in_a_copy() {
    local facing= hardware=
    if [[ $3 ]]; then
        facing=$(ip -o route get "$3" 2>/dev/null | sed -nE '/^local /!s/.* dev ([^ ]+).*/\1/p')
        hardware=$(ip neigh show "$3" dev "${facing:-lo}" 2>/dev/null | sed -nE 's/.*lladdr ([0-9a-f:]+).*/\1/p')
    fi
    save_rules "$state/now"
    whole "$state/base.4" "$state/now.4" ours >"$state/copy.4"
    whole "$state/base.6" "$state/now.6" ours >"$state/copy.6"
    local links addresses routes
    links=$(ip -o link show) addresses=$(ip -o addr show) routes=$(ip route show; ip -6 route show)
    (
        [[ ! ${lock-} ]] || exec {lock}>&-
        export links addresses routes facing hardware back_end home run state releases time_limit cell frame mark
        mortal_words="${mortal[*]}"; export mortal_words
        export -f furnish joined dry_run reaches "$1" run_script script_words tool chain choose_back_end put_lockdown \
            compile_lockdown copied_rules
        # The copy may write what it remembers of chains, but not where the machine remembers its own.
        exec "${mortal[@]}" timeout -s KILL $((time_limit + 30)) "${mortal[@]}" unshare -n -m -p -f --kill-child --mount-proc --propagation private \
            bash -c 'mortal=($mortal_words); mkdir -p "$run/ldirectord" && mount -t tmpfs tmpfs "$run/ldirectord" && furnish && "$@"' copy "$@" </dev/null
    )
    local status=$?
    ((status != 137)) || echo 'The check took too long and was ended.'
    return "$((status != 0))"
}

# Interfaces without anything behind them, but with the names and addresses that rules may speak of.
furnish() {
    local name kind
    ip link set lo up
    for kind in dummy bridge ''; do ! ip link add probe type "${kind:-dummy}" 2>/dev/null || break; done
    ip link del probe 2>/dev/null
    {
        while read -r _ name _; do
            name=${name%:}; name=${name%@*}
            [[ $name == lo || $name == "$facing" ]] || echo "link add $name type ${kind:-veth}"
        done <<<"$links"
        [[ ! $facing ]] || echo "link add $facing type veth peer name beyond"
    } | ip -force -batch - 2>/dev/null
    for name in $(ip -o link show | sed -E 's/^[0-9]+: ([^:@]+).*/\1/'); do echo "link set $name up"; done | ip -force -batch - 2>/dev/null
    awk '$3 ~ /^inet6?$/ && $4 !~ /^(127[.].*|::1\/|fe80:)/ { print "addr add " $4 " dev " $2 ($3 == "inet6" ? " nodad" : "") }' \
        <<<"$addresses" | ip -force -batch - 2>/dev/null
    sed -E 's/ (linkdown|onlink|pref [a-z]+|expires [0-9]+sec|proto [a-z]+)//g; s/^/route replace /' <<<"$routes" | ip -force -batch - 2>/dev/null
    copied_rules
}

copied_rules() {
    local family
    for family in 4 6; do
        [[ ! -s $state/copy.$family ]] || "$(tool "$family")-restore" -w 10 <"$state/copy.$family" 2>&1 || return 1
    done
}

# dry_run FOLDER CLIENT
dry_run() {
    run_script "$1/firewall.sh" /dev/null && put_lockdown "$1/lockdown"
}

# firewall-reach RELEASE CLIENT SERVER PORT...
firewall_reach() {
    need_release "$release"
    prepare
    in_a_copy reaches "$releases/$release" "$client" "$server" "${ports[@]}"
}

# reaches FOLDER CLIENT SERVER PORT... - a real connection from that client to each port, under the rules of the release.
reaches() {
    local folder=$1 client=$2 server=$3 answers listener
    shift 3
    dry_run "$folder" "$client" >/dev/null || { echo 'The rules cannot be tried.'; return 1; }
    ip -o addr show | awk -v a="$server" '{ split($4, p, "/") } p[1] == a { found = 1 } END { exit !found }' \
        || ip addr add "$server" dev "${facing:-lo}" 2>/dev/null
    perl -MIO::Socket::IP -e '
        my ($at, @ports) = @ARGV;
        my @open = map { IO::Socket::IP->new(LocalHost => $at, LocalPort => $_, Listen => 5, ReuseAddr => 1, V6Only => 1) } @ports;
        print "ready\n"; close STDOUT; sleep 20' "$server" "$@" >"$run/ldirectord/ready" & listener=$!
    joined "$client" "$server"
    for _ in {1..200}; do [[ ! -s $run/ldirectord/ready ]] || break; sleep .02; done
    "${beyond[@]}" perl -MIO::Socket::IP -e '
        my ($from, $to, @ports) = @ARGV;
        for my $port (@ports) {
            my $s = IO::Socket::IP->new(LocalHost => $from, PeerHost => $to, PeerPort => $port, Timeout => 2);
            print "$port ", ($s ? "open" : "blocked"), "\n";
        }' "$client" "$server" "$@"
    kill "$listener" 2>/dev/null
    true
}

# joined CLIENT SERVER - sets beyond: what runs a command where the client is. One of this machine's own is here already.
joined() {
    beyond=()
    [[ $facing ]] || { ip addr add "$1" dev lo 2>/dev/null; return 0; }
    local wide=32 holder; [[ $1 != *:* ]] || wide=128
    unshare -n sleep 60 & holder=$!
    until [[ $(readlink "/proc/$holder/ns/net") != "$(readlink /proc/$$/ns/net)" ]]; do sleep .01; done
    ip link set beyond netns "$holder"
    beyond=(nsenter -t "$holder" -n)
    [[ ! $hardware ]] || "${beyond[@]}" ip link set beyond address "$hardware"
    "${beyond[@]}" ip -batch - <<END
link set lo up
link set beyond up
addr add $1/$wide dev beyond$([[ $wide == 32 ]] || echo ' nodad')
route add $2/$wide dev beyond
END
    ip route replace "$1/$wide" dev "$facing"
}
