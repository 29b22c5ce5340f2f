package org.lbadmin.tls;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CertificateVersionRows extends JpaRepository<CertificateVersionRow, Long> {
    List<CertificateVersionRow> findByLabelFoldedOrderByNumberDesc(String labelFolded);

    int countByLabelFolded(String labelFolded);
}
