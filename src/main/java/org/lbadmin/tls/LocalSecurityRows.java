package org.lbadmin.tls;

import org.springframework.data.jpa.repository.JpaRepository;

interface LocalSecurityRows extends JpaRepository<LocalSecurityRow, Integer> {}
