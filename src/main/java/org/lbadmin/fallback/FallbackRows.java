package org.lbadmin.fallback;

import org.springframework.data.jpa.repository.JpaRepository;

interface FallbackRows extends JpaRepository<FallbackRow, Integer> {}
