package org.lbadmin.access;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface UserRows extends JpaRepository<UserRow, Long> {
    Optional<UserRow> findByFoldedName(String foldedName);

    List<UserRow> findAllByOrderByFoldedName();

    /** All users, locked until the transaction ends: two administrators cannot remove each other at once. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from UserRow u order by u.id")
    List<UserRow> lockAll();
}
