package org.lbadmin.layer4;

import java.util.List;
import org.lbadmin.model.L4Advanced;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.NotFound;
import org.lbadmin.web.Records;
import org.springframework.stereotype.Component;

/** Layer 4 documents in their tables. Called inside a transaction, one writer at a time. */
@Component
class L4Storage {
    private final L4VirtualServiceRows rows;
    private final L4AdvancedRows advancedRows;
    private final L4Documents documents;
    private final Records records;

    L4Storage(L4VirtualServiceRows rows, L4AdvancedRows advancedRows, L4Documents documents, Records records) {
        this.rows = rows;
        this.advancedRows = advancedRows;
        this.documents = documents;
        this.records = records;
    }

    Layer4.State load() {
        return new Layer4.State(
                rows.findAllByOrderByPosition().stream()
                        .map(row -> documents.stored(row.document()))
                        .toList(),
                advancedRows
                        .findById(L4AdvancedRow.ONLY)
                        .map(row -> documents.storedAdvanced(row.document()))
                        .orElseGet(L4Advanced::defaults));
    }

    void insert(L4VirtualService service) {
        insert(rows.lastPosition() + 1, service);
    }

    private void insert(int position, L4VirtualService service) {
        rows.save(new L4VirtualServiceRow(position, service.label(), records.text(service)));
    }

    void update(String label, L4VirtualService service) {
        L4VirtualServiceRow row = rows.findByLabel(label).orElseThrow(() -> new NotFound(Layer4.KIND, label));
        row.change(service.label(), records.text(service));
        rows.save(row);
    }

    void delete(String label) {
        rows.delete(rows.findByLabel(label).orElseThrow(() -> new NotFound(Layer4.KIND, label)));
    }

    void save(L4Advanced advanced) {
        String document = records.text(advanced);
        L4AdvancedRow row = advancedRows.findById(L4AdvancedRow.ONLY).orElseGet(() -> new L4AdvancedRow(document));
        row.change(document);
        advancedRows.save(row);
    }

    void replace(List<L4VirtualService> services, L4Advanced advanced) {
        rows.deleteAllInBatch();
        for (int i = 0; i < services.size(); i++) {
            insert(i, services.get(i));
        }
        save(advanced);
    }
}
