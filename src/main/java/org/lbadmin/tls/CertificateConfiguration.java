package org.lbadmin.tls;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reads uploads and makes keys; neither has a state. */
@Configuration(proxyBeanMethods = false)
class CertificateConfiguration {
    @Bean
    UploadReader uploadReader(Clock clock) {
        return new UploadReader(clock);
    }

    @Bean
    KeyMaker keyMaker() {
        return new KeyMaker();
    }
}
