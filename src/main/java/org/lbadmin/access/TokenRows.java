package org.lbadmin.access;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

interface TokenRows extends JpaRepository<TokenRow, Long> {
    @EntityGraph(attributePaths = "user")
    Optional<TokenRow> findByTokenId(String tokenId);

    @EntityGraph(attributePaths = "user")
    List<TokenRow> findAllByOrderByUserFoldedNameAscLabelAsc();

    boolean existsByUserAndLabel(UserRow user, String label);

    int countByUserFoldedName(String foldedName);

    void deleteByUser(UserRow user);
}
