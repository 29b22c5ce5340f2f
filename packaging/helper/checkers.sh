# Health check scripts of administrators: what engines call to run one, and a run by hand. Sourced by lbadmin-helper.
# shellcheck shell=bash disable=SC2154

# put_checkers - for each script of the current release something that an engine can call by the name of the script. What a
# script says goes nowhere: engines' logs are for engines, and ldirectord's is also its answer to us.
put_checkers() {
    local script name
    for script in "$link"/*.check; do
        [[ -f $script ]] || continue
        name=${script##*/} name=${name%.check}
        [[ -d $run/$checkers ]] || mkdir "$run/$checkers" || exit 2
        printf '#!/bin/bash -p\nexec -c %q %s %q "$@" >/dev/null 2>&1\n' "$here/check-script" "$check_seconds" "$link/$name.check" \
            >"$run/$checkers/.new" && chmod 700 "$run/$checkers/.new" && mv -T "$run/$checkers/.new" "$run/$checkers/$name" || exit 2
    done
}

# drop_checkers - takes away what the current release has no script for.
drop_checkers() {
    local checker
    for checker in "$run/$checkers"/*; do [[ ! -f $checker || -f $link/${checker##*/}.check ]] || rm -f "$checker"; done
}

# check_once - runs the script that comes on standard input. Its words, and its exit status in a line of its own.
check_once() {
    local status
    [[ -d $run ]] || mkdir -p "$run" || exit 2
    once=$(mktemp "$run/check-once.XXXXXXXX") || exit 2
    trap 'rm -f "$once"' EXIT
    head -c 200000 >"$once" && chmod 644 "$once" || exit 2
    "$here/check-script" "$seconds" "$once" "$vip" "$vip_port" "$server" "$port_or_zero" 2>&1 | head -c 20000
    status=${PIPESTATUS[0]}
    printf '\nexit %s\n' "$status"
}
