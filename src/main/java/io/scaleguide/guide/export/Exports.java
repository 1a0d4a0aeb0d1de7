package io.scaleguide.guide.export;

import io.scaleguide.helm.UpgradeRequest;
import java.util.List;

/** Writes a run in each format. */
public final class Exports {
    private Exports() {}

    /**
     * The values of Datadog's chart.
     *
     * @param request what helm is asked for
     * @param name what the values file is called
     * @return the file's text
     */
    public static String values(UpgradeRequest request, String name) {
        return HelmValuesFormat.of(request, name);
    }

    /**
     * A run as a shell script.
     *
     * @param run the run
     * @return the script
     */
    public static String script(KeptRun run) {
        return ScriptFormat.of(run);
    }

    /**
     * A run as a folder for kustomize.
     *
     * @param run the run
     * @return its files
     */
    public static List<ExportFile> kustomize(KeptRun run) {
        return KustomizeFormat.of(run);
    }

    /**
     * A run as a folder for Argo CD.
     *
     * @param run the run
     * @return its files; throws AnswerException where the chart is in no repository
     */
    public static List<ExportFile> argo(KeptRun run) {
        return ArgoFormat.of(run);
    }

    /**
     * A run as a page that is read and typed from.
     *
     * @param run the run
     * @return the page, in Markdown
     */
    public static String markdown(KeptRun run) {
        return GuidePageFormat.of(run);
    }
}
