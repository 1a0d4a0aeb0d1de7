package io.scaleguide.guide.export;

import io.scaleguide.guide.action.Lasting;
import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.helm.Helm;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run as a folder for kustomize: a folder of its own for each step that leaves something. The chart stays with helm, as a values file: {@code kubectl
 * apply -k} takes no charts, and what kustomize makes of one is no release that helm could upgrade or roll back. The change to the operator, which is
 * somebody else's object, is a component and in no list of resources: whoever deletes or prunes those does not delete the operator.
 */
final class KustomizeFormat {
    private static final String LIST = "kustomization.yaml";
    private static final String VALUES = "values.yaml";
    private static final String PATCH = "patch.yaml";

    private final KeptRun run;
    private final List<ExportFile> files = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();

    private KustomizeFormat(KeptRun run) {
        this.run = run;
    }

    /** The files. */
    static List<ExportFile> of(KeptRun run) {
        KustomizeFormat format = new KustomizeFormat(run);
        run.steps().stream().filter(step -> !step.lasting().isEmpty()).forEach(format::step);
        format.files.add(0, new ExportFile("README.md", format.readme()));
        format.files.add(1, new ExportFile(LIST, kustomization(format.folders)));
        return List.copyOf(format.files);
    }

    private void step(KeptStep step) {
        String folder = step.step().id();
        List<String> resources = new ArrayList<>();
        for (ExportFile file : ManifestFiles.of(step.all(Lasting.Objects.class))) {
            resources.add(file.path());
            files.add(new ExportFile(folder + "/" + file.path(), file.text()));
        }
        if (!resources.isEmpty()) {
            folders.add(folder);
            files.add(new ExportFile(folder + "/" + LIST, kustomization(resources)));
        }
        step.all(Lasting.Keys.class)
                .forEach(keys ->
                        files.add(new ExportFile(folder + "/" + SecretReference.FILE, SecretReference.example(keys))));
        step.all(Lasting.Release.class)
                .forEach(release -> files.add(new ExportFile(
                        folder + "/" + VALUES, HelmValuesFormat.of(release.request(), folder + "/" + VALUES))));
        step.all(Lasting.Patched.class).forEach(patched -> component(folder, patched));
    }

    private void component(String folder, Lasting.Patched patched) {
        ObjectNode component = start("Component", "kustomize.config.k8s.io/v1alpha1");
        component
                .putArray("patches")
                .addObject()
                .put("path", PATCH)
                .putObject("target")
                .put("kind", patched.object().kind().kind())
                .put("name", patched.object().name());
        files.add(new ExportFile(folder + "/" + PATCH, Manifests.file(ManifestFiles.partial(patched))));
        files.add(new ExportFile(folder + "/" + LIST, Manifests.file(component)));
    }

    private static String kustomization(List<String> resources) {
        ObjectNode node = start("Kustomization", "kustomize.config.k8s.io/v1beta1");
        resources.forEach(node.putArray("resources")::add);
        return Manifests.file(node);
    }

    private static ObjectNode start(String kind, String version) {
        return JsonNodeFactory.instance.objectNode().put("apiVersion", version).put("kind", kind);
    }

    private String readme() {
        StringBuilder page = new StringBuilder("""
                # Latency-driven autoscaling with Datadog, for kustomize

                What `scaleguide up` does to the cluster `%s`, as files. Written by `scaleguide export --format kustomize`. Everything
                is applied server-side under the name that Scaleguide uses, so that both agree on who owns what.

                """.formatted(run.context()));
        run.steps().stream().filter(step -> !step.lasting().isEmpty()).forEach(step -> section(page, step));
        page.append("""
                ## All of it, from then on

                Once the cluster serves DatadogMetric, one command does for all folders but those that have a command of their own above:

                ```sh
                %s -k .
                ```
                """.formatted(ShellText.APPLY));
        return page.toString();
    }

    private void section(StringBuilder page, KeptStep step) {
        String folder = step.step().id();
        page.append("## ").append(step.step().title()).append("\n\n");
        List<String> commands = new ArrayList<>();
        if (!step.all(Lasting.Objects.class).isEmpty()) {
            commands.add(ShellText.APPLY + " -k " + folder);
        }
        step.all(Lasting.Keys.class).forEach(keys -> {
            page.append(ShellText.fenced(commands));
            commands.clear();
            page.append(SecretReference.words(keys, folder));
        });
        step.all(Lasting.Release.class)
                .forEach(release ->
                        commands.add(ShellText.command(Helm.command(release.request(), folder + "/" + VALUES))));
        step.all(Lasting.Patched.class).forEach(patched -> {
            page.append("""
                    The object is somebody else's, so it is in no list of resources. Is it in a kustomization of yours? Then name this folder under
                    `components` there. Is it a chart's that has `podAnnotations`? Then put the annotation into its values. Otherwise:

                    """);
            commands.add("kubectl patch " + ShellText.command(ShellText.named(patched.object()))
                    + " --type=merge --patch-file " + folder + "/" + PATCH);
        });
        commands.addAll(ShellText.waits(step, false));
        page.append(ShellText.fenced(commands));
        List<String> value = ShellText.waits(step, true);
        if (!value.isEmpty()) {
            page.append("The value comes when requests go through the Gateway:\n\n")
                    .append(ShellText.fenced(value));
        }
    }
}
