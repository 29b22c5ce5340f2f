# Transparent Proxy: answers of real servers to connections that HAProxy made with a client's address come back to HAProxy.
# A packet that belongs to such a socket gets a mark, and the route of that mark ends here. Sourced with rules.sh.
# shellcheck shell=bash disable=SC2154

own_mark=2147483647   # above all that layer 4 gives out
own_table=2147

# put_transparency FILE - FILE has a line for each family, 4 or 6; what another one had goes. Words and status 1 when the
# kernel refuses.
put_transparency() {
    local family default status=0 rule
    [[ -d $run/ldirectord ]] || mkdir "$run/ldirectord" || exit 2  # where rules.sh remembers which chains it made
    for family in 4 6; do
        default=0.0.0.0/0; ((family == 4)) || default=::/0
        rule=
        if [[ -f $1 ]] && grep -qx "$family" "$1"; then
            rule="-A LBADMIN-TPROXY -p tcp -m socket --transparent -j MARK --set-mark $own_mark"
            ip "-$family" rule show | grep -q "lookup $own_table\$" || ip "-$family" rule add fwmark "$own_mark" lookup "$own_table" 2>&1 || status=1
            ip "-$family" route replace local "$default" dev lo table "$own_table" 2>&1 || status=1
        else
            while ip "-$family" rule del lookup "$own_table" 2>/dev/null; do :; done
            ip "-$family" route flush table "$own_table" 2>/dev/null
        fi
        chain "$family" mangle PREROUTING LBADMIN-TPROXY "$rule" || status=1
    done
    return "$status"
}

# check_transparency FILE - words and status 1 for what is no family.
check_transparency() {
    [[ ! -f $1 ]] || awk '!/^[46]$/ { print "transparent:" NR ": \"" $0 "\" is neither 4 nor 6."; bad = 1 } END { exit bad }' "$1"
}
