package org.lbadmin.scripts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.CheckScript;
import org.lbadmin.model.value.Label;

/** A stored script. */
@Entity
@Table(name = "check_script")
class CheckScriptRow {
    @Id
    private String label;

    @Version
    private @Nullable Long version;

    @Column(length = CheckScript.MOST)
    private String text;

    @SuppressWarnings("NullAway.Init")
    protected CheckScriptRow() {}

    CheckScriptRow(CheckScript script) {
        this.label = script.label().value();
        this.text = script.text();
    }

    void change(String newText) {
        text = newText;
    }

    CheckScript script() {
        return new CheckScript(new Label(label), text);
    }
}
