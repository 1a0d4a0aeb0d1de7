package io.scaleguide.guide.export;

import java.util.Locale;

/** What a run can be written as. */
public enum ExportFormat {
    /** A POSIX shell script. */
    SCRIPT(false),
    /** A folder for kustomize. */
    KUSTOMIZE(true),
    /** The values file of Datadog's chart; needs no cluster. */
    HELM_VALUES(false),
    /** A folder for Argo CD. */
    ARGO(true),
    /** A page in Markdown. */
    MARKDOWN(false);

    private final boolean folder;

    ExportFormat(boolean folder) {
        this.folder = folder;
    }

    /** @return whether it consists of several files */
    public boolean folder() {
        return folder;
    }

    /** @return its name on the command line */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
