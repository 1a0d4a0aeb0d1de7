package io.scaleguide.guide.export;

import io.scaleguide.guide.install.KeysSecret;
import io.scaleguide.helm.Helm;
import io.scaleguide.helm.UpgradeRequest;

/** The values file of Datadog's chart, with the command that takes it. */
final class HelmValuesFormat {
    private HelmValuesFormat() {}

    /** The file; {@code name} is what the command calls it. */
    static String of(UpgradeRequest request, String name) {
        return "# Values of Datadog's chart, as \"scaleguide up\" gives them to helm. The keys are in the Secret "
                + KeysSecret.NAME + "\n# in the namespace " + request.release().namespace()
                + ", as api-key and app-key: it has to be there first. Then:\n#   "
                + ShellText.command(Helm.command(request, name)) + "\n"
                + request.valuesYaml();
    }
}
