package org.lbadmin.addresses;

import org.springframework.data.jpa.repository.JpaRepository;

interface FloatingIpRows extends JpaRepository<FloatingIpRow, String> {}
