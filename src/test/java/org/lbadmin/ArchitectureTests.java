package org.lbadmin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** The rooms and doors of docs/architecture.md. */
class ArchitectureTests {
    /** Who may touch whom; a room that is not named here may touch nothing. */
    private static final Map<String, Set<String>> DOORS = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("web", Set.of("model")),
            Map.entry("helper", Set.of("model")),
            Map.entry("engine", Set.of("model")),
            Map.entry("layer7", Set.of("model", "web", "probe")),
            Map.entry("probe", Set.of("model")),
            Map.entry("access", Set.of("model", "web")),
            Map.entry("tls", Set.of("model", "web", "layer7")),
            Map.entry(
                    "store",
                    Set.of(
                            "model",
                            "web",
                            "layer7",
                            "layer4",
                            "tls",
                            "access",
                            "firewall",
                            "fallback",
                            "addresses",
                            "scripts")),
            Map.entry("fallback", Set.of("model", "web")),
            Map.entry("scripts", Set.of("model", "web", "helper")),
            Map.entry("commit", Set.of("model", "web", "engine", "helper", "store")),
            Map.entry("live", Set.of("model", "helper", "engine")),
            Map.entry("overview", Set.of("model", "web", "layer4", "layer7", "tls", "live", "engine", "graphs")),
            Map.entry("explain", Set.of("model", "web", "layer7", "tls", "live", "engine", "store")),
            Map.entry("graphs", Set.of("model", "web", "layer4", "live", "engine")),
            Map.entry("upkeep", Set.of("model", "web", "helper", "store", "commit")),
            Map.entry("insight", Set.of("model", "web", "live", "commit", "helper")),
            Map.entry("demo", Set.of("model", "web", "store", "commit")),
            Map.entry("reports", Set.of("model", "web", "layer4", "live", "engine")),
            Map.entry("help", Set.of("model", "web", "layer4")),
            Map.entry("addresses", Set.of("model", "web", "layer7", "layer4", "tls")),
            Map.entry("layer4", Set.of("model", "web", "layer7", "probe")),
            Map.entry("firewall", Set.of("model", "web", "helper")),
            Map.entry("wizard", Set.of("model", "web", "layer7")));

    private static final String ROOT = "org.lbadmin.";

    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lbadmin");

    @Test
    void everyRoomTouchesOnlyWhatItMay() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass from : all) {
            String room = room(from);
            from.getDirectDependenciesFromSelf().forEach(dependency -> {
                String other = room(dependency.getTargetClass());
                boolean ours = dependency.getTargetClass().getPackageName().startsWith("org.lbadmin");
                if (ours
                        && !room.isEmpty()
                        && !other.equals(room)
                        && !DOORS.getOrDefault(room, Set.of()).contains(other)) {
                    broken.add(room + " -> " + other + ": " + dependency.getDescription());
                }
            });
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyRoomIsInTheTable() {
        assertThat(all.stream()
                        .map(ArchitectureTests::room)
                        .filter(room -> !room.isEmpty())
                        .distinct())
                .isSubsetOf(DOORS.keySet());
    }

    @Test
    void edgesAndStorageStayInsideTheirRoom() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .or()
                .areAnnotatedWith(RestController.class)
                .or()
                .areAssignableTo(Repository.class)
                .or()
                .areAnnotatedWith(jakarta.persistence.Entity.class)
                .should()
                .notBePublic()
                .check(all);
    }

    @Test
    void modelAndEnginesArePure() {
        noClasses()
                .that()
                .resideInAnyPackage("org.lbadmin.model..", "org.lbadmin.engine..")
                .and()
                .doNotHaveFullyQualifiedName("org.lbadmin.engine.Templates")
                .and()
                .doNotHaveFullyQualifiedName("org.lbadmin.engine.Templates$Strict")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io",
                        "java.nio.file..",
                        "org.springframework.web..",
                        "org.springframework.data..",
                        "jakarta.persistence..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.time.Clock.class, java.util.Random.class)
                .check(all);
    }

    @Test
    void onlyTheHelperStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lbadmin.helper..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Runtime.class)
                .check(all);
    }

    @Test
    void onlyOneJackson() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.databind.."))
                .check(all);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(all);
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).replaceFirst("\\..*", "") : "";
    }
}
