package org.lbadmin.layer7;

import java.util.List;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.NotFound;
import org.lbadmin.web.Records;
import org.springframework.stereotype.Component;

/** Layer 7 documents in their tables. Called inside a transaction, one writer at a time. */
@Component
class L7Storage {
    private final L7VirtualServiceRows rows;
    private final L7AdvancedRows advancedRows;
    private final L7Documents documents;
    private final Records records;

    L7Storage(L7VirtualServiceRows rows, L7AdvancedRows advancedRows, L7Documents documents, Records records) {
        this.rows = rows;
        this.advancedRows = advancedRows;
        this.documents = documents;
        this.records = records;
    }

    Layer7.State load() {
        return new Layer7.State(
                rows.findAllByOrderByPosition().stream()
                        .map(row -> documents.stored(row.document()))
                        .toList(),
                advancedRows
                        .findById(L7AdvancedRow.ONLY)
                        .map(row -> documents.storedAdvanced(row.document()))
                        .orElseGet(L7Advanced::defaults));
    }

    void insert(L7VirtualService service) {
        insert(rows.lastPosition() + 1, service);
    }

    private void insert(int position, L7VirtualService service) {
        rows.save(new L7VirtualServiceRow(position, service.label(), records.text(service)));
    }

    void update(String label, L7VirtualService service) {
        L7VirtualServiceRow row = rows.findByLabel(label).orElseThrow(() -> new NotFound(Layer7.KIND, label));
        row.change(service.label(), records.text(service));
        rows.save(row);
    }

    void delete(String label) {
        rows.delete(rows.findByLabel(label).orElseThrow(() -> new NotFound(Layer7.KIND, label)));
    }

    void save(L7Advanced advanced) {
        String document = records.text(advanced);
        L7AdvancedRow row = advancedRows.findById(L7AdvancedRow.ONLY).orElseGet(() -> new L7AdvancedRow(document));
        row.change(document);
        advancedRows.save(row);
    }

    void replace(List<L7VirtualService> services, L7Advanced advanced) {
        rows.deleteAllInBatch();
        for (int i = 0; i < services.size(); i++) {
            insert(i, services.get(i));
        }
        save(advanced);
    }
}
