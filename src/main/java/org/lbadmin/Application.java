package org.lbadmin;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** The web application of the appliance. */
@SpringBootApplication
public class Application {
    private static final int REFUSED = 2;

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(Application.class);
        application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>)
                event -> Home.prepare(event.getEnvironment().getRequiredProperty("lbadmin.home")));
        try {
            application.run(args);
        } catch (RuntimeException e) {
            String sentence = Home.sentenceFor(e);
            if (sentence == null) {
                throw e;
            }
            System.err.println("lbadmin does not start: " + sentence);
            System.exit(REFUSED);
        }
    }
}
