package org.lbadmin.tls;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface SslTerminationRows extends JpaRepository<SslTerminationRow, Long> {
    List<SslTerminationRow> findAllByOrderByPosition();

    /** -1 where there is none. */
    @Query("select coalesce(max(r.position), -1) from SslTerminationRow r")
    int lastPosition();

    Optional<SslTerminationRow> findByLabel(String label);
}
