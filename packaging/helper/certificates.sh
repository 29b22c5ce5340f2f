# Certificates given to a running haproxy: no new worker, no connection lost. Sourced by haproxy.sh.
# shellcheck shell=bash disable=SC2154

# only_certificates OLD NEW - do these releases differ, and in nothing that needs a reload? Sets changed, the certificates.
only_certificates() {
    local line differences=0
    changed=()
    while read -r line; do
        ((++differences))
        [[ $line =~ ^Files\ .*/([^/]+)\ and\ .*\ differ$ ]] || return 1
        case ${BASH_REMATCH[1]} in *.pem) changed+=("${BASH_REMATCH[1]}") ;; served) ;; *) return 1 ;; esac
    done < <(diff -rq "$releases/$1" "$releases/$2" 2>&1)
    ((differences))
}

# False when haproxy did not take each of them as expected; a reload then brings all.
swap_certificates() {
    rm -f "$run/haproxy.loaded"
    ((${#changed[@]} == 0)) ||
        printf '%s\n' "${changed[@]}" | timeout -s KILL 30 perl -e "$swap" "$run/haproxy.sock" "$link" || return 1
    loaded
}

# haproxy 2.6 has one transaction for all certificates: a "set" while another one's is open goes to that other one and
# says "updated" (and a commit would then serve the wrong certificate there). Hence one after the other, each answer compared.
swap='use Socket;
    my ($socket, $folder) = @ARGV;
    $SIG{PIPE} = "IGNORE";
    sub ask {
        my $s;
        socket($s, PF_UNIX, SOCK_STREAM, 0) && connect($s, pack_sockaddr_un($socket)) && defined(syswrite $s, $_[0]) or return "";
        local $/; scalar(<$s>) // "";
    }
    while (my $name = <STDIN>) {
        chomp $name;
        my $path = "$folder/$name";
        open my $file, "<", $path or exit 1;
        my $pem = join "", map { s/\r//r } grep { /\S/ } grep { /^-----BEGIN / .. /^-----END / } <$file>;
        next if ask("set ssl cert $path <<\n$pem\n") =~ /^Transaction created for certificate \Q$path\E!$/m
            && ask("commit ssl cert $path\n") =~ /^Success!$/m;
        ask("abort ssl cert $path\n");
        exit 1;
    }'
