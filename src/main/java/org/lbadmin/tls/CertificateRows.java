package org.lbadmin.tls;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface CertificateRows extends JpaRepository<CertificateRow, Long> {
    List<CertificateRow> findAllByOrderByPosition();

    Optional<CertificateRow> findByLabel(String label);
}
