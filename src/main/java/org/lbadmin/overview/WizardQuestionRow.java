package org.lbadmin.overview;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The answer to the question about the wizard; there is one, or none yet. */
@Entity
@Table(name = "wizard_question")
class WizardQuestionRow {
    static final int ONLY = 1;

    /** What the administrator said. */
    enum Answer {
        ACCEPT,
        DISMISS
    }

    @Id
    private int id;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private Answer answer;

    @SuppressWarnings("NullAway.Init")
    protected WizardQuestionRow() {}

    WizardQuestionRow(Answer answer) {
        this.id = ONLY;
        this.answer = answer;
    }
}
