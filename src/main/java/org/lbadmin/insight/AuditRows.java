package org.lbadmin.insight;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AuditRows extends JpaRepository<AuditRow, Long> {
    List<AuditRow> findAllByOrderByIdDesc(Limit limit);

    @Query("select a.who from AuditRow a where a.cluster = true and a.happenedAt > :since group by a.who"
            + " order by max(a.id)")
    List<String> changedBy(Instant since);
}
