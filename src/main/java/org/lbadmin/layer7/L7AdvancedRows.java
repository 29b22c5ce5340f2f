package org.lbadmin.layer7;

import org.springframework.data.jpa.repository.JpaRepository;

interface L7AdvancedRows extends JpaRepository<L7AdvancedRow, Integer> {}
