# Packet rules of layer 4: marks that make several ports one service, and source NAT. Sourced by ldirectord.sh.
# They live in chains of their own, which a user's firewall script may flush but never mixes with.
# shellcheck shell=bash disable=SC2154

# compile_rules 4|6 RULES - what iptables-restore of that family takes; "RULES:LINE: words" and status 1 for what is wrong.
#   mark NUMBER tcp|udp ADDRESS PORTS          packets to these ports belong to the service with that firewall mark
#   snat tcp|udp ADDRESS PORTS RIP RIPPORT     clients of this service reach this real server as the appliance itself
#   snat-mark NUMBER                           the same for all real servers of a marked service
#   autonat INTERFACE                          what leaves there does so as the appliance itself
# PORTS are *, or numbers and LOW-HIGH with commas between; RIPPORT is one number, or * for the port the client asked for.
compile_rules() {
    awk -v family="$1" '
        function number(n, top) { return n ~ /^[1-9][0-9]*$/ && length(n) <= 10 && n + 0 <= top }
        function protocol(p) { if (p != "tcp" && p != "udp") wrong("\"" p "\" is neither tcp nor udp"); return p }
        function marked(n) { if (!number(n, 4294967295)) wrong("\"" n "\" is not a firewall mark"); return n }
        function address(a) {
            if (a !~ /^[0-9.]+$/ && a !~ /^[0-9a-fA-F:]+:[0-9a-fA-F:.]*$/) wrong("\"" a "\" is not an IP address")
            of = a ~ /:/ ? 6 : 4
            return a
        }
        function wrong(words) { if (!failed[FNR]++) print "rules:" FNR ": " words "."; bad = 1 }
        # Fills piece with ports as iptables writes them, at most 15 in one, a range counting twice.
        function ports(text,    part, ends, i, weight) {
            pieces = 0; delete piece
            if (text == "*") return
            weight = 15
            for (i = 1; i <= split(text, part, ","); i++) {
                if (split(part[i], ends, "-") > 2 || !number(ends[1], 65535) || (2 in ends && (!number(ends[2], 65535) || ends[2] + 0 < ends[1] + 0))) {
                    wrong("\"" part[i] "\" is neither a port nor a range of ports"); return
                }
                weight += 2 in ends ? 2 : 1
                if (weight > 15) { piece[++pieces] = ""; weight = 2 in ends ? 2 : 1 }
                piece[pieces] = piece[pieces] (piece[pieces] == "" ? "" : ",") ends[1] (2 in ends ? ":" ends[2] : "")
                delete ends
            }
            if (i == 1) wrong("there are no ports")
        }
        function add(chain, rule) { if (of == family) line[chain, ++count[chain]] = rule }
        function words(n) { if (NF != n) { wrong("\"" $1 "\" takes " n - 1 " words"); return 0 } return 1 }
        /^[ \t]*(#.*)?$/ { next }
        $1 == "mark" && words(5) {
            n = marked($2); p = protocol($3); a = address($4); ports($5)
            if (!pieces) add("mark", "-d " a " -p " p " -j MARK --set-mark " n)
            for (i = 1; i <= pieces; i++) add("mark", "-d " a " -p " p " -m multiport --dports " piece[i] " -j MARK --set-mark " n)
            next
        }
        $1 == "snat" && words(6) {
            p = protocol($2); vip = address($3); was = of; a = address($5); ports($4)
            if (of != was) wrong("the service is of another IP version than its real server")
            if ($6 != "*" && !number($6, 65535)) wrong("\"" $6 "\" is not a port")
            rule = "-d " a " -p " p ($6 == "*" ? "" : " --dport " $6) " -m ipvs --vaddr " vip
            if ($4 == "*") { add("snat", rule " -j MASQUERADE"); next }
            for (i = 1; i <= split($4, part, ","); i++) {
                split(part[i], ends, "-")
                for (port = ends[1] + 0; port <= (2 in ends ? ends[2] : ends[1]) + 0; port++) {
                    if ($6 == "*") add("snat", "-d " a " -p " p " --dport " port " -m ipvs --vaddr " vip " --vport " port " -j MASQUERADE")
                    else add("snat", rule " --vport " port " -j MASQUERADE")
                }
                delete ends
            }
            next
        }
        $1 == "snat-mark" && words(2) {
            n = marked($2)
            of = family; add("snat", "-m mark --mark " n " -m ipvs --ipvs -j MASQUERADE")
            next
        }
        $1 == "autonat" && words(2) {
            if ($2 !~ /^[A-Za-z0-9][A-Za-z0-9._-]*$/ || length($2) > 15) wrong("\"" $2 "\" is not the name of an interface")
            of = 4; add("snat", "-o " $2 " -j MASQUERADE")
            next
        }
        !($1 ~ /^(mark|snat|snat-mark|autonat)$/) { wrong("\"" $1 "\" is not known") }
        END {
            if (bad) exit 1
            if (family == 0) exit
            for (i = 1; i <= count["mark"]; i++) print "mangle -A LBADMIN-MARK " line["mark", i]
            for (i = 1; i <= count["snat"]; i++) print "nat -A LBADMIN-SNAT " line["snat", i]
        }' "$2"
}

# put_rules RULES - makes the packet rules of both families be these, jumps included, whatever a user's script has left of
# them; words and status 1 when the kernel refuses. Where we never put any, none is touched.
put_rules() {
    local family text status=0
    for family in 4 6; do
        text=$(compile_rules "$family" "$1") || { echo "$text"; return 1; }
        chain "$family" mangle PREROUTING LBADMIN-MARK "$(sed -n 's/^mangle //p' <<<"$text")" || status=1
        chain "$family" nat POSTROUTING LBADMIN-SNAT "$(sed -n 's/^nat //p' <<<"$text")" || status=1
    done
    return "$status"
}

# chain FAMILY TABLE FROM NAME RULES - one run of iptables-restore, all or nothing. It stands first in FROM, as a rule of the
# user's that accepts would end the walk before it.
chain() {
    local tool=iptables present put=$run/ldirectord/.$4-$1
    [[ $5 || -e $put ]] || return 0
    (($1 == 4)) || tool=ip6tables
    [[ $5 ]] || rm -f "$put"
    [[ -z $5 ]] || : >"$put"
    choose_back_end
    present=$("$tool$back_end-save" -t "$2" 2>/dev/null)
    {
        echo "*$2"
        if [[ $5 ]]; then
            echo ":$4 - [0:0]"
            grep -qx -- "-A $3 -j $4" <<<"$present" || echo "-I $3 -j $4"
            echo "$5"
        else
            grep -x -- "-A $3 -j $4" <<<"$present" | sed 's/^-A/-D/'
            grep -q "^:$4 " <<<"$present" && printf '%s\n' "-F $4" "-X $4"
        fi
        echo COMMIT
    } | "$tool$back_end-restore" -w 10 --noflush 2>&1
}

# One back end for the whole machine: the usual one, unless only the old one works here. Listing works even where the
# kernel has none of the new tables; making a chain does not.
choose_back_end() {
    [[ ! -v back_end ]] || return 0
    local probe=$'*mangle\n:LBADMIN-PROBE - [0:0]\n-X LBADMIN-PROBE\nCOMMIT'
    back_end=
    if ! iptables-restore -w 10 --noflush <<<"$probe" 2>/dev/null && iptables-legacy-restore -w 10 --noflush <<<"$probe" 2>/dev/null; then
        back_end=-legacy
    fi
}
