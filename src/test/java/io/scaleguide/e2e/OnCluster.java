package io.scaleguide.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test its cluster, fresh for each test: which one is chosen by the system property {@code cluster}, as {@link ClusterExtension} says.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ClusterExtension.class)
@interface OnCluster {
    /** How fast the practice cluster's time runs, and that of the agents around a control plane: 1 to 60. */
    int speed() default 20;

    /** The line of Kong's operator; a person's own cluster has whichever it has. */
    String operator() default "2.2";
}
