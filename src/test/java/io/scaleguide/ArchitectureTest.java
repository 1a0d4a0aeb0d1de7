package io.scaleguide;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of rooms in the architecture page: which package may use which. To mend a failure, move the code to the
 * room whose outside system or subject it is about, or pass in what it needs; do not widen the table.
 */
class ArchitectureTest {

    /** What each room may use, beside itself, the JDK and libraries. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("headless", Set.of("guide", "panel", "path", "lint", "text")),
            Map.entry("line", Set.of("guide", "panel", "path", "document", "text")),
            Map.entry("tui", Set.of("guide", "panel", "path", "document", "text", "disk")),
            Map.entry(
                    "guide",
                    Set.of("path", "kube", "helm", "datadog", "kong", "traffic", "hpa", "document", "disk", "network")),
            Map.entry("panel", Set.of("path", "kube", "hpa", "disk")),
            Map.entry("lint", Set.of("path", "kong", "document")),
            Map.entry("path", Set.of("kube", "datadog", "kong", "hpa", "document", "network")),
            Map.entry("document", Set.of()),
            Map.entry("text", Set.of()),
            Map.entry("disk", Set.of()),
            Map.entry("hpa", Set.of()),
            Map.entry("start", Set.of("disk")),
            Map.entry("traffic", Set.of()),
            Map.entry("network", Set.of()),
            Map.entry("kube", Set.of("network")),
            Map.entry("helm", Set.of("disk", "network")),
            Map.entry("datadog", Set.of("network")),
            Map.entry("kong", Set.of()),
            Map.entry("practice", Set.of("hpa", "disk")));

    /** How much is taken in from outside is said in one place, for every room. */
    private static final String EVERYBODYS = "bounds";

    /** Libraries that only one room may touch. */
    private static final Map<String, String> LIBRARY_BELONGS_TO = Map.of(
            "com.googlecode.lanterna", "tui",
            "io.fabric8.", "kube",
            "com.datadog.", "datadog",
            "org.zeroturnaround.", "helm",
            "com.marcnuri.", "helm");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.scaleguide");

    @Test
    void roomsUseOnlyTheRoomsBelowThem() {
        ArchRuleDefinition.classes()
                .should(useOnlyAllowedRooms())
                .because("arrows point down the table of rooms only (docs/architecture.md)")
                .check(classes);
    }

    @Test
    void librariesStayInTheirRoom() {
        ArchRuleDefinition.classes()
                .should(useLibrariesOfTheirRoomOnly())
                .because("each outside system is reached through one room (docs/architecture.md)")
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.scaleguide.(**)")
                .should()
                .beFreeOfCycles()
                .because("two packages that need each other are one package, or miss a third")
                .allowEmptyShould(true)
                .check(classes);
    }

    private static ArchCondition<JavaClass> useOnlyAllowedRooms() {
        return new ArchCondition<>("use only the rooms that the table allows") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String from = room(item.getPackageName());
                if (from.equals("cli")) {
                    return;
                }
                item.getDirectDependenciesFromSelf().forEach(dependency -> {
                    String target = dependency.getTargetClass().getPackageName();
                    if (!target.startsWith("io.scaleguide.")
                            || room(target).equals(from)
                            || room(target).equals(EVERYBODYS)) {
                        return;
                    }
                    if (!MAY_USE.getOrDefault(from, Set.of()).contains(room(target))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                });
            }
        };
    }

    private static ArchCondition<JavaClass> useLibrariesOfTheirRoomOnly() {
        return new ArchCondition<>("leave libraries to the room they belong to") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String from = room(item.getPackageName());
                item.getDirectDependenciesFromSelf().forEach(dependency -> {
                    String target = dependency.getTargetClass().getPackageName() + ".";
                    LIBRARY_BELONGS_TO.forEach((library, owner) -> {
                        if (target.startsWith(library) && !from.equals(owner)) {
                            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                        }
                    });
                });
            }
        };
    }

    private static String room(String packageName) {
        String[] parts = packageName.split("\\.", -1);
        return parts.length > 2 ? parts[2] : "";
    }
}
