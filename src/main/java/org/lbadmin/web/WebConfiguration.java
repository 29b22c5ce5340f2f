package org.lbadmin.web;

import java.time.Duration;
import org.apache.coyote.UpgradeProtocol;
import org.apache.coyote.http2.Http2Protocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Where assets are served, and where the root of the server leads to. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private static final String FILES = "classpath:/static/";

    /** Libraries in their own folders, as they came. */
    private static final String LIBRARIES = "classpath:/META-INF/resources/webjars/";

    private final Assets assets;

    WebConfiguration(Assets assets) {
        this.assets = assets;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(assets.folder() + "**")
                .addResourceLocations(FILES, LIBRARIES)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler(Assets.PATH + "**", "/favicon.ico")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", Menu.ROOT + "/");
        registry.addRedirectViewController(Menu.ROOT, Menu.ROOT + "/");
    }

    /** These filters stand within the security filters, which also write the headers of what they refuse. */
    @Configuration(proxyBeanMethods = false)
    static class Filters {
        /** What a cancelled request counts; a finished one counts 20 the other way, and at 100 Tomcat hangs up. */
        private static final int CANCELLED = 20;

        /**
         * Who leaves a page cancels what it still fetches. Tomcat takes many of those for an attack and hangs up, which the
         * browser shows as an error in the place of the next page; so many as a hasty person can cause are fine.
         */
        @Bean
        TomcatConnectorCustomizer hastyPeople() {
            return connector -> {
                for (UpgradeProtocol protocol : connector.findUpgradeProtocols()) {
                    if (protocol instanceof Http2Protocol http2) {
                        http2.setOverheadResetFactor(CANCELLED);
                    }
                }
            };
        }

        /** What cannot be a name is refused by us, with a sentence, and not by the server with a page of its own. */
        @Bean
        TomcatConnectorCustomizer slashes() {
            return connector -> {
                connector.setEncodedSolidusHandling("passthrough");
                connector.setEncodedReverseSolidusHandling("passthrough");
            };
        }

        @Bean
        FilterRegistrationBean<BodyLimit> bodyLimitPlace(BodyLimit filter) {
            return unregistered(new FilterRegistrationBean<>(filter));
        }

        @Bean
        FilterRegistrationBean<AssetUrls> assetUrlsPlace(AssetUrls filter) {
            return unregistered(new FilterRegistrationBean<>(filter));
        }

        private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> unregistered(
                FilterRegistrationBean<F> registration) {
            registration.setEnabled(false);
            return registration;
        }
    }
}
