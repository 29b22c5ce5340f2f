# Which addresses a stunnel.conf listens on, and who has them. Sourced by stunnel.sh.
# shellcheck shell=bash disable=SC2154

# sockets free CONF PID - can all of them be bound, apart from what PID has already? A sentence for each that cannot.
# sockets held CONF PID - does PID listen on all of them?
sockets() { perl -e "$sockets" "$@"; }

# The kernel lists sockets with their address in the order of this processor's bytes. stunnel writes IPv6 without brackets.
# Accepts that are not numbers are left to stunnel. A wildcard is in the way of any address with the same port.
sockets='use Socket qw(:all);
    my ($todo, $conf, $pid) = @ARGV;
    my (@wanted, %listen, %at, %own);
    open my $in, "<", $conf or exit 1;
    while (<$in>) {
        /^\s*accept\s*=\s*(?:(\S+):)?(\d+)\s*$/i or next;
        my ($host, $port) = ($1 // "::", $2);
        my $family = $host =~ /:/ ? AF_INET6 : AF_INET;
        my $ip = inet_pton($family, $host) // next;
        push @wanted, [$family, $ip, $port, ($family == AF_INET ? $host : "[$host]") . ":$port"];
    }
    sub key { join "", map { sprintf "%08X", $_ } unpack "L*", $_[0] }
    my @any = map { key($_) } INADDR_ANY, IN6ADDR_ANY;
    for my $table ("tcp", "tcp6") {
        open my $in, "<", "/proc/net/$table" or next;
        while (<$in>) {
            my (undef, $local, undef, $state, @rest) = split;
            next if $state ne "0A";
            my ($host, $port) = split /:/, $local;
            $listen{$local}{$rest[5]} = 1;
            $at{hex $port}{$rest[5]} = $host;
        }
    }
    sub inodes { map { (readlink($_) // "") =~ /^socket:\[(\d+)\]/ ? $1 : () } glob "/proc/$_[0]/fd/*" }
    %own = map { $_ => 1 } inodes($pid) if $pid;
    my (%holder, $failed);
    sub holder {
        if (!%holder) {
            for my $process (map { m{(\d+)$} } glob "/proc/[0-9]*") {
                open my $in, "<", "/proc/$process/comm" or next;
                chomp(my $name = <$in> // "");
                $holder{$_} //= "$name, process $process" for inodes($process);
            }
        }
        $holder{$_[0]};
    }
    for (@wanted) {
        my ($family, $ip, $port, $text) = @$_;
        my $key = key($ip);
        next if grep { $own{$_} } keys %{$listen{sprintf "%s:%04X", $key, $port} // {}};
        exit 1 if $todo eq "held";
        my $s;
        if (!socket $s, $family, SOCK_STREAM, 0) { print "$text cannot be bound: $!.\n"; $failed = 1; next }
        setsockopt $s, SOL_SOCKET, SO_REUSEADDR, 1;
        next if bind $s, $family == AF_INET ? pack_sockaddr_in($port, $ip) : pack_sockaddr_in6($port, $ip);
        if (!$!{EADDRINUSE}) { print "$text cannot be bound: $!.\n"; $failed = 1; next }
        my $there = $at{$port} // {};
        my @in_the_way = grep {
            my $host = $there->{$_};
            $host eq $key || grep { $_ eq $host || $_ eq $key } @any;
        } keys %$there;
        next if @in_the_way && !grep { !$own{$_} } @in_the_way;  # it will let go of them itself
        my %names = map { $_ => 1 } grep { $_ } map { holder($_) } grep { !$own{$_} } @in_the_way;
        print "$text is taken by another program", (%names ? " (" . join("; ", sort keys %names) . ")" : ""), ".\n";
        $failed = 1;
    }
    exit($failed ? 1 : 0);'
