package LbadminUnverified;

# Health checks of real servers over TLS: these mostly show certificates of their own making, and a check asks whether a
# server answers, not who it is. ldirectord switches off the comparison of names only.
use strict;
use warnings;
use IO::Socket::SSL;

IO::Socket::SSL::set_defaults(SSL_verify_mode => 0);

1;
