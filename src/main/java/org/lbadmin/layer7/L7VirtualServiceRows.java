package org.lbadmin.layer7;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface L7VirtualServiceRows extends JpaRepository<L7VirtualServiceRow, Long> {
    List<L7VirtualServiceRow> findAllByOrderByPosition();

    /** -1 where there is none. */
    @Query("select coalesce(max(r.position), -1) from L7VirtualServiceRow r")
    int lastPosition();

    Optional<L7VirtualServiceRow> findByLabel(String label);
}
