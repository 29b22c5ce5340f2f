# Releases: taken from staging, checked, made current, pruned. Sourced by lbadmin-helper.
# shellcheck shell=bash disable=SC2154

# Copies the staged files, tries them in a folder of their own, and only then gives that folder the release's name:
# a release folder that exists has passed the check.
install_release() {
    local new=$releases/.new-$release verdict=0
    clear_unfinished
    trap clear_unfinished EXIT
    mkdir "$new" || exit 2
    take_staged "$new"
    : >"$run/plan"
    local addresses=$new/addresses; [[ -f $addresses ]] || addresses=/dev/null
    { ip -o addr show | plan_addresses up "$run/plan" "$addresses" >"$run/plan.words"; } & local planning=$!
    local syncing
    # A file at a time leaves the rest of the disk alone, but takes too long for many.
    if ((${#files[@]} > 16)); then sync -f "$new" & syncing=$!; else sync "${files[@]/#/$new/}" "$new" & syncing=$!; fi
    try "$new" || verdict=$?
    wait "$syncing" || wrong 'The release could not be written to disk.'
    wait "$planning" || { cat "$run/plan.words"; exit 1; }
    ((verdict == 0)) || exit "$verdict"
    if [[ -d $releases/$release ]]; then
        same "$new" "$releases/$release" || wrong "Release $release exists already with other content."
    else
        mv -T "$new" "$releases/$release" && sync "$releases" || exit 2
    fi
}

clear_unfinished() { ! compgen -G "$releases/.new-*" >/dev/null || rm -rf "$releases"/.new-*; }

# The staging folder belongs to the web process: nothing in it is followed, and it is judged by what was copied.
take_staged() {
    local staged=$staging/$release name
    files=()
    cd -P "$staged" 2>/dev/null && [[ $PWD == "$staged" ]] || wrong "There is no staged release $release."
    for name in * .[!.]* ..?*; do
        [[ -e $name || -L $name ]] || continue
        [[ $name =~ ${pattern[file]} ]] || wrong 'The staged release has a file that is not expected.'
        files+=("$name")
    done
    ((${#files[@]} <= 5000)) || wrong 'The staged release has too many files.'
    printf '%s\0' "${files[@]}" | (ulimit -f 65536; exec xargs -0 cp -RP --no-preserve=all -t "$1/" --) 2>/dev/null \
        && cd "$home" || wrong 'A staged file is too large or cannot be read.'
    [[ -v required ]] || local required=("$main" addresses)
    for name in "${required[@]}" "${files[@]}"; do
        [[ -f $1/$name && ! -L $1/$name ]] || wrong 'A staged file is missing or not a plain file.'
        [[ $name != *.check ]] || chmod 644 "$1/$name"  # who runs it is nobody, see check-script
    done
}

same() { diff -rq "$1" "$2" >/dev/null; }

switch_release() {
    local new=$home/current/.$engine.new
    if ((release == 0)); then
        rm -f "$link"
    else
        need_release "$release"
        rm -rf "$new"
        ln -s "../releases/$engine/$release" "$new" && mv -T "$new" "$link" || exit 2
    fi
    sync "$home/current"
}

# A private key never leaves: of a file that holds one only its fingerprint is told.
read_file() {
    local sum
    [[ -f $1/$file ]] || return 0
    if [[ $file == ldirectord.cf ]]; then sed -E 's/^([ \t]+(passwd|secret)[ \t]*=[ \t]*").*"/\1***"/' "$1/$file"
    elif [[ $file == haproxy.cfg ]]; then sed -E "s/^( {4}stats auth '?loadbalancer:).*/\1***/" "$1/$file"
    elif [[ $file != *.pem ]]; then cat "$1/$file"; else sum=$(sha256sum <"$1/$file") && echo "${sum%% *}"; fi
}

# What lies there, by its SHA-256: a private key is compared without being shown.
digests() { if cd -P "$link" 2>/dev/null; then printf '%s\0' * | xargs -0 sha256sum --; fi; }

# Whatever an engine quotes, e.g. because a configuration named a key in the wrong place: no line of a PEM file gets out.
without_keys() { sed "${@:--u}" -E -e 's#[A-Za-z0-9+/]{64,}={0,2}#...#g' -e 's/-----(BEGIN|END) [A-Z ]*-----/.../g'; }

prune() {
    local folder n live; live=$(current)
    for folder in "$releases" "$staging"; do
        cd -P "$folder" 2>/dev/null && [[ $PWD == "$folder" ]] || continue
        printf '%s\n' [1-9]* | grep -xE '[0-9]{1,9}' | sort -rn | tail -n "+$((keep + 1))" \
            | while read -r n; do ((n == live)) || rm -rf "./$n"; done
    done
}
