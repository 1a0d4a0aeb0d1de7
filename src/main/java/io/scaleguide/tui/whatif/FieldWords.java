package io.scaleguide.tui.whatif;

import io.scaleguide.panel.whatif.Setting;

/** What a field is called, and what it is for. */
record FieldWords(String label, String help) {
    static final FieldWords LIMIT = new FieldWords(
            "Keep p95 at",
            "Enter searches the cheapest policy that keeps the metric at or under this for 95 % of the time.");

    static FieldWords of(Setting setting) {
        return switch (setting) {
            case TARGET -> new FieldWords("Target", "What the HPA holds the metric at, such as 120 or 500m.");
            case MINIMUM -> new FieldWords("Minimum", "The fewest replicas. + and - change it.");
            case MAXIMUM -> new FieldWords("Maximum", "The most replicas. + and - change it.");
            case SCALE_UP ->
                new FieldWords(
                        "Scale up",
                        "How fast up, such as pods:4/60s,percent:100/15s; min: before it takes the slowest; or disabled.");
            case SCALE_DOWN -> new FieldWords("Scale down", "How fast down, such as percent:50/60s, or disabled.");
            case WINDOW_UP ->
                new FieldWords("Window up", "It goes up to the lowest wish of this time only; 0s to 3600s.");
            case WINDOW_DOWN ->
                new FieldWords("Window down", "It goes down to the highest wish of this time only; 0s to 3600s.");
            case TOLERANCE ->
                new FieldWords(
                        "Tolerance",
                        "How far from the target nothing is done, such as 0.05; where none is set, 0.1. Kubernetes 1.33 and later.");
            case EFFECT ->
                new FieldWords("Effect", "What a doubling of replicas does to the metric in percent, such as -40.");
            case POD_START -> new FieldWords("Pod start", "How long a pod takes to be ready.");
            case DELAY -> new FieldWords("Delay", "How old what the metric tells is.");
        };
    }
}
