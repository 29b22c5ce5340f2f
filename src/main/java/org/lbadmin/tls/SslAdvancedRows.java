package org.lbadmin.tls;

import org.springframework.data.jpa.repository.JpaRepository;

interface SslAdvancedRows extends JpaRepository<SslAdvancedRow, Integer> {}
