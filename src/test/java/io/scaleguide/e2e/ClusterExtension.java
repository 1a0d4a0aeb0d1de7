package io.scaleguide.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Chooses the cluster of end-to-end tests by the system property {@code cluster}: {@code practice} (the default); {@code control-plane}, a real one with
 * stand-ins around it; {@code kubeconfig:PATH[:CONTEXT]}, any cluster that has Kong's operator, with the answers (keys and site among them) in the file
 * that the property {@code answers} names. The property {@code chart} takes another chart of Datadog's agents than ours.
 */
final class ClusterExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace PLACE = ExtensionContext.Namespace.create(ClusterExtension.class);
    private static final Pattern KUBECONFIG = Pattern.compile("kubeconfig:([^:]+)(?::(.+))?");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(OnCluster.class);
    }

    @Override
    public TestCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        OnCluster wanted = parameter.findAnnotation(OnCluster.class).orElseThrow();
        return context.getStore(PLACE)
                .computeIfAbsent(TestCluster.class, ignored -> choose(wanted, chosen()), TestCluster.class);
    }

    /** What the property says. */
    static String chosen() {
        return System.getProperty("cluster", "practice");
    }

    private static TestCluster choose(OnCluster wanted, String name) {
        try {
            Path folder = Files.createTempDirectory("scaleguide-e2e-");
            if (name.equals("practice")) {
                return new ClusterForPractice(folder, wanted.speed(), wanted.operator());
            }
            if (name.equals("control-plane")) {
                return ClusterOfControlPlane.start(folder, wanted.speed(), wanted.operator());
            }
            Matcher own = KUBECONFIG.matcher(name);
            if (own.matches()) {
                return new ClusterOfKubeconfig(Path.of(own.group(1)), Optional.ofNullable(own.group(2)));
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("There is no cluster for the test", e);
        }
        throw new IllegalArgumentException(
                "-Dcluster is practice, control-plane or kubeconfig:PATH[:CONTEXT], not \"" + name + "\".");
    }
}
