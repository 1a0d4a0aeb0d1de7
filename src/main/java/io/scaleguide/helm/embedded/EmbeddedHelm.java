package io.scaleguide.helm.embedded;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.GetCommand;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import com.marcnuri.helm.ReleaseHistory;
import com.marcnuri.helm.UninstallCommand;
import com.marcnuri.helm.UpgradeCommand;
import io.scaleguide.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Plays {@code helm} in a process of its own, with the engine that comes as a library: the sub-commands and options that
 * Scaleguide uses, the same output, and exit code 0 or 1. The cluster comes from KUBECONFIG and HELM_KUBECONTEXT.
 */
public final class EmbeddedHelm {

    private final InputStream in;
    private final PrintStream out;

    private EmbeddedHelm(InputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    /** @param arguments as helm takes them */
    public static void main(String[] arguments) {
        int code = 0;
        try {
            new EmbeddedHelm(System.in, System.out).run(Arguments.parse(List.of(arguments)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            code = 1;
        } catch (IOException | RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            System.err.println(message.startsWith("Error:") ? message : "Error: " + message);
            code = 1;
        }
        System.out.flush();
        System.exit(code);
    }

    private void run(Arguments arguments) throws IOException, InterruptedException {
        switch (arguments.command()) {
            case "version" -> out.println(Helm.version().call());
            case "upgrade" -> upgrade(arguments);
            case "uninstall" -> uninstall(arguments);
            case "history" -> history(arguments);
            case "get" -> values(arguments);
            default ->
                throw new IllegalArgumentException("The embedded helm has no command \"" + arguments.command()
                        + "\". Put helm 3.10 or newer on PATH to use it.");
        }
    }

    private void upgrade(Arguments arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("scaleguide-values-");
        Path values = folder.resolve("values.yaml");
        Path archive = folder.resolve("chart.tgz");
        try {
            String chart = arguments.word(2);
            if (arguments.has("--repo")) {
                String repository = arguments.option("--repo").orElseThrow();
                chart = new ChartDownload(Network.ofProcess())
                        .fetch(repository, chart, arguments.option("--version"), folder)
                        .toString();
            }
            UpgradeCommand command = Helm.upgrade(chart).withName(arguments.word(1));
            if (arguments.option("--values").filter("-"::equals).isPresent()) {
                Files.write(values, in.readAllBytes());
                command.withValuesFile(values);
            }
            Release release = options(command, arguments).call();
            out.println(release.getOutput());
        } finally {
            Files.deleteIfExists(values);
            Files.deleteIfExists(archive);
            Files.deleteIfExists(folder);
        }
    }

    private static UpgradeCommand options(UpgradeCommand command, Arguments arguments) {
        arguments.option("--namespace").ifPresent(command::withNamespace);
        if (!arguments.has("--repo")) {
            arguments.option("--version").ifPresent(command::withVersion);
        }
        arguments
                .option("--timeout")
                .map(text -> Integer.parseInt(text.replace("s", "")))
                .ifPresent(command::withTimeout);
        if (arguments.has("--install")) {
            command.install();
        }
        if (arguments.has("--create-namespace")) {
            command.createNamespace();
        }
        if (arguments.has("--wait")) {
            command.waitReady();
        }
        if (arguments.has("--reuse-values")) {
            command.reuseValues();
        }
        if (arguments.has("--dry-run")) {
            command.dryRun().withDryRunOption(DryRun.SERVER);
        }
        return command;
    }

    private void uninstall(Arguments arguments) {
        UninstallCommand command = Helm.uninstall(arguments.word(1));
        arguments.option("--namespace").ifPresent(command::withNamespace);
        if (arguments.has("--no-hooks")) {
            command.noHooks();
        }
        out.println(command.call());
    }

    private void history(Arguments arguments) {
        var command = Helm.history(arguments.word(1));
        arguments.option("--namespace").ifPresent(command::withNamespace);
        arguments.option("--max").map(Integer::parseInt).ifPresent(command::withMax);
        ArrayNode rows = JsonMapper.shared().createArrayNode();
        for (ReleaseHistory row : command.call()) {
            rows.addObject()
                    .put("revision", row.getRevision())
                    .put("updated", row.getUpdated().toOffsetDateTime().toString())
                    .put("status", row.getStatus())
                    .put("chart", row.getChart())
                    .put("app_version", row.getAppVersion())
                    .put("description", row.getDescription());
        }
        out.println(rows);
    }

    private void values(Arguments arguments) {
        GetCommand.GetValuesSubcommand command = Helm.get(arguments.word(2)).values();
        arguments.option("--namespace").ifPresent(command::withNamespace);
        out.println(command.call());
    }
}
