package org.lbadmin.layer7;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface L7VirtualServiceRows extends JpaRepository<L7VirtualServiceRow, Long> {
    List<L7VirtualServiceRow> findAllByOrderByPosition();

    Optional<L7VirtualServiceRow> findByLabel(String label);
}
