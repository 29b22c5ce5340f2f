# The logs: read, searched and rotated while their writers go on. Sourced by lbadmin-helper.
# shellcheck shell=bash disable=SC2154,SC2034
#
# A writer keeps its file open and appends for ever, so a log is never renamed or cut under it. Rotation copies the oldest
# part, whole lines, into $log.FROM-END.gz and gives its blocks back to the disk (a hole). What is written meanwhile lands
# behind it: no line is lost, and a place in the log, counted in octets since it began, stays true. The last piece's END
# is where the file's own lines start. Needs a file system that has holes: ext4, xfs, btrfs, tmpfs.

# from_log SOURCE - for verbs about one log; shares it with others that read, so that rotation waits a moment.
from_log() {
    log=$home/log/$1.log
    mkdir -p "$home/log" && exec {log_lock}>>"$home/log/.$1.lock" || exit 2
    flock "${2--s}" "$log_lock"
    look_at_log
}

# Sets pieces (oldest first), start and size.
look_at_log() {
    shopt -s nullglob
    pieces=("$log".[0-9]*-[0-9]*.gz) start=0 size=0
    shopt -u nullglob
    [[ ! -f $log ]] || size=$(stat -c %s "$log")
    ((${#pieces[@]} == 0)) || bounds "${pieces[-1]}" start
    ((start <= size)) || start=0
}

# bounds PIECE END [FROM] - sets variables of these names.
bounds() {
    local name=${1%.gz}; name=${name##*.}
    printf -v "$2" %d "$((10#${name#*-}))"
    [[ -z ${3-} ]] || printf -v "$3" %d "$((10#${name%-*}))"
}

# part FROM END - that much of the file itself.
part() { [[ ! -f $log ]] || tail -c "+$(($1 + 1))" "$log" | head -c "$(($2 - $1))"; }

# Sets end to where the last whole line before it ends, or leaves it where a line is longer than 64 KiB.
whole_lines() {
    local window=$((end - start < 65536 ? end - start : 65536)) rest
    [[ $(part "$((end - 1))" "$end" | tr '\n' N) != N ]] || return 0
    rest=$(part "$((end - window))" "$end" | tail -n 1 | wc -c)
    ((rest == window)) || end=$((end - rest))
}

# ---------------------------------------------------------------- reading

# The place behind the last whole line, then the last lines before it, of those behind $after.
log_tail() {
    local end=$size kept=() older=() window=$((lines * 8192)) from
    ((end == start)) || whole_lines
    ((after <= end)) || after=0
    from=$((after > start ? after : start))
    ((end - from <= window)) || from=$((end - window))
    mapfile -t kept < <(part "$from" "$end" | tr -d '\0' | tail -n "$lines")
    if ((after < start && ${#kept[@]} < lines && ${#pieces[@]})); then
        mapfile -t older < <(gzip -dc "${pieces[-1]}" 2>/dev/null | tail -n "$((lines - ${#kept[@]}))")
    fi
    [[ $verb == engine-log ]] || echo "$end"
    ((${#kept[@]} + ${#older[@]} == 0)) || printf '%s\n' "${older[@]}" "${kept[@]}" | cut -b -8192 | without_keys
}

# found END - keeps the newest of the lines that contain the text, the newest first, each with its place in the piece.
slice=67108864  # octets of the file itself that are looked through at a time
found() {
    ((found_all >= lines)) || {
        mapfile -t hits < <(grep -abiF -e "$text" | cut -b -8300 | tail -n "$((lines - found_all))" | tac)
        ((found_all += ${#hits[@]}))
    }
}

# Lines that contain the text on stdin, before a place, the newest first: "from PLACE" and then "OFFSET:line" for each
# piece with some. The last line is "more PLACE" where older ones may follow, else "end". A piece, or a slice of the file, is
# looked through at a time and no more than the lines asked for are kept, so memory does not grow with the log.
log_find() {
    local text place=$before deadline=$((SECONDS + 5)) fds=() fd i hits=() found_all=0 from end
    IFS= read -r text; [[ $text ]] || wrong 'There is nothing to look for.'
    for i in "${!pieces[@]}"; do exec {fd}<"${pieces[i]}" || exit 2; fds+=("$fd"); done
    ((place && place < size)) || place=$size
    while ((place > start)); do
        ((found_all < lines && SECONDS < deadline)) || { echo "more $place"; return; }
        from=$((place - start > slice ? place - slice : start))
        ((from == start)) || line_begin
        found < <(part "$from" "$place")
        tell "$from"
    done
    flock -u "$log_lock"
    for ((i = ${#pieces[@]} - 1; i >= 0; i--)); do
        bounds "${pieces[i]}" end from
        ((from < place)) || continue
        ((found_all < lines && SECONDS < deadline)) || { echo "more $place"; return; }
        ((end < place)) || end=$place
        found < <(gzip -dc <&"${fds[i]}" 2>/dev/null | head -c "$((end - from))")
        tell "$from"
    done
    if ((found_all >= lines && place)); then echo "more $place"; else echo end; fi
}

# Moves from behind the line that it is in, unless that one is longer than 64 KiB.
line_begin() {
    local rest
    rest=$(part "$((from - 1))" "$((from + 65535))" | head -n 1 | wc -c)
    ((rest > 65535 || from + rest - 1 >= place)) || from=$((from + rest - 1))
}

# tell FROM - prints the hits of a piece; the place goes to the oldest line shown, or past the piece.
tell() {
    place=$1
    ((${#hits[@]})) || return 0
    echo "from $1"
    printf '%s\n' "${hits[@]}" | without_keys
    ((found_all < lines)) || place=$(($1 + ${hits[-1]%%:*}))
    hits=()
}

# All of it, the oldest first. Rotation goes on meanwhile: pieces are held open, and the file's own part is copied first.
log_all() {
    local fds=() fd piece copy=$log.copy.$$
    for piece in "${pieces[@]}"; do exec {fd}<"$piece" || exit 2; fds+=("$fd"); done
    if part "$start" "$size" | gzip -1 2>/dev/null >"$copy"; then :; fi
    if gzip -t "$copy" 2>/dev/null; then exec {fd}<"$copy"; fds+=("$fd"); else fd=; fi
    rm -f "$copy"
    [[ -z $fd ]] || flock -u "$log_lock"
    {
        for piece in "${fds[@]}"; do gzip -dc <&"$piece" 2>/dev/null; done
        [[ -n $fd ]] || part "$start" "$size"  # no room for a copy
    } | without_keys -E
}

# ---------------------------------------------------------------- rotation

# All logs: full pieces are put away, the oldest beyond $keep go, and more of them while the disk has less than $free MiB.
rotate_logs() {
    local file
    for file in "$home"/log/*.log; do
        [[ -f $file && ! -L $file ]] || continue
        file=${file##*/}
        [[ ${file%.log} =~ ${pattern[source]} ]] || continue
        (from_log "${file%.log}" -x; rotate_log)
    done
}

rotate_log() {
    local end octets=$((megabytes * 1048576)) critical=$((free / 10))
    rm -f "$log".new "$log".copy.*
    not_emptied
    while ((size - start >= octets)); do
        end=$((start + octets))
        whole_lines
        put_away || give_up_oldest || return 1
    done
    while ((${#pieces[@]} > keep)); do forget; done
    # The newest ones stay until there is hardly any room: somebody else may have filled the disk.
    while ((${#pieces[@]} > 2 && $(room) < free)); do forget; done
    ((critical > 0)) || critical=$free
    while ((${#pieces[@]} && $(room) < critical)); do forget; done
    # Nothing left to delete, and still no room: the live lines go too, so that the rest of the machine can go on.
    if (($(room) < critical && size - start > 2097152)); then end=$((size - 1048576)); whole_lines; give_up_oldest; fi
}

room() { local free; free=$(df --output=avail -B 1M "$log" | tail -n 1) && echo "$((free))" || echo 0; }
forget() { rm -f "${pieces[0]}"; pieces=("${pieces[@]:1}"); }
piece_name() { printf '%s.%015d-%015d.gz' "$log" "$start" "$end"; }
punch() { fallocate -p -o 0 -l "$end" "$log"; }

# The name counts: a call that is killed before the hole is made leaves lines twice on the disk, but shows them once.
put_away() {
    local octets
    part "$start" "$end" 2>/dev/null | gzip -1 2>/dev/null >"$log.new" && sync "$log.new" &&
        octets=$(gzip -dc "$log.new" | wc -c) && ((octets == end - start)) || { rm -f "$log.new"; return 1; }
    mv -T "$log.new" "$(piece_name)" && punch || return 1
    look_at_log
}

# No room for a piece: an older one goes, or else these lines themselves.
give_up_oldest() {
    if ((${#pieces[@]})); then forget; return 0; fi
    punch || return 1
    : >"$(piece_name)" || return 1
    echo "The disk is full: $((end - start)) octets of ${log##*/} were given up."
    look_at_log
}

# Somebody emptied the file by hand: its lines go on from where the last piece ends.
not_emptied() {
    local last=0 copy
    ((${#pieces[@]} == 0)) || bounds "${pieces[-1]}" last
    ((size < last)) || return 0
    copy=$(mktemp "$log.copy.XXXXXX") && cp "$log" "$copy" && truncate -s "$last" "$log" && cat "$copy" >>"$log"
    rm -f "$copy"
    look_at_log
}
