package org.lbadmin.tls;

import java.util.List;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.SslAdvanced;
import org.lbadmin.model.SslTermination;
import org.lbadmin.web.Records;
import org.springframework.stereotype.Component;

/** Terminations in their tables. Called inside a transaction, one writer at a time. */
@Component
class SslStorage {
    private final SslTerminationRows rows;
    private final SslAdvancedRows advancedRows;
    private final SslDocuments documents;
    private final Records records;

    SslStorage(SslTerminationRows rows, SslAdvancedRows advancedRows, SslDocuments documents, Records records) {
        this.rows = rows;
        this.advancedRows = advancedRows;
        this.documents = documents;
        this.records = records;
    }

    Terminations.State load() {
        return new Terminations.State(
                rows.findAllByOrderByPosition().stream()
                        .map(row -> documents.storedTermination(row.document()))
                        .toList(),
                advancedRows
                        .findById(SslAdvancedRow.ONLY)
                        .map(row -> documents.storedAdvanced(row.document()))
                        .orElseGet(SslAdvanced::defaults));
    }

    void insert(SslTermination termination) {
        insert(rows.lastPosition() + 1, termination);
    }

    private void insert(int position, SslTermination termination) {
        rows.save(new SslTerminationRow(position, termination.label(), records.text(termination)));
    }

    void update(String label, SslTermination termination) {
        SslTerminationRow row = rows.findByLabel(label).orElseThrow(() -> new NotFound(Terminations.KIND, label));
        row.change(termination.label(), records.text(termination));
        rows.save(row);
    }

    void delete(String label) {
        rows.delete(rows.findByLabel(label).orElseThrow(() -> new NotFound(Terminations.KIND, label)));
    }

    void save(SslAdvanced advanced) {
        String document = records.text(advanced);
        SslAdvancedRow row = advancedRows.findById(SslAdvancedRow.ONLY).orElseGet(() -> new SslAdvancedRow(document));
        row.change(document);
        advancedRows.save(row);
    }

    void replace(List<SslTermination> terminations, SslAdvanced advanced) {
        rows.deleteAllInBatch();
        for (int i = 0; i < terminations.size(); i++) {
            insert(i, terminations.get(i));
        }
        save(advanced);
    }
}
