package io.scaleguide.cli;

import io.scaleguide.bounds.Bound;
import io.scaleguide.disk.DiskException;
import io.scaleguide.guide.ledger.Ledger;
import io.scaleguide.guide.proof.Proof;
import io.scaleguide.guide.report.ClusterFiles;
import io.scaleguide.guide.report.KnownSecrets;
import io.scaleguide.guide.report.ReportArchive;
import io.scaleguide.guide.report.ReportPage;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.DiagnosisJson;
import io.scaleguide.headless.ProofFace;
import io.scaleguide.helm.Helm;
import io.scaleguide.helm.HelmFailedException;
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
import java.io.PrintStream;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes one archive for a support ticket. */
@Command(
        name = "report",
        description = "Writes one redacted archive and a readable page for a support ticket.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 written and nothing found, 1 something secret was found."})
final class ReportCommand implements Callable<Integer> {
    /** How the command says what it did. */
    enum Output {
        PLAIN,
        JSON
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Surroundings surroundings;

    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private CommandSpec clusterOptions = cluster.spec();

    private final PathOptions path = new PathOptions();

    @Mixin
    private CommandSpec pathOptions = path.spec();

    @Option(
            names = "--file",
            paramLabel = "ZIP",
            description = "Where to write (default: scaleguide-report-TIME.zip here).")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "plain or json (default: plain).")
    private Output output = Output.PLAIN;

    @Mixin
    private ProofOptions proof = new ProofOptions();

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
                throw new DiskException("The report cannot be written.", target, "name another file with --file", e);
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
            ReportArchive.Proof readBack = archive.prove();
            if (!readBack.leaks().isEmpty()) {
                surroundings.err().println("scaleguide: the report held something secret and was deleted:");
                readBack.leaks().forEach(leak -> surroundings.err().println("  " + leak));
                return ExitCode.FAILED;
            }
            Optional<Proof> found = proof.wanted()
                    ? Optional.of(new ProofRun(surroundings, proof).run(connected, context.agents(), target))
                    : Optional.empty();
            switch (output) {
                case PLAIN -> say(target, readBack, redactor, found);
                case JSON -> surroundings.out().println(json(target, readBack, found));
            }
            return found.filter(one -> !one.hits().isEmpty()).isPresent() ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    private void say(Path target, ReportArchive.Proof readBack, Redactor redactor, Optional<Proof> found) {
        PrintStream out = surroundings.out();
        out.println("Written: " + target + " (" + readBack.files() + " files; begin with report.md).");
        out.println("Read back " + readBack.files() + " files, " + readBack.characters()
                + " characters, and searched them for:");
        out.println("  " + redactor.searched().replace(", ", "\n  "));
        out.println("None was found.");
        found.ifPresent(one -> {
            out.println();
            ProofFace.print(out, one);
        });
    }

    private static ObjectNode json(Path target, ReportArchive.Proof readBack, Optional<Proof> found) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("schema", 1).put("report", target.toString()).put("files", readBack.files());
        found.ifPresent(one -> root.set("proof", ProofFace.json(one)));
        return root;
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
        ReleaseRef ref = new ReleaseRef(release.get(), context.agents().namespace());
        try {
            return Optional.of(
                    release.get() + ": " + helm.get().state(target, ref).toString());
        } catch (HelmFailedException e) {
            return Optional.of(release.get() + ": it could not be read: " + e.getMessage());
        }
    }

    private Optional<String> ledger(Cluster connected) throws IOException {
        KubeContext context = connected.context();
        Path ledger = Ledger.of(surroundings.stateFolder(), context.name(), context.server())
                .file();
        return Files.exists(ledger) ? Optional.of(Bound.KEPT.text(ledger)) : Optional.empty();
    }
}
