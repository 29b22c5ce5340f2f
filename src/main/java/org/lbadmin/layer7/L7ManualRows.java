package org.lbadmin.layer7;

import org.springframework.data.jpa.repository.JpaRepository;

interface L7ManualRows extends JpaRepository<L7ManualRow, Integer> {}
