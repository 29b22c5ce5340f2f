package org.lbadmin.tls;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface CertificateRequestRows extends JpaRepository<CertificateRequestRow, Long> {
    List<CertificateRequestRow> findAllByOrderByLabelFolded();

    Optional<CertificateRequestRow> findByLabelFolded(String labelFolded);
}
