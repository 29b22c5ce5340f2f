package org.lbadmin.bench;

import org.lbadmin.lab.Service;

/** Virtual services by the thousand, on loopback addresses that need no interface. */
final class Fleet {
    private Fleet() {}

    /** The n-th, with so many real servers. */
    static Service service(int n, int servers) {
        Service service = Service.tcp(label(n), "127.1." + n / 250 + "." + (1 + n % 250), "8000");
        for (int i = 1; i <= servers; i++) {
            service.server("R" + i, "127." + (1 + i) + "." + n / 250 + "." + (1 + n % 250), Accepting.PORT, 100 + i);
        }
        return service;
    }

    static String label(int n) {
        return "VIP-%04d".formatted(n);
    }
}
