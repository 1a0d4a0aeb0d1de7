package io.scaleguide;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.beans.XMLDecoder;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import org.junit.jupiter.api.Test;

/** What no class does, whatever comes from outside. */
class SafetyTest {
    private static final Pattern SHELL = Pattern.compile("\"(-c|/c|(/usr)?/bin/\\w*sh|cmd\\.exe|powershell|pwsh)\"");

    /** A name of a closed list is no class; the name of any class is. */
    private static final DescribedPredicate<JavaAnnotation<?>> CHOSEN_CLASS = DescribedPredicate.describe(
            "JsonTypeInfo by class",
            annotation -> annotation.getRawType().isEquivalentTo(JsonTypeInfo.class)
                    && annotation.as(JsonTypeInfo.class).use() != JsonTypeInfo.Id.NAME);

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.scaleguide");

    @Test
    void bytesFromOutsideNeverChooseTheClassOfAnObject() {
        noClasses()
                .should()
                .dependOnClassesThat(assignableTo(ObjectInputStream.class)
                        .or(assignableTo(XMLDecoder.class))
                        .or(assignableTo(ScriptEngine.class)))
                .because("they make what the bytes ask for")
                .check(classes);
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching(".*(activate|enable)DefaultTyping.*|polymorphicTypeValidator")))
                .orShould()
                .beAnnotatedWith(CHOSEN_CLASS)
                .because("JSON is read as trees, or as what the code names")
                .check(classes);
    }

    @Test
    void temporaryFilesAreTheirOwnersAlone() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(assignableTo(File.class))).and(target(name("createTempFile"))))
                .because("java.io.File makes them with the mode of any file; java.nio.file.Files does not")
                .check(classes);
    }

    @Test
    void whateverListensSaysWhere() {
        noClasses()
                .should()
                .callConstructor(ServerSocket.class, int.class)
                .orShould()
                .callConstructor(ServerSocket.class, int.class, int.class)
                .orShould()
                .callConstructor(InetSocketAddress.class, int.class)
                .because("without an address a server listens to everybody")
                .check(classes);
    }

    @Test
    void noShellIsStarted() throws IOException {
        noClasses()
                .should()
                .callMethodWhere(target(owner(assignableTo(Runtime.class))).and(target(name("exec"))))
                .because("it splits a line into words as it likes")
                .check(classes);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> named = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(SafetyTest::namesShell)
                    .toList();
            assertThat(named).isEmpty();
        }
    }

    private static boolean namesShell(Path source) {
        try {
            return SHELL.matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
