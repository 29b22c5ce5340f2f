package org.lbadmin.overview;

import org.springframework.stereotype.Component;

/** "Would you like to run the Setup Wizard?", asked until somebody answers. */
@Component
class WizardQuestion {
    private final WizardQuestionRows rows;
    private volatile boolean answered;

    WizardQuestion(WizardQuestionRows rows) {
        this.rows = rows;
    }

    boolean answered() {
        if (!answered) {
            answered = rows.existsById(WizardQuestionRow.ONLY);
        }
        return answered;
    }

    void answer(boolean accepted) {
        rows.save(new WizardQuestionRow(accepted ? WizardQuestionRow.Answer.ACCEPT : WizardQuestionRow.Answer.DISMISS));
        answered = true;
    }
}
