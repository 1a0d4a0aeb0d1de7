package io.scaleguide.practice.kong;

import java.util.Arrays;
import java.util.List;

/** The lines of Kong's operator that the practice cluster can play. Versions and names: Kong/charts Chart.yaml and templates. */
public enum OperatorLine {
    /** Gateway operator 1.4, whose metrics are behind kube-rbac-proxy. */
    V1_4("1.4", "kgo", "gateway-operator", "kgo", "gateway-operator-0.4.10", "docker.io/kong/gateway-operator:1.4"),
    /** Gateway operator 1.6. */
    V1_6("1.6", "kgo", "gateway-operator", "kgo", "gateway-operator-0.6.1", "docker.io/kong/gateway-operator:1.6"),
    /** Kong operator 2.2. */
    V2_2("2.2", "kong-operator", "kong-operator", "ko", "kong-operator-1.3.1", "docker.io/kong/kong-operator:2.2.2");

    private final String number;
    private final String release;
    private final String product;
    private final String component;
    private final String chart;
    private final String image;

    OperatorLine(String number, String release, String product, String component, String chart, String image) {
        this.number = number;
        this.release = release;
        this.product = product;
        this.component = component;
        this.chart = chart;
        this.image = image;
    }

    /**
     * Finds a line.
     *
     * @param number 1.4, 1.6 or 2.2
     * @return the line
     * @throws IllegalArgumentException when there is none of that number
     */
    public static OperatorLine of(String number) {
        return Arrays.stream(values())
                .filter(line -> line.number.equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The practice cluster's operator is 1.4, 1.6 or 2.2, not \"" + number + "\"."));
    }

    String release() {
        return release;
    }

    String product() {
        return product;
    }

    String component() {
        return component;
    }

    String chart() {
        return chart;
    }

    String image() {
        return image;
    }

    String deployment() {
        return release + "-" + product + "-controller-manager";
    }

    boolean behindProxy() {
        return this == V1_4;
    }

    boolean secondGeneration() {
        return this == V2_2;
    }

    /** The files that define its types, beside this class. */
    List<String> definitions() {
        return List.of(
                "gateway-api.yaml",
                "operator.yaml",
                secondGeneration() ? "gateway-configuration-2.yaml" : "gateway-configuration-1.yaml");
    }
}
