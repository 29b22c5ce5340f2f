package org.lbadmin.overview;

import org.springframework.data.jpa.repository.JpaRepository;

interface WizardQuestionRows extends JpaRepository<WizardQuestionRow, Integer> {}
