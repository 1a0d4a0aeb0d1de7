package io.scaleguide.path.probe;

import io.scaleguide.datadog.AgentInstall;
import io.scaleguide.datadog.AgentInstall.Setting;
import io.scaleguide.datadog.Datadog;
import io.scaleguide.datadog.DatadogAddress;
import io.scaleguide.datadog.DatadogSite;
import io.scaleguide.datadog.Secret;
import io.scaleguide.network.Network;
import java.net.URI;
import java.util.Optional;

/** Datadog as the cluster agent reaches it: its site or address, and its keys. */
public final class DatadogAccess {
    private static final String PROVIDER = "DD_EXTERNAL_METRICS_PROVIDER_";

    private final ProbeContext context;
    private final AgentInstall install;
    private final KeySecrets keys;

    /** @param context where the cluster agent is */
    public DatadogAccess(ProbeContext context) {
        this.context = context;
        this.install = context.agents();
        this.keys = new KeySecrets(context);
    }

    /** Whether the cluster agent surely has no application key. */
    boolean lacksApplicationKey() {
        Setting setting = setting("APP_KEY");
        return !setting.present() || keys.missing(install.namespace(), setting);
    }

    /** The address that is asked. */
    String where() {
        return address()
                .map(URI::toString)
                .orElseGet(() -> new DatadogSite(install.site()).apiUrl().toString());
    }

    /**
     * Connects; nothing is sent yet. Throws KubeException where the user may not read the keys.
     *
     * @return Datadog; empty where the keys are not there or are not to be used
     */
    public Optional<Datadog> open() {
        if (!context.keys()) {
            return Optional.empty();
        }
        Optional<Secret> api = keys.read(install.namespace(), setting("API_KEY"));
        Optional<Secret> application = keys.read(install.namespace(), setting("APP_KEY"));
        if (api.isEmpty() || application.isEmpty()) {
            return Optional.empty();
        }
        DatadogAddress address = new DatadogAddress(new DatadogSite(install.site()), address());
        return Optional.of(
                Datadog.connect(address, api.get(), application.get(), context.clock(), Network.ofProcess()));
    }

    private Optional<URI> address() {
        return install.ofClusterAgent(PROVIDER + "ENDPOINT").value().map(URI::create);
    }

    /** The provider's own key, else the agent's. */
    private Setting setting(String name) {
        Setting own = install.ofClusterAgent(PROVIDER + name);
        return own.present() ? own : install.ofClusterAgent("DD_" + name);
    }
}
