package org.lbadmin.scripts;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CheckScriptRows extends JpaRepository<CheckScriptRow, String> {
    List<CheckScriptRow> findAllByOrderByLabel();
}
