package io.scaleguide.guide.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.ledger.LedgerEntry.AnnotationSet;
import io.scaleguide.guide.ledger.LedgerEntry.ObjectChanged;
import io.scaleguide.guide.ledger.LedgerEntry.ReleaseChanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LedgerTest {
    private static final String TIME = "2026-11-23T10:00:00Z";

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBack() {
        ObjectNode before = JsonMapper.shared().createObjectNode().put("kind", "Service");
        List<LedgerEntry> entries = List.of(
                new ObjectChanged("demo", TIME, "v1", "Service", "shop", "echo", Optional.of(before), true),
                new ObjectChanged("keys", TIME, "v1", "Secret", "datadog", "keys", Optional.empty(), false),
                new AnnotationSet("annotate", TIME, "kong-system", "operator", "ad/x.checks", Optional.of("{}"), "[]"),
                new AnnotationSet("annotate", TIME, "kong-system", "operator", "ad/y.checks", Optional.empty(), "[]"),
                new ReleaseChanged("release", TIME, "datadog", "datadog", Optional.of(3)),
                new ReleaseChanged("release", TIME, "datadog", "other", Optional.empty()));
        Ledger ledger = ledger("https://one");
        entries.forEach(ledger::add);
        assertThat(ledger.entries()).isEqualTo(entries);
    }

    @Test
    void aLineCutOffByACrashIsLeftOut() throws IOException {
        Ledger ledger = ledger("https://one");
        ledger.add(new ReleaseChanged("release", TIME, "datadog", "datadog", Optional.empty()));
        Files.writeString(ledger.file(), "{\"action\":\"rel", StandardOpenOption.APPEND);
        assertThat(ledger.entries()).hasSize(1);
    }

    @Test
    void whatComesAfterACutOffLineIsNotLostWithIt() throws IOException {
        Ledger ledger = ledger("https://one");
        ledger.add(new ReleaseChanged("release", TIME, "datadog", "datadog", Optional.empty()));
        Files.writeString(ledger.file(), "{\"action\":\"rel", StandardOpenOption.APPEND);
        ledger.add(new ReleaseChanged("release", TIME, "datadog", "other", Optional.empty()));
        assertThat(ledger.entries()).hasSize(2);
    }

    @Test
    void anInterruptedThreadWritesWholeLinesAndStaysInterrupted() {
        Ledger ledger = ledger("https://one");
        Thread.currentThread().interrupt();
        ledger.add(new ReleaseChanged("release", TIME, "datadog", "datadog", Optional.empty()));
        assertThat(ledger.entries()).hasSize(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void howAThingWasLeftTheLastTimeIsKnownAsLongAsItsChangeIs() {
        Ledger ledger = ledger("https://one");
        LedgerEntry change = new ObjectChanged("demo", TIME, "v1", "Service", "shop", "echo", Optional.empty(), false);
        LedgerEntry other = new ReleaseChanged("release", TIME, "datadog", "datadog", Optional.empty());
        ObjectNode object = JsonMapper.shared().createObjectNode().put("kind", "Service");
        ledger.add(change);
        assertThat(ledger.left(change)).isEmpty();
        ledger.leave(new LeftBehind(TIME, "Service", "shop", "echo", "7", Optional.empty()));
        ledger.add(other);
        LeftBehind last = new LeftBehind(TIME, "Service", "shop", "echo", "9", Optional.of(object));
        ledger.leave(last);
        ledger.leave(new LeftBehind(TIME, LeftBehind.RELEASE, "datadog", "datadog", "2", Optional.empty()));
        assertThat(ledger.entries()).containsExactly(change, other);
        ledger.keep(List.of(change));
        assertThat(ledger.left(change)).contains(last);
        assertThat(ledger.left(other)).isEmpty();
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        Ledger ledger = ledger("https://one");
        ledger.add(new ReleaseChanged("release", TIME, "datadog", "datadog", Optional.empty()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ledger.file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(ledger.file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void clustersOfTheSameNameHaveLedgersOfTheirOwn() {
        Ledger one = ledger("https://one");
        Ledger two = ledger("https://two");
        one.add(new ReleaseChanged("release", TIME, "datadog", "datadog", Optional.empty()));
        assertThat(two.entries()).isEmpty();
    }

    @Test
    void whatIsUndoneLeavesItAndTheRestStays() throws IOException {
        Ledger ledger = ledger("https://one");
        LedgerEntry first = new ReleaseChanged("release", TIME, "datadog", "datadog", Optional.empty());
        ledger.add(first);
        ledger.add(
                new AnnotationSet("annotate", TIME, "kong-system", "operator", "ad/y.checks", Optional.empty(), "[]"));
        ledger.keep(List.of(first));
        assertThat(ledger.entries()).containsExactly(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ledger.file())))
                .isEqualTo("rw-------");
        ledger.keep(List.of());
        assertThat(ledger.file()).doesNotExist();
        assertThat(ledger.file().getParent()).isEmptyDirectory();
    }

    private Ledger ledger(String server) {
        return Ledger.of(folder, "kind/demo", server);
    }

    @Test
    void ofTwoHoldersAtATimeOneHasItAndSaysWhoItIs() {
        Ledger ledger = ledger("https://one");
        try (LedgerHold held = ledger.hold().orElseThrow()) {
            assertThat(ledger("https://one").hold()).isEmpty();
            assertThat(ledger.holder())
                    .contains("process " + ProcessHandle.current().pid());
        }
        LedgerHold next = ledger("https://one").hold().orElseThrow();
        next.close();
    }

    @Test
    void otherClustersHaveOtherHolders() {
        try (LedgerHold one = ledger("https://one").hold().orElseThrow();
                LedgerHold two = ledger("https://two").hold().orElseThrow()) {
            assertThat(one).isNotSameAs(two);
        }
    }

    @Test
    void aHelmThatBeganAndDidNotEndWasCutOff() {
        Ledger ledger = ledger("https://one");
        Instant first = Instant.parse(TIME);
        Instant second = first.plusSeconds(60);
        assertThat(ledger.cutOff("datadog", "datadog")).isEmpty();
        ledger.note(new HelmWork(first, "datadog", "datadog", true));
        assertThat(ledger.cutOff("datadog", "datadog")).contains(first);
        assertThat(ledger.cutOff("datadog", "other")).isEmpty();
        ledger.note(new HelmWork(first.plusSeconds(5), "datadog", "datadog", false));
        assertThat(ledger.cutOff("datadog", "datadog")).isEmpty();
        ledger.note(new HelmWork(second, "datadog", "datadog", true));
        assertThat(ledger.cutOff("datadog", "datadog")).containsExactly(second);
        ledger.note(new HelmWork(second.plusSeconds(9), "datadog", "datadog", true));
        assertThat(ledger.cutOff("datadog", "datadog")).containsExactly(second, second.plusSeconds(9));
    }

    @Test
    void whatIsKeptOfALedgerKeepsItsHelm() {
        Ledger ledger = ledger("https://one");
        LedgerEntry release = new ReleaseChanged("release", TIME, "datadog", "datadog", Optional.empty());
        ledger.add(release);
        ledger.note(new HelmWork(Instant.parse(TIME), "datadog", "datadog", true));
        ledger.add(new ObjectChanged("demo", TIME, "v1", "Service", "shop", "echo", Optional.empty(), false));
        ledger.keep(List.of(release));
        assertThat(ledger.entries()).containsExactly(release);
        assertThat(ledger.cutOff("datadog", "datadog")).contains(Instant.parse(TIME));
    }
}
