"""Mail through a real mail server: Debian's dovecot, on a port of the loopback."""
