# The addresses that engines listen on: added before they are needed, taken away afterwards. Sourced by lbadmin-helper.
# shellcheck shell=bash disable=SC2154

# plan_addresses up|down|check RECORD WANTED... <"ip -o addr" - writes RECORD.new (what we will have added) and
# RECORD.batch (for "ip -batch"); on stdout every address that cannot be had, then status 1.
plan_addresses() {
    awk -v todo="$1" -v record="$2.new" -v batch="$2.batch" '
        function hex(a,    g, n, m, i, at, s) {      # 8 or 32 hexadecimal digits; "" when it is no address
            if (a ~ /^[0-9.]+$/) {
                if (split(a, g, ".") != 4) return ""
                for (i = 1; i <= 4; i++) if (g[i] !~ /^(0|[1-9][0-9]?[0-9]?)$/ || g[i] + 0 > 255) return ""
                return sprintf("%02x%02x%02x%02x", g[1], g[2], g[3], g[4])
            }
            if (a !~ /^[0-9a-fA-F:]+$/ || a !~ /:/) return ""
            at = index(a, "::"); s = ""; m = 0
            if (at) {
                m = groups(substr(a, at + 2)); if (m < 0) return ""
                s = joined; a = substr(a, 1, at - 1)
            }
            n = groups(a)
            if (n < 0 || (at ? n + m > 7 : n != 8)) return ""
            return joined substr("00000000000000000000000000000000", 1, 32 - 4 * (n + m)) s
        }
        function groups(text,    g, n, i) {
            joined = ""; if (text == "") return 0
            n = split(tolower(text), g, ":")
            for (i = 1; i <= n; i++) {
                if (length(g[i]) < 1 || length(g[i]) > 4) return -1
                joined = joined substr("0000" g[i], length(g[i]) + 1)
            }
            return n
        }
        function digit(h, at) { return index("0123456789abcdef", substr(h, at, 1)) - 1 }
        function within(h, net, bits,    full, rest) {
            full = int(bits / 4); rest = 2 ^ (4 - bits % 4)
            return length(h) == length(net) && substr(h, 1, full) == substr(net, 1, full) &&
                int(digit(h, full + 1) / rest) == int(digit(net, full + 1) / rest)
        }
        function single(h) { return length(h) == 8 ? 32 : 128 }
        BEGIN { if (todo != "check") { printf "" > record; printf "" > batch } }
        part == 1 && ($3 == "inet" || $3 == "inet6") {
            n = split($4, a, "/"); h = hex(a[1]); present[h] = 1
            if (a[2] == single(h)) alone[$2, h] = 1
            else if (n == 2 && $0 !~ / scope (link|host) /) { net[++nets] = h; bits[nets] = a[2] + 0; dev[nets] = $2 }
        }
        part == 2 && ($2, hex($1)) in alone { ours[++kept] = $0; key[kept] = hex($1) }
        part == 3 && NF {
            h = hex($1)
            if (h == "" || NF > 1) { print "addresses:" FNR ": not an IP address."; bad = 1; next }
            if (h in wanted) next
            wanted[h] = 1
            if (todo != "up" || h in present || h ~ /^7f......$/ || h ~ /^0+1?$/) next
            best = 0
            for (i = 1; i <= nets; i++) if ((!best || bits[i] > bits[best]) && within(h, net[i], bits[i])) best = i
            if (!best) { print "No interface has a subnet that contains " $1 "."; bad = 1; next }
            added[++adds] = $1 " " dev[best]
            line[adds] = "addr add " $1 "/" single(h) " dev " dev[best] (single(h) == 128 ? " nodad" : "")
        }
        END {
            if (bad) exit 1
            if (todo == "check") exit
            for (i = 1; i <= kept; i++) {
                split(ours[i], a, " ")
                if (todo == "up" || key[i] in wanted) print ours[i] > record
                else print "addr del " a[1] "/" single(key[i]) " dev " a[2] > batch
            }
            for (i = 1; i <= adds; i++) { print added[i] > record; print line[i] > batch }
        }' part=1 - part=2 "$2" part=3 "${@:3}"
}

addresses_up() {
    need_release "$release"
    [[ -f $releases/$release/addresses ]] || return 0
    bring_up "$releases/$release/addresses"
}

# Those that no engine needs, as the web process has staged them: these and no others, now and whatever engines do.
floating_ips() {
    local staged=$home/staging/floating/addresses own=$home/current/floating
    [[ -f $staged && ! -L $staged ]] || wrong 'There are no staged addresses.'
    [[ -d $own ]] || mkdir "$own" || exit 2
    (ulimit -f 1024; exec cat) <"$staged" >"$own/.addresses" && sync "$own/.addresses" || exit 2
    bring_up "$own/.addresses"
    mv -T "$own/.addresses" "$own/addresses" || exit 2
    addresses_down
}

# bring_up FILE
bring_up() {
    local record=$run/addresses
    grep -qvE '^(127[.].*|::1|)$' "$1" || return 0  # loopback needs nothing
    touch "$record"
    ip -o addr show | plan_addresses up "$record" "$1" || exit 1
    mv -T "$record.new" "$record" || exit 2
    [[ -s $record.batch ]] || return 0
    ip -force -batch "$record.batch" 2>&1 || exit 1
    setsid perl -e "$announce" <"$record.batch" >/dev/null 2>&1 {lock}>&- &
}

# One record serves all engines: what the current release of any of them needs stays.
addresses_down() {
    local record=$run/addresses wanted=("$home"/current/*/addresses)
    [[ -s $record ]] || return 0  # none of them is ours
    [[ -e ${wanted[0]} ]] || wanted=(/dev/null)
    ip -o addr show | plan_addresses down "$record" "${wanted[@]}" || exit 1
    [[ ! -s $record.batch ]] || ip -force -batch "$record.batch" 2>&1 || exit 1
    mv -T "$record.new" "$record" || exit 2
}

# Tells the neighbours, twice, where a new address lives: gratuitous ARP, unsolicited neighbour advertisement.
announce='use Socket qw(:all);
    my %ether = map { m{^(\d+): ([^:@]+).* link/ether (\S+)} ? ($2 => [$1, pack "H12", $3 =~ tr/://dr]) : () } `ip -o link`;
    my @new = map { m{^addr add (\S+)/\d+ dev (\S+)} && $ether{$2} ? [$1, @{$ether{$2}}] : () } <STDIN>;
    for my $round (1, 2) {
        for (@new) {
            my ($text, $index, $mac) = @$_;
            if ($text !~ /:/) {
                my $ip = inet_aton($text);
                socket my $s, 17, SOCK_RAW, unpack("S", pack "n", 0x0806) or next;
                send $s, "\xff" x 6 . $mac . pack("n nnCCn", 0x0806, 1, 0x0800, 6, 4, 1) . $mac . $ip . "\xff" x 6 . $ip,
                    0, pack("S n i S C C a8", 17, 0x0806, $index, 1, 0, 6, "\xff" x 6);
            } else {
                my $ip = inet_pton(AF_INET6, $text);
                socket my $s, AF_INET6, SOCK_RAW, 58 or next;
                setsockopt $s, 41, 18, pack "i", 255;      # hops
                setsockopt $s, 41, 17, pack "i", $index;   # interface
                bind $s, pack_sockaddr_in6(0, $ip) or next;
                send $s, pack("CCnN", 136, 0, 0, 0x20000000) . $ip . pack("CC", 2, 1) . $mac,
                    0, pack_sockaddr_in6(0, inet_pton(AF_INET6, "ff02::1"), $index);
            }
        }
        sleep 1 if $round == 1;
    }'
