package io.scaleguide.line.shell;

import java.util.Optional;

/**
 * What the verbs of the shell work on.
 *
 * @param context the kubeconfig context; empty when there is none
 * @param practice whether it is a practice cluster
 * @param namespace the workload's namespace; empty when it is not chosen
 * @param hpa the HPA; empty when it is not chosen
 */
public record ShellTarget(
        Optional<String> context, boolean practice, Optional<String> namespace, Optional<String> hpa) {

    /** @return the target in words, as it stands before each line: {@code PRACTICE practice-1f/shop/cart> } */
    public String prompt() {
        StringBuilder prompt = new StringBuilder(practice ? "PRACTICE " : "");
        prompt.append(context.orElse("no cluster"));
        namespace.ifPresent(name -> prompt.append('/').append(name));
        hpa.ifPresent(name -> prompt.append('/').append(name));
        return prompt.append("> ").toString();
    }
}
