package LbadminDirector;

# Loaded into ldirectord before its own code runs. It adds words that tell when a configuration is in use, and mends some
# habits that cost minutes with many services, or connections (see docs/decisions/0010-ldirectord-forks.md):
# - with "fork = yes" it still checks all servers one after the other before the first child is there;
# - it reads the whole table anew for every real server while it starts, and changes each service to what it is already;
# - it takes a server that was drained for a failed one when it starts or reloads, and ends its connections;
# - it looks through all services for each real server whose state it sets;
# - it forgets about children without waiting for them, and later signals whoever has their number then;
# - it takes a health check script that was killed for one that ended well.
use strict;
use warnings;

delete $ENV{PERL5OPT};
STDOUT->autoflush(1) if eval { require IO::Handle };

# It reads past the end of what ipvsadm says, each time with a warning that would fill the log.
$SIG{__WARN__} = sub { print STDERR $_[0] if $_[0] !~ /^Use of uninitialized value/ };

our ($starting, $reads, $table, $done, $entries, $services) = (0, 0);

sub announce { print "lbadmin: $_[0]\n" }

# Children that are told to end may be in the middle of a change of the table: it is read only when they are gone.
sub end_children {
    kill 15, values %main::FORK_CHILDREN;
    waitpid $_, 0 for values %main::FORK_CHILDREN;
    %main::FORK_CHILDREN = ();
}

# A start takes a server of weight 0 for a failed one, and would cut off the connections of one that an operator drained, or
# drains no more. A failed one has that weight with "quiescent = yes" only.
sub drained_is_up {
    my ($present) = @_;
    for my $virtual (@main::VIRTUAL) {
        my $there = $present->{main::get_real_service_str($virtual)} or next;
        my $quiescent = ($virtual->{quiescent} // $main::QUIESCENT) eq 'yes';
        for my $real (@{$virtual->{real}}) {
            my $entry = $there->{real}{"$real->{server}:$real->{port}"} or next;
            $entry->{weight} ||= 1 if $real->{weight} == 0 || !$quiescent;
        }
    }
    return $present;
}

# Which services each real server belongs to, by ldirectord's own names for both.
sub index_services {
    $entries = {map { $_->{real} => $_ } @main::REAL};
    $services = {map { main::get_virtual_id_str($_) => $_ } @main::VIRTUAL};
}

# A health check script: "check/NAME" stands for what the helper put beside the configuration, see checkers.sh. The status, -1
# when the time was over.
sub run_script {
    my ($timeout, $name, @arguments) = @_;
    (my $folder = $main::CONFIG) =~ s{[^/]*$}{check};
    my $child = fork;
    return -2 if !defined $child;
    if (!$child) {
        exec "$folder/$name", map { defined && length ? $_ : 0 } @arguments;
        require POSIX;
        POSIX::_exit(127);
    }
    my $status = -1;
    eval {
        local $SIG{ALRM} = sub { die "late\n" };
        alarm $timeout;
        waitpid $child, 0;
        $status = $?;
        alarm 0;
        1;
    } or do { kill 15, $child; waitpid $child, 0 };
    return $status == -1 ? -1 : $status >> 8 || $status;
}

INIT {
    no warnings 'redefine';
    my ($start, $check_all, $set, $reread, $read, $run, $script) = (\&main::ld_start, \&main::_ld_main_check_all,
        \&main::service_set, \&main::reread_config, \&main::ld_read_ipvsadm, \&main::system_wrapper,
        \&main::system_timeout);

    *main::ld_start = sub {
        local ($starting, $reads, $table) = (1, 0);
        index_services();
        $start->();
    };

    # The last step of a start: all else is done.
    *main::_ld_main_check_all = sub {
        if ($starting) {
            $starting = 0;
            $done = 1;
            announce('The configuration is in use.');
            return if $main::FORKING eq 'yes';
        }
        $check_all->();
    };

    *main::service_set = sub {
        my ($virtual, $real) = @_;
        my $entry = $entries->{main::get_real_id_str($real, $virtual)} or return;
        local @main::REAL = ($entry);
        local @main::VIRTUAL = grep { $_ } @{$services}{@{$entry->{virtual}}};
        $set->(@_);
    };

    *main::reread_config = sub {
        end_children();
        $done = 0;
        $reread->();
        announce('The configuration could not be read.') if !$done;
    };

    # The first one belongs to ld_start, which takes it apart.
    *main::ld_read_ipvsadm = sub {
        return $read->() if !$starting;
        return drained_is_up($read->()) if $reads++ == 0;
        return $table //= $read->();
    };

    *main::system_timeout = sub {
        my ($timeout, $command, @arguments) = @_;
        return run_script($timeout, $1, @arguments) if $command =~ m{^check/([A-Za-z0-9][A-Za-z0-9._-]*)$};
        return $script->($timeout, $command, @arguments);
    };

    # A service that is as it was needs no change; at a reload that is nearly all of them.
    *main::system_wrapper = sub {
        my ($command) = @_;
        return 0 if $starting && $command =~ /^\S+ -E (.*)/ && grep { $_->{flags} eq $1 } @main::OLDVIRTUAL;
        my $status = $run->(@_);
        undef $table if $starting;
        return $status;
    };
}

1;
