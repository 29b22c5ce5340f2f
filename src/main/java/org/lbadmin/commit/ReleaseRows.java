package org.lbadmin.commit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ReleaseRows extends JpaRepository<ReleaseRow, Long> {
    Optional<ReleaseRow> findFirstByEngineAndStateOrderByNumberDesc(String engine, ReleaseRow.State state);

    List<ReleaseRow> findByEngineAndState(String engine, ReleaseRow.State state);

    Optional<ReleaseRow> findByEngineAndNumberAndState(String engine, int number, ReleaseRow.State state);

    /** A line of the history, without the files. */
    record Line(int number, String digest, Instant at, String by) {}

    @Query(
            "select new org.lbadmin.commit.ReleaseRows$Line(r.number, r.digest, r.appliedAt, r.appliedBy) from ReleaseRow r"
                    + " where r.engine = :engine and r.state = APPLIED order by r.number desc")
    List<Line> history(String engine);

    @Query("select coalesce(max(r.number), 0) from ReleaseRow r where r.engine = :engine")
    int highest(String engine);

    @Modifying
    @Query("update ReleaseRow r set r.state = APPLIED where r.engine = :engine and r.number = :number")
    void applied(String engine, int number);

    @Modifying
    @Query("delete from ReleaseRow r where r.engine = :engine and r.number = :number and r.state = APPLYING")
    void abandoned(String engine, int number);

    @Modifying
    @Query("delete from ReleaseRow r where r.engine = :engine and r.number < :oldest and r.state = APPLIED")
    void forget(String engine, int oldest);
}
