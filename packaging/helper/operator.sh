# What an operator wants of real servers for now: drained (no new clients) or halted (gone, persistence included).
# Sourced by ldirectord.sh.
# shellcheck shell=bash disable=SC2154

# merge OPERATOR <ldirectord.cf - the file that ldirectord reads: weight 0 for a drained server, no line for a halted one.
# Lines "VIRTUAL REAL drain|halt" that match nothing are for servers that are gone, or to come back.
merge() {
    awk '
        FNR == NR { wish[$1, $2] = $3; next }
        function flush(    i, key, at, rest) {
            for (i = 1; i <= held; i++) {
                if (name != "" && match(line[i], /^[ \t]+real6?[ \t]*=[ \t]*/)) {
                    at = RLENGTH; rest = substr(line[i], at + 1)
                    key = rest; sub(/[ \t].*/, "", key)
                    if (wish[name "/" protocol, key] == "halt") continue
                    if (wish[name "/" protocol, key] == "drain") { print substr(line[i], 1, at) weightless(rest); continue }
                }
                print line[i]
            }
            held = 0
        }
        # "ADDRESS METHOD [WEIGHT] [rest]"
        function weightless(text,    head) {
            match(text, /^[^ \t]+[ \t]+[a-z]+/); head = substr(text, 1, RLENGTH); text = substr(text, RLENGTH + 1)
            sub(/^[ \t]+[0-9]+/, "", text)
            return head " 0" text
        }
        /^virtual6?[ \t]*=/ {
            flush(); name = $0; sub(/^[^=]*=[ \t]*/, "", name); sub(/[ \t].*/, "", name)
            protocol = name ~ /^[0-9]+$/ ? "fwm" : name ~ /:53$/ ? "udp" : "tcp"
        }
        /^[ \t]+protocol[ \t]*=/ { protocol = $0; sub(/^[^=]*=[ \t]*/, "", protocol); sub(/[ \t].*/, "", protocol) }
        { line[++held] = $0 }
        END { flush() }' "$1" -
}

# provide - writes the file that ldirectord reads, from the current release and what the operator wants. Each of them
# was checked; together they are checked again unless it reads just that already, as it must never be signalled with a file that
# it cannot read.
provide() {
    local wish=$run/ldirectord/operator new=$run/ldirectord/new.cf
    [[ -f $wish ]] || : >"$wish"
    if [[ -s $wish ]]; then
        merge "$wish" <"$config" >"$new" || exit 2
        cmp -s "$new" "$config" || cmp -s "$new" "$run/ldirectord/ldirectord.cf" || check "$new" || exit 1
    else
        cp "$config" "$new" || exit 2
    fi
    will_have "$new"
    mv -T "$new" "$run/ldirectord/ldirectord.cf" || exit 2
}

# Takes the staged wishes over, at once where ldirectord runs.
operate() {
    local staged=$staging/operator new=$run/ldirectord/.operator bad
    [[ -d ${staged%/*} && $(cd -P "${staged%/*}" && pwd) == "${staged%/*}" ]] || wrong 'There is no staging folder.'
    folder
    rm -rf "$new"
    (ulimit -f 4096; cp -RP --no-preserve=all "$staged" "$new") 2>/dev/null && [[ -f $new && ! -L $new ]] ||
        wrong 'There is no staged file "operator", or not a plain one.'
    bad=$(grep -nvE '^([0-9.]+:[0-9]+/(tcp|udp)|\[[0-9a-fA-F:]+\]:[0-9]+/(tcp|udp)|[0-9]+/fwm) ([0-9.]+|\[[0-9a-fA-F:.]+\])(:[0-9]+)? (drain|halt)$' "$new" | head -n 1)
    [[ -z $bad ]] || { echo "operator:${bad%%:*}: not a real server with \"drain\" or \"halt\"."; exit 1; }
    mv -T "$new" "$run/ldirectord/operator" || exit 2
    ! running || reload
}
