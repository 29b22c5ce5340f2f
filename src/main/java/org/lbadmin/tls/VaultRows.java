package org.lbadmin.tls;

import org.springframework.data.jpa.repository.JpaRepository;

interface VaultRows extends JpaRepository<VaultRow, Integer> {}
