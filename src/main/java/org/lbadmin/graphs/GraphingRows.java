package org.lbadmin.graphs;

import org.springframework.data.jpa.repository.JpaRepository;

interface GraphingRows extends JpaRepository<GraphingRow, Integer> {}
