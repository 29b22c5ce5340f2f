package org.lbadmin.firewall;

import org.springframework.data.jpa.repository.JpaRepository;

interface FirewallRows extends JpaRepository<FirewallRow, Integer> {}
