package org.lbadmin.access;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.function.Function;
import org.lbadmin.web.Answers;
import org.lbadmin.web.AssetUrls;
import org.lbadmin.web.BodyLimit;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The two ways in: scripts without a session, browsers with one. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self'; script-src 'self'; "
            + "img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(10);
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            Credentials credentials,
            Tokens tokens,
            Refusals refusals,
            FirstBoot firstBoot,
            Answers answers,
            Texts texts,
            BodyLimit bodyLimit) {
        return http.securityMatcher(request -> Menu.isForPrograms(Menu.pathOf(request)))
                .authenticationManager(by(a -> credentials.verifyRemembered(name(a), password(a), address(a))))
                .authorizeHttpRequests(SecurityConfiguration::rules)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(c -> c.disable())
                .logout(l -> l.disable())
                .requestCache(c -> c.disable())
                .headers(SecurityConfiguration::headers)
                .httpBasic(b -> b.authenticationEntryPoint(refusals::unknown))
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(refusals::unknown).accessDeniedHandler(refusals::forbidden))
                .addFilterAfter(new SetupGate(firstBoot, answers, texts), HeaderWriterFilter.class)
                .addFilterAfter(bodyLimit, HeaderWriterFilter.class)
                .addFilterBefore(new BearerTokens(tokens, refusals::unknown), BasicAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain web(
            HttpSecurity http,
            Credentials credentials,
            UserRows users,
            Clock clock,
            Refusals refusals,
            FirstBoot firstBoot,
            Answers answers,
            Texts texts,
            BodyLimit bodyLimit,
            AssetUrls assetUrls) {
        return http.authenticationManager(by(a -> credentials.verify(name(a), password(a), address(a))))
                .authorizeHttpRequests(SecurityConfiguration::rules)
                .csrf(Customizer.withDefaults())
                .headers(SecurityConfiguration::headers)
                .formLogin(f -> f.loginPage(LoginPage.PATH)
                        .defaultSuccessUrl(Menu.ROOT + "/")
                        .failureHandler(refusals::signIn))
                .logout(l -> l.logoutRequestMatcher(
                                PathPatternRequestMatcher.pathPattern(HttpMethod.POST, Menu.ROOT + "/logout"))
                        .logoutSuccessUrl(LoginPage.PATH + "?signedOut"))
                .exceptionHandling(e -> e.accessDeniedHandler(refusals::forbidden))
                .addFilterAfter(assetUrls, HeaderWriterFilter.class)
                .addFilterAfter(new SetupGate(firstBoot, answers, texts), HeaderWriterFilter.class)
                .addFilterAfter(bodyLimit, HeaderWriterFilter.class)
                .addFilterBefore(new SessionLimits(users, clock), CsrfFilter.class)
                .build();
    }

    /** An address that cannot be a path of ours: encoded slashes, control characters and the like. */
    @Bean
    RequestRejectedHandler requestRejectedHandler(Answers answers, Texts texts) {
        return (request, response, why) ->
                answers.refuse(request, response, HttpStatus.BAD_REQUEST, texts.get("problem.address"));
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry registry) {
        registry.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll()
                .anyRequest()
                .access(new MenuRules());
    }

    /** No HSTS: the certificate is the appliance's own at first, and browsers would lock people out over it. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(c -> c.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(h -> h.disable());
    }

    private static AuthenticationManager by(Function<Authentication, SignedIn> check) {
        return attempt -> check.apply(attempt).authentication(attempt.getDetails());
    }

    private static String name(Authentication attempt) {
        return String.valueOf(attempt.getPrincipal()).strip();
    }

    private static String password(Authentication attempt) {
        return String.valueOf(attempt.getCredentials());
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details && details.getRemoteAddress() != null
                ? details.getRemoteAddress()
                : "";
    }
}
