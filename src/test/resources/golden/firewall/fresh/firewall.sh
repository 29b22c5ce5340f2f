#!/bin/bash
#
# Firewall Script of this appliance.
#
# It is run from top to bottom each time you press Update, and when the appliance starts. The first command
# that fails ends it: then nothing is changed, and the page shows the line. Rules that are here now are taken
# away before, so write down all that you want, not only what is new.
#
# iptables is for IPv4, ip6tables for IPv6. Without rules everything is accepted. Chains whose names begin
# with LBADMIN- belong to the appliance; leave them alone, they are put back in any case.
#
# Remove the # at the beginning of a line to use an example.

# ---------------------------------------------------------------- addresses
# Give names to the addresses that your rules speak of.
#
# VIP1="192.168.30.10"              # a virtual service
# RIP1="192.168.30.20"              # a real server
# RIP2="192.168.30.21"
# CLIENTS="192.168.30.0/24"         # where clients are

# ---------------------------------------------------------------- who may send mail
# One smart host may reach port 25 of the virtual service, nobody else:
#
# SMARTHOST="192.168.30.50"
# iptables -A INPUT -p tcp --src $SMARTHOST --dst $VIP1 --dport 25 -j ACCEPT
# iptables -A INPUT -p tcp --dport 25 -j DROP
#
# The same for a range of hosts:
#
# SMARTHOSTS="192.168.30.50-192.168.30.60"
# iptables -A INPUT -p tcp -m iprange --src-range $SMARTHOSTS --dst $VIP1 --dport 25 -j ACCEPT
# iptables -A INPUT -p tcp --dport 25 -j DROP

# ---------------------------------------------------------------- who may reach a virtual service
# iptables -A INPUT -p tcp --dst $VIP1 --dport 443 ! --src $CLIENTS -j REJECT

# ---------------------------------------------------------------- firewall marks
# Several ports as one layer 4 virtual service, whose address then is the number of the mark: 1 to 999.
#
# iptables -t mangle -A PREROUTING -p tcp --dst $VIP1 -m multiport --dports 80,443 -j MARK --set-mark 1

# ---------------------------------------------------------------- masquerading
# Real servers behind the appliance may reach the outside:
#
# iptables -t nat -A POSTROUTING -s $RIP1 -o eth0 -j MASQUERADE

# ---------------------------------------------------------------- your rules
