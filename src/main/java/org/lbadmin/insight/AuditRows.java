package org.lbadmin.insight;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface AuditRows extends JpaRepository<AuditRow, Long> {
    List<AuditRow> findByHappenedAtGreaterThanEqualOrderByIdDesc(Instant since, Limit limit);

    @Query("select distinct a.area from AuditRow a")
    List<String> areas();

    /**
     * The newest first.
     *
     * @param q in lower case; looked for in who, from where and what
     * @param areas kinds of things whose name contains it
     */
    @Query("select a from AuditRow a where locate(:q, lower(a.who)) > 0 or locate(:q, lower(a.fromAddress)) > 0"
            + " or locate(:q, lower(a.name)) > 0 or a.area in :areas order by a.id desc")
    Page<AuditRow> matching(String q, Collection<String> areas, Pageable page);

    @Query("select a from AuditRow a order by a.id desc")
    Page<AuditRow> all(Pageable page);

    List<AuditRow> findByIdGreaterThanOrderById(long id, Limit limit);

    @Modifying
    @Query("delete from AuditRow a where a.id < :id")
    int deleteBefore(long id);

    @Query("select a.who from AuditRow a where a.cluster = true and a.happenedAt > :since group by a.who"
            + " order by max(a.id)")
    List<String> changedBy(Instant since);

    int countByClusterTrueAndHappenedAtAfter(Instant since);
}
