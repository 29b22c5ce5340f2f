package org.lbadmin.live;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface OperatorStateRows extends JpaRepository<OperatorStateRow, Long> {
    Optional<OperatorStateRow> findByVipAndRip(String vip, String rip);

    List<OperatorStateRow> findByVip(String vip);
}
