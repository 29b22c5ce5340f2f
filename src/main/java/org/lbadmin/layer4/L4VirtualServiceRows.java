package org.lbadmin.layer4;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface L4VirtualServiceRows extends JpaRepository<L4VirtualServiceRow, Long> {
    List<L4VirtualServiceRow> findAllByOrderByPosition();

    /** -1 where there is none. */
    @Query("select coalesce(max(r.position), -1) from L4VirtualServiceRow r")
    int lastPosition();

    Optional<L4VirtualServiceRow> findByLabel(String label);
}
