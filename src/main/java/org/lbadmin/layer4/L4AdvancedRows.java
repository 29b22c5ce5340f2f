package org.lbadmin.layer4;

import org.springframework.data.jpa.repository.JpaRepository;

interface L4AdvancedRows extends JpaRepository<L4AdvancedRow, Integer> {}
