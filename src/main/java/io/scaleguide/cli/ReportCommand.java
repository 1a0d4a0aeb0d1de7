package io.scaleguide.cli;

import io.scaleguide.guide.ledger.Ledger;
import io.scaleguide.guide.report.ClusterFiles;
import io.scaleguide.guide.report.KnownSecrets;
import io.scaleguide.guide.report.ReportArchive;
import io.scaleguide.guide.report.ReportPage;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.DiagnosisJson;
import io.scaleguide.helm.Helm;
import io.scaleguide.helm.HelmTarget;
import io.scaleguide.helm.ReleaseRef;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.KubeContext;
import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.diagnosis.Doctor;
import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.probe.ProbeContext;
import io.scaleguide.path.redact.Redactor;
import io.scaleguide.path.scope.Reads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes one archive for a support ticket. */
@Command(
        name = "report",
        description = "Writes one redacted archive and a readable page for a support ticket.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Surroundings surroundings;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private PathOptions path = new PathOptions();

    @Option(
            names = "--file",
            paramLabel = "ZIP",
            description = "Where to write (default: scaleguide-report-TIME.zip here).")
    private Optional<Path> file = Optional.empty();

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path target = file.orElseGet(() ->
                Path.of("scaleguide-report-" + STAMP.format(surroundings.clock().instant()) + ".zip"));
        if (Files.exists(target)) {
            surroundings.err().println("scaleguide: " + target + " is there already. Name another with --file.");
            return ExitCode.USAGE;
        }
        return Interruption.guard(() -> {
            try (Cluster connected = Cluster.open(cluster.choice(surroundings), TIMEOUT)) {
                return write(connected, target.toAbsolutePath());
            } catch (IOException e) {
                throw new UncheckedIOException("The report cannot be written", e);
            }
        });
    }

    private int write(Cluster connected, Path target) throws IOException {
        FindingCatalogue catalogue =
                FindingCatalogue.load(surroundings.shippedFiles().resolve("assets"));
        Doctor doctor = new Doctor(connected, surroundings.clock(), true, true);
        Diagnosis diagnosis = doctor.look(path.request());
        try (Reads reads = new Reads(connected)) {
            ProbeContext context = doctor.context(reads, path.request());
            Map<String, String> versions = versions(connected, context);
            Map<String, String> files = new LinkedHashMap<>(ClusterFiles.gather(connected, context));
            files.put("doctor.json", new DiagnosisJson(catalogue).of(diagnosis).toPrettyString() + "\n");
            ledger(connected).ifPresent(text -> files.put("ledger.jsonl", text));
            Map<String, String> contents = new LinkedHashMap<>();
            contents.put("report.md", ReportPage.of(diagnosis, catalogue, versions, files.keySet()));
            contents.putAll(files);
            Redactor redactor =
                    new Redactor(KnownSecrets.gather(connected, context.agents().namespace()));
            ReportArchive archive = new ReportArchive(target, redactor);
            archive.write(contents);
            return prove(archive, redactor, target, contents);
        }
    }

    private int prove(ReportArchive archive, Redactor redactor, Path target, Map<String, String> contents)
            throws IOException {
        ReportArchive.Proof proof = archive.prove();
        if (!proof.leaks().isEmpty()) {
            surroundings.err().println("scaleguide: the report held something secret and was deleted:");
            proof.leaks().forEach(leak -> surroundings.err().println("  " + leak));
            return ExitCode.FAILED;
        }
        surroundings.out().println("Written: " + target + " (" + contents.size() + " files; begin with report.md).");
        surroundings
                .out()
                .println("Read back " + proof.files() + " files, " + proof.characters()
                        + " characters, and searched them for:");
        surroundings.out().println("  " + redactor.searched().replace(", ", "\n  "));
        surroundings.out().println("None was found.");
        return ExitCode.DONE;
    }

    private Map<String, String> versions(Cluster connected, ProbeContext context) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("scaleguide", Version.number());
        versions.put("Java", System.getProperty("java.version"));
        versions.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        versions.put("Kubernetes", connected.serverVersion());
        context.operator()
                .ifPresent(one -> versions.put("Kong operator", one.version().orElse("not said")));
        context.agents()
                .agents()
                .ifPresent(one -> versions.put(
                        "Datadog agent",
                        one.at("/spec/template/spec/containers/0/image").asString("not said")));
        helm(connected, context).ifPresent(state -> versions.put("helm release", state));
        return versions;
    }

    private Optional<String> helm(Cluster connected, ProbeContext context) {
        Optional<String> release = context.agents()
                .agents()
                .map(one -> one.at("/metadata/annotations/meta.helm.sh~1release-name")
                        .asString(""))
                .filter(name -> !name.isEmpty());
        Optional<Helm> helm = Helm.find(surroundings.home(), surroundings.environment(), "auto");
        if (release.isEmpty() || helm.isEmpty()) {
            return Optional.empty();
        }
        HelmTarget target = new HelmTarget(
                connected.choice().kubeconfigs(),
                Optional.of(connected.context().name()));
        return Optional.of(release.get() + ": "
                + helm.get()
                        .state(
                                target,
                                new ReleaseRef(release.get(), context.agents().namespace()))
                        .toString());
    }

    private Optional<String> ledger(Cluster connected) throws IOException {
        KubeContext context = connected.context();
        Path ledger = Ledger.of(surroundings.stateFolder(), context.name(), context.server())
                .file();
        return Files.exists(ledger) ? Optional.of(Files.readString(ledger)) : Optional.empty();
    }
}
