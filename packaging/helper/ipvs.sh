# The kernel's table of layer 4 services: is there one, what is in it, how it shall behave. Sourced by lbadmin-helper.
# shellcheck shell=bash disable=SC2154

# Sets lack, a sentence, when layer 4 cannot be had here. The table appears with the module.
ipvs() {
    local package
    lack=
    for package in ldirectord ipvsadm; do
        [[ -x /usr/sbin/$package ]] || { lack="The package $package is not installed."; return 1; }
    done
    [[ ! -e /proc/net/ip_vs ]] || return 0
    modprobe -q ip_vs 2>/dev/null
    [[ ! -e /proc/net/ip_vs ]] || return 0
    lack='This kernel has no IPVS: layer 4 services cannot run here.'
    return 1
}

l4_available() { if ipvs; then echo yes; else echo "no $lack"; fi; }

# Where there is no IPVS there is nothing in its table either.
l4_table() {
    ipvs || return 0
    echo '== list'; ipvsadm -Ln --exact
    echo '== stats'; ipvsadm -Ln --stats --exact
    echo '== rate'; ipvsadm -Ln --rate --exact
    echo '== thresholds'; ipvsadm -Ln --thresholds
}

l4_connections() { ! ipvs || ipvsadm -Lcn 2>&1 | head -n "$lines"; }

# services_of CONF - the virtual services of a ldirectord.cf, as ipvsadm names them, sorted.
services_of() {
    awk '
        function out() { if (at != "") print (mark ? "-f " : protocol == "udp" ? "-u " : "-t ") at (mark && six ? " -6" : "") }
        /^virtual6?[ \t]*=/ {
            out(); six = /^virtual6/; at = $0; sub(/^[^=]*=[ \t]*/, "", at); sub(/[ \t].*/, "", at)
            mark = at ~ /^[0-9]+$/; protocol = at ~ /:53$/ ? "udp" : "tcp"
        }
        /^[ \t]+protocol[ \t]*=/ { protocol = $0; sub(/^[^=]*=[ \t]*/, "", protocol); sub(/[ \t].*/, "", protocol) }
        END { out() }' "$1" | sort
}

# ldirectord keeps its services when it ends, so that connections live on; those that no release has any more go here.
# The record names all that we ever put there: services of others, e.g. of containers, are left alone.
# will_have CONF, before ldirectord reads that; has_only_those, when it did.
will_have() {
    local folder=$run/ldirectord
    services_of "$1" >"$folder/wanted"
    touch "$folder/services"
    sort -u "$folder/services" "$folder/wanted" >"$folder/.services" && mv -T "$folder/.services" "$folder/services" || exit 2
}

has_only_those() {
    local folder=$run/ldirectord
    cmp -s "$folder/services" "$folder/wanted" || remove_services <(comm -23 "$folder/services" "$folder/wanted")
    mv -T "$folder/wanted" "$folder/services" || exit 2
}

# remove_services LIST - those of them that are there.
remove_services() {
    ! ipvs || ipvsadm -Sn | sed -nE 's/^-A (-[tu] [^ ]+|-f [0-9]+( -6)?) .*/\1/p' | sort | comm -12 "$1" - | sed 's/^/-D /' | ipvsadm -R 2>&1
}

no_services() { will_have /dev/null; has_only_those; }

# How the kernel treats layer 4 traffic; what a kernel does not have is passed over. docs/layer4-engine.md tells why.
tune() {
    local masq snat
    set_kernel vs/expire_nodest_conn 1
    masq=$(grep -cE '^[[:space:]]+real6?[[:space:]]*=[[:space:]]*[^[:space:]]+[[:space:]]+masq' "$1/ldirectord.cf")
    snat=$(grep -cE '^(snat|autonat)' "$1/rules")
    set_kernel vs/conntrack "$((snat > 0))"
    ((masq + snat)) || return 0
    set_kernel ip_forward 1
    for_each_interface ipv4 send_redirects 0
    if grep -q '^virtual6' "$1/ldirectord.cf"; then
        for_each_interface ipv6 accept_ra 2 1  # forwarding would make it deaf to routers otherwise
        [[ ! -w /proc/sys/net/ipv6/conf/all/forwarding ]] || echo 1 >/proc/sys/net/ipv6/conf/all/forwarding
    fi
}

set_kernel() { [[ ! -w /proc/sys/net/ipv4/$1 ]] || echo "$2" >"/proc/sys/net/ipv4/$1"; }

# for_each_interface FAMILY NAME VALUE [OLD] - and for those to come; only where it is OLD, if given.
for_each_interface() {
    local file value
    for file in /proc/sys/net/"$1"/conf/*/"$2"; do
        [[ -w $file ]] && read -r value <"$file" || continue
        [[ $value != "${4-$value}" || $value == "$3" ]] || echo "$3" >"$file"
    done
}
