package LbadminOnce;

# Loaded into ldirectord to make the checks of a configuration once, and tell what came of them; nothing is changed in the
# kernel's table. For each real server on standard output:
#   server ADDRESS:PORT        then, in this order of time:
#   sent TEXT, got TEXT        lines of an HTTP request and of its answer
#   note TEXT                  ldirectord's own words about what it does
#   up, down                   the verdict, or "none" when there was none in time; words may follow
#   took MILLISECONDS
use strict;
use warnings;
use Time::HiRes qw(time);

delete $ENV{PERL5OPT};
$SIG{__WARN__} = sub { };

use constant {LONGEST => 40, SHOWN => 60};

our @secrets;

# Passwords are not for the page, also where a check speaks of them.
sub report {
    my ($word, $text) = @_;
    $text = '' if !defined $text;
    $text =~ s/\Q$_\E/***/g for @secrets;
    my @lines = split /\r?\n/, $text;
    @lines = ('') if !@lines;
    splice @lines, SHOWN;
    for (@lines) { s/[^[:print:]]/./g; print "$word " . substr($_, 0, 500) . "\n" }
}

sub check {
    my ($virtual, $real) = @_;
    my $state = 'none';
    no warnings 'redefine';
    local *main::service_set = sub { my (undef, undef, $is, undef, $words) = @_; $state = "$is " . ($words // '') };
    local *main::ld_debug = sub { report('note', $_[1]) };
    local $SIG{TERM} = 'DEFAULT';
    my $begin = time;
    eval { main::_check_real($virtual, $real); 1 } or report('note', $@);
    alarm 0;
    report((split / /, $state, 2)[0], (split / /, $state, 2)[1]);
    printf "took %d\n", (time - $begin) * 1000;
}

sub check_all {
    my @asked;
    for my $virtual (@main::VIRTUAL) {
        for my $real (@{$virtual->{real}}) {
            last if @asked == 100;
            my $child = open(my $words, '-|');
            if (!defined $child) { die "fork: $!" }
            if (!$child) {
                $| = 1;
                @secrets = grep { defined && length } @{$virtual}{qw(passwd secret)};
                check($virtual, $real);
                exit 0;
            }
            push @asked, ["$real->{server}:$real->{port}", $words, $child];
        }
    }
    my $end = time + LONGEST;
    for (@asked) {
        my ($place, $words, $child) = @$_;
        print "server $place\n";
        eval {
            local $SIG{ALRM} = sub { die "late\n" };
            alarm(1 + ($end > time ? int($end - time) : 0));
            print while <$words>;
            alarm 0;
            1;
        } or do { kill 'KILL', $child; print "none\ntook " . LONGEST * 1000 . "\n" };
    }
}

INIT {
    no warnings 'redefine';
    *main::ld_log = sub { };
    *main::system_wrapper = sub { 0 };
    *main::ld_start = sub { $| = 1; check_all(); exit 0 };
    require LWP::UserAgent;
    my $request = \&LWP::UserAgent::request;
    *LWP::UserAgent::request = sub {
        my ($agent, $asked) = @_;
        report('sent', $asked->method . ' ' . $asked->uri . "\n" . $asked->headers->as_string);
        my $answer = $request->(@_);
        report('got', $answer->as_string);
        return $answer;
    };
}

1;
