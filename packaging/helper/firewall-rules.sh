# The rules of the kernel as text: saved, put back, and kept apart by whose they are. Sourced by firewall.sh.
# shellcheck shell=bash disable=SC2154

tool() { if (($1 == 4)); then echo "iptables$back_end"; else echo "ip6tables$back_end"; fi; }

# save_rules TO - writes TO.4 and TO.6.
save_rules() {
    local family
    for family in 4 6; do "$(tool "$family")-save" 2>/dev/null >"$1.$family" || : >"$1.$family"; done
}

# Chains whose names begin with LBADMIN- are ours; the rest of a saved text is of others, or of the script.
without_ours() { grep -vE '^(:LBADMIN-|-A LBADMIN-|-A [A-Za-z0-9_-]+ .*-j LBADMIN-)' || true; }

# whole WANTED PRESENT - what iptables-restore takes so that the rules become those of WANTED: a table that only PRESENT
# has is emptied, as iptables-restore leaves alone what it is not told of. With "ours" as third word, the chains of ours in
# PRESENT stay as they are, in front.
whole() {
    awk -v keep="${3-}" '
        function ours(l) { return l ~ /^(:LBADMIN-|-A LBADMIN-)/ || l ~ /^-A .* -j LBADMIN-/ }
        /^#/ || !NF { next }
        /^[*]/ { table = substr($0, 2); if (!(table in seen)) { seen[table]; order[++tables] = table } if (FILENAME == ARGV[1]) wanted[table]; next }
        $0 == "COMMIT" { next }
        FILENAME == ARGV[1] { if (/^:/) heads[table] = heads[table] $0 "\n"; else rules[table] = rules[table] $0 "\n"; next }
        keep && ours($0) { if (/^:/) ourHeads[table] = ourHeads[table] $0 "\n"; else ourRules[table] = ourRules[table] $0 "\n"; next }
        /^:/ && $2 != "-" { built[table] = built[table] $1 " ACCEPT [0:0]\n" }
        END {
            for (i = 1; i <= tables; i++) {
                t = order[i]
                printf "*%s\n%s%s%s%sCOMMIT\n", t, t in wanted ? heads[t] : built[t], ourHeads[t], ourRules[t], rules[t]
            }
        }' "$1" "$2"
}

# put_back FROM - makes the rules those saved as FROM, all or nothing for each family.
put_back() { put "$1" ''; }
put_base() { put "$state/base" ours; }

put() {
    local family status=0
    save_rules "$state/now"
    for family in 4 6; do
        whole "$1.$family" "$state/now.$family" "$2" >"$state/restore"
        [[ ! -s $state/restore ]] || "$(tool "$family")-restore" -w 10 <"$state/restore" 2>&1 || status=1
    done
    return "$status"
}

# The marks and source NAT of the layer 4 services that are live, and the mark of transparent ones of layer 7, which a
# script may have flushed.
put_marks() {
    local live=$home/current/ldirectord/rules status=0
    [[ ! -f $live ]] || put_rules "$live" || status=1
    [[ ! -f $home/current/haproxy/transparent ]] || put_transparency "$home/current/haproxy/transparent" || status=1
    return "$status"
}

# compile_lockdown 4|6|0 FILE - the rules of the chain; with 0 none, only words on what is wrong.
#   network CIDR           an administration network        port tcp|udp NUMBER     reachable from those networks only
compile_lockdown() {
    awk -v family="$1" '
        function wrong(words) { print "lockdown:" FNR ": " words "."; bad = 1 }
        !NF { next }
        $1 == "network" && NF == 2 && $2 ~ /^[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+\/[0-9]+$/ { if (family == 4) from[++networks] = $2; next }
        $1 == "network" && NF == 2 && $2 ~ /^[0-9a-fA-F:]*:[0-9a-fA-F:.]*\/[0-9]+$/ { if (family == 6) from[++networks] = $2; next }
        $1 == "port" && NF == 3 && $2 ~ /^(tcp|udp)$/ && $3 ~ /^[1-9][0-9]*$/ && $3 + 0 < 65536 { port[++ports] = "-p " $2 " --dport " $3; next }
        { wrong("\"" $1 "\" is not understood") }
        END {
            if (bad) exit 1
            if (!family || !ports) exit
            print "-A LBADMIN-LOCKDOWN -i lo -j RETURN"
            for (p = 1; p <= ports; p++) {
                for (n = 1; n <= networks; n++) print "-A LBADMIN-LOCKDOWN -s " from[n] " " port[p] " -j RETURN"
                print "-A LBADMIN-LOCKDOWN " port[p] " -j DROP"
            }
        }' "$2"
}

put_lockdown() {
    local family rules
    for family in 4 6; do
        rules=$(compile_lockdown "$family" "$1") || { echo "$rules"; return 1; }
        chain "$family" filter INPUT LBADMIN-LOCKDOWN "$rules" || return 1
    done
}

# The live rules with their counters, for people.
firewall_rules() {
    prepare
    local family table
    for family in 4 6; do
        for table in filter nat mangle raw; do
            echo "== ipv$family $table"
            "$(tool "$family")" -w 10 -t "$table" -L -v -n -x 2>/dev/null
        done
    done
}
