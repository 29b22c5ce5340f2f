# The processes of an engine: started apart from the call, told from others, ended. Sourced by lbadmin-helper.
# shellcheck shell=bash disable=SC2154

# ours PID - is this process the engine with our configuration? A process id may have been given to another since.
ours() {
    local word found=1
    [[ ${1:-x} =~ ^[0-9]+$ && -r /proc/$1/cmdline ]] || return 1
    while IFS= read -r -d '' word; do [[ $word != "$home/$started_with" ]] || found=0; done 2>/dev/null <"/proc/$1/cmdline"
    read -r word 2>/dev/null <"/proc/$1/comm" && [[ $word == "$program" ]] && return "$found"
}

# Ends what is left of our own, e.g. the worker of a master that was killed: two of them would share the ports.
end_strays() {
    local pid
    for pid in $(pgrep -x "$program"); do ! ours "$pid" || kill -KILL "$pid" 2>/dev/null; done
    for pid in $(pgrep -x "$program"); do while ours "$pid"; do pause; done; done
}

# detached COMMAND... - becomes a process that outlives the call and has no file of ours but its log.
detached() {
    local fd
    for fd in /proc/"$BASHPID"/fd/*; do fd=${fd##*/}; ((fd < 3)) || eval "exec $fd>&-"; done
    exec setsid "$@"
}
