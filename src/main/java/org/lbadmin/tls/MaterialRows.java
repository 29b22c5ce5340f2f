package org.lbadmin.tls;

import org.springframework.data.jpa.repository.JpaRepository;

interface MaterialRows extends JpaRepository<MaterialRow, String> {}
