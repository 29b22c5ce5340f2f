# Lockdown SMTP inbound connections
SRC1="192.168.30.50"
iptables -A INPUT -p tcp --src $SRC1 --dport 25 -j ACCEPT
iptables -A INPUT -p tcp --dport 25 -j DROP
