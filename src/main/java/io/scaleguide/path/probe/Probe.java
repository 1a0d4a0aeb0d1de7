package io.scaleguide.path.probe;

import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import java.time.Duration;

/** Looks at one hop. */
public interface Probe {
    /** @return the hop */
    Hop hop();

    /** @return how long a look may take */
    default Duration deadline() {
        return Duration.ofSeconds(10);
    }

    /**
     * Looks once. Throws KubeException where the cluster does not answer or does not let the user look; being interrupted ends it.
     *
     * @param context what to look at
     * @return what it saw
     */
    Reading look(ProbeContext context);
}
