package io.scaleguide.guide.export;

import io.scaleguide.guide.action.Lasting;
import io.scaleguide.guide.answer.AnswerException;
import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.helm.UpgradeRequest;
import io.scaleguide.kube.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run as one Application of Argo CD with two sources, the chart and a folder of manifests: within one Application waves have an order. A DatadogMetric
 * and its HPA are in the same wave, since Argo CD waits for a wave to be healthy and a DatadogMetric is not valid before an HPA refers to it.
 */
final class ArgoFormat {
    private static final String APPLICATION = "application.yaml";
    private static final String MANIFESTS = "manifests/";
    private static final String WAVE = "argocd.argoproj.io/sync-wave";
    private static final String OPTIONS = "argocd.argoproj.io/sync-options";

    /** A part of an object that is there: no whole Deployment, and not ours to remove (docs/user-guide/sync-options.md in argoproj/argo-cd). */
    private static final String PATCH_OPTIONS = "ServerSideApply=true,Validate=false,Prune=false,Delete=false";

    /** The chart's own objects are in wave 0. */
    private static final int BEFORE_THE_CHART = -1;

    private static final int AFTER_THE_CHART = 1;
    private static final int WITH_ITS_DEFINITIONS = 2;

    private final KeptRun run;
    private final UpgradeRequest chart;
    private final List<ExportFile> files = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int wave = BEFORE_THE_CHART;

    private ArgoFormat(KeptRun run) {
        this.run = run;
        this.chart = run.all(Lasting.Release.class).stream()
                .map(Lasting.Release::request)
                .findFirst()
                .orElseThrow(() -> new AnswerException(List.of("No step of this guide installs a chart.")));
    }

    /** The files. Throws AnswerException where the chart is in no repository. */
    static List<ExportFile> of(KeptRun run) {
        ArgoFormat format = new ArgoFormat(run);
        String application = Manifests.file(format.application());
        run.steps().forEach(step -> step.lasting().forEach(format::lasting));
        ObjectNode list = Manifests.read("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n");
        format.names.forEach(list.putArray("resources")::add);
        List<ExportFile> all = new ArrayList<>();
        all.add(new ExportFile("README.md", format.readme()));
        all.add(new ExportFile(APPLICATION, application));
        all.add(new ExportFile(MANIFESTS + "kustomization.yaml", Manifests.file(list)));
        all.addAll(format.files);
        return List.copyOf(all);
    }

    private void lasting(Lasting lasting) {
        if (lasting instanceof Lasting.Objects objects) {
            objects.manifests().forEach(this::object);
        } else if (lasting instanceof Lasting.Keys keys) {
            files.add(new ExportFile(MANIFESTS + SecretReference.FILE, SecretReference.example(keys)));
        } else if (lasting instanceof Lasting.Patched patched) {
            file("patched-", ManifestFiles.partial(patched), PATCH_OPTIONS);
        } else {
            wave = AFTER_THE_CHART;
        }
    }

    private void object(ObjectNode manifest) {
        boolean defined = Manifests.ref(manifest).kind().equals(Kinds.DATADOG_METRIC);
        if (defined) {
            wave = WITH_ITS_DEFINITIONS;
        }
        file("", manifest, defined ? "SkipDryRunOnMissingResource=true" : "");
    }

    private void file(String prefix, ObjectNode manifest, String options) {
        ObjectNode marked = manifest.deepCopy();
        ObjectNode annotations = marked.withObject("/metadata/annotations");
        annotations.put(WAVE, Integer.toString(wave));
        if (!options.isEmpty()) {
            annotations.put(OPTIONS, options);
        }
        String name = prefix + ManifestFiles.name(manifest);
        names.add(name);
        files.add(new ExportFile(MANIFESTS + name, Manifests.file(marked)));
    }

    private String name() {
        return chart.release().name() + "-autoscaling";
    }

    private ObjectNode application() {
        String repository = chart.chart()
                .repository()
                .orElseThrow(
                        () -> new AnswerException(
                                List.of(
                                        "Argo CD takes the chart from a repository: leave out --chart, or name one with --chart-repo.")));
        ObjectNode application =
                Manifests.read("""
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata:
                  name: %s
                  namespace: argocd
                spec:
                  project: default
                  destination:
                    server: https://kubernetes.default.svc
                    namespace: %s
                  sources:
                    - helm: {}
                    - repoURL: https://git.example.com/YOUR/REPOSITORY.git
                      targetRevision: HEAD
                      path: YOUR/FOLDER/manifests
                  syncPolicy:
                    syncOptions:
                      - ServerSideApply=true
                      - RespectIgnoreDifferences=true
                    retry:
                      limit: 5
                      backoff:
                        duration: 10s
                        factor: 2
                        maxDuration: 3m
                  ignoreDifferences:
                    - kind: Secret
                      jsonPointers:
                        - /data/token
                    - kind: ConfigMap
                      jsonPointers:
                        - /data/install_id
                        - /data/install_time
                    - group: apps
                      kind: "*"
                      jsonPointers:
                        - /spec/template/metadata/annotations/checksum~1clusteragent_token
                """.formatted(name(), chart.release().namespace()));
        ObjectNode source = (ObjectNode) application.at("/spec/sources/0");
        source.removeAll();
        source.put("repoURL", repository.replaceFirst("^oci://", ""))
                .put("chart", chart.chart().chart())
                .put("targetRevision", chart.chart().version().orElse("*"));
        source.putObject("helm")
                .put("releaseName", chart.release().name())
                .set("valuesObject", Manifests.read(chart.valuesYaml()));
        return application;
    }

    private String readme() {
        String secrets = run.all(Lasting.Keys.class).stream()
                .map(keys -> SecretReference.words(keys, MANIFESTS.replace("/", "")))
                .collect(Collectors.joining());
        String operator = run.all(Lasting.Patched.class).stream()
                .map(patched -> """
                        `manifests/patched-%s` has one annotation of an object that is somebody else's. Argo CD applies it server-side, so that nothing else
                        of it is touched, and neither prunes nor deletes it. Does Argo CD manage that object as well, from a chart with `podAnnotations`?
                        Then put the annotation into those values, and take the file out of `manifests/kustomization.yaml`.

                        """.formatted(ManifestFiles.name(ManifestFiles.partial(patched))))
                .collect(Collectors.joining());
        return """
                # Latency-driven autoscaling with Datadog, for Argo CD

                What `scaleguide up` does to the cluster `%1$s`, as files. Written by `scaleguide export --format argo`.

                ## What to do

                1. Put this folder into a repository that Argo CD may read, and the repository and the folder into `%2$s`, where it says YOUR.
                2. Get the Secret with the keys into the cluster, as below.
                3. `kubectl apply -n argocd -f %2$s`, and sync the Application `%3$s`. Nothing syncs by itself until you say so in it.

                ## The keys

                %4$s## What is in it

                The chart and the manifests are two sources of one Application, so that the waves are in order: the namespace, the chart, the workload and
                the operator's annotation, then the DatadogMetric together with the HPA that makes it valid. The chart brings the definition of DatadogMetric, so its
                check beforehand is skipped (`SkipDryRunOnMissingResource`). Until requests go through the Gateway there is no value, and the HPA is not healthy.

                The chart makes a new token and a new installation id each time it is rendered (https://github.com/DataDog/helm-charts/issues/1632); `ignoreDifferences`
                keeps those that are there. It takes the newest chart unless `targetRevision` names a version; pin it when it works.

                %5$s""".formatted(run.context(), APPLICATION, name(), secrets, operator);
    }
}
