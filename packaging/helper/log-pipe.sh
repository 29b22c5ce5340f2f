# The way of an engine's lines into its log: a pipe, so that it never waits for the disk. Sourced by lbadmin-helper.
# shellcheck shell=bash disable=SC2154,SC2034

# Makes pipe a descriptor for an engine to write to.
open_pipe() {
    local name=$run/$engine.pipe
    [[ -p $name ]] || { rm -f "$name" && mkfifo -m 600 "$name"; } || exit 2
    exec {pipe}<>"$name" || exit 2
    perl -MFcntl -e 'fcntl STDOUT, F_SETFL, O_NONBLOCK or die' >&"$pipe" || exit 2
    write_log
}

# Sees to it that the pipe is read: who does keeps a file locked. To be called while it is open for writing.
write_log() {
    [[ -p $run/$engine.pipe ]] || return 0
    flock -n "$run/$engine.writer" true || return 0
    (detached flock -n -F "$run/$engine.writer" setpriv --no-new-privs --inh-caps=-all --bounding-set=-all \
        "$here/log-writer" "$run/$engine.pipe" "$log") </dev/null >>"$log" 2>&1 &
}

# Waits until all that was written so far is in the log. Behind it stands a line of ours, settled.
settle() {
    local from until=$((SECONDS + 2))
    from=$(stat -c %s "$log") settled="lbadmin: $engine did not $verb."
    perl -MFcntl -e 'sysopen my $pipe, shift, O_RDWR | O_NONBLOCK; syswrite $pipe, "@ARGV\n"' "$run/$engine.pipe" "$settled"
    until tail -c "+$((from + 1))" "$log" | grep -qxF "$settled" || ((SECONDS > until)); do write_log; pause; done
}
