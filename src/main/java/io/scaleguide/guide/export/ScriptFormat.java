package io.scaleguide.guide.export;

import io.scaleguide.guide.action.Lasting;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run as a POSIX shell script of helm and kubectl commands, which may be run again. */
final class ScriptFormat {
    private final KeptRun run;
    private final List<String> keys;
    private final StringBuilder script = new StringBuilder();

    private ScriptFormat(KeptRun run) {
        this.run = run;
        this.keys = run.all(Lasting.Keys.class).stream()
                .flatMap(one -> one.fields().stream())
                .toList();
    }

    /** The script. */
    static String of(KeptRun run) {
        ScriptFormat format = new ScriptFormat(run);
        format.head();
        if (!format.keys.isEmpty()) {
            format.keyFiles();
        }
        format.look();
        run.steps().stream().filter(step -> !step.lasting().isEmpty()).forEach(format::step);
        format.value();
        return format.script.toString();
    }

    private void head() {
        String files = keys.stream().map(ScriptFormat::placeholder).collect(Collectors.joining(" "));
        line("#!/bin/sh");
        line("# What \"scaleguide up\" does to this cluster, as plain helm and kubectl commands. Written by");
        line("# \"scaleguide export --format script\". It can be run again: what is so already stays as it is.");
        line("#");
        line("# usage: sh FILE" + (keys.isEmpty() ? "" : " [" + files + "]"));
        if (!keys.isEmpty()) {
            line("#");
            line("# The files hold Datadog's keys, one each. To make one: umask 077; cat >FILE, paste, Enter, Ctrl-D.");
            line(
                    "# Without them the Secret that is there already is kept. No key is ever an argument of a program or in");
            line("# an environment.");
        }
        line("set -eu");
        line("");
        line("# The kubeconfig context of the cluster. Do you call it something else? Change it here.");
        line("context=" + ShellText.quoted(run.context()));
        line("kubectl() { command kubectl --context \"$context\" \"$@\"; }");
        line("helm() { command helm --kube-context \"$context\" \"$@\"; }");
        line("say() { printf '\\n== %s\\n' \"$1\"; }");
    }

    private static String placeholder(String field) {
        return ShellText.variable(field).toUpperCase(Locale.ROOT);
    }

    private void keyFiles() {
        script.append(ShellText.ENCODED);
        line("");
        line("if [ $# -ne 0 ] && [ $# -ne " + keys.size() + " ]; then");
        line("  echo \"usage: sh $0 ["
                + keys.stream().map(ScriptFormat::placeholder).collect(Collectors.joining(" ")) + "]\" >&2");
        line("  exit 2");
        line("fi");
        line("for file; do");
        line("  if ! [ -r \"$file\" ] || ! [ -s \"$file\" ]; then");
        line("    echo \"$file: cannot be read, or is empty.\" >&2");
        line("    exit 2");
        line("  fi");
        line("done");
        for (int i = 0; i < keys.size(); i++) {
            line(ShellText.variable(keys.get(i)) + "=${" + (i + 1) + "-}");
        }
    }

    /** What everything else stands on: nothing is changed where it is missing. */
    private void look() {
        section("Look before anything is changed");
        line("kubectl version");
        line("helm version --short");
        run.all(Lasting.Patched.class)
                .forEach(patched -> line("kubectl get " + ShellText.command(ShellText.named(patched.object()))));
    }

    private void step(KeptStep step) {
        section(step.step().title());
        step.lasting().forEach(this::lasting);
        ShellText.waits(step, false).forEach(this::line);
    }

    private void lasting(Lasting lasting) {
        if (lasting instanceof Lasting.Keys secret) {
            line("if [ $# -ne 0 ]; then");
            script.append(ShellText.commands(secret));
            line("else");
            line("  kubectl get " + ShellText.command(ShellText.named(secret.ref())));
            line("fi");
        } else {
            script.append(ShellText.commands(lasting));
        }
    }

    /** What only comes with traffic is no part of what the script makes, so a cluster without any is no failure. */
    private void value() {
        List<String> waits = run.steps().stream()
                .flatMap(step -> ShellText.waits(step, true).stream())
                .toList();
        if (waits.isEmpty()) {
            return;
        }
        section("Wait for the first value");
        line(
                "echo 'Everything is in place. The value comes when requests go through the Gateway; until then Ctrl-C does no harm.'");
        line("if " + String.join(" &&\n  ", waits) + "; then");
        line("  say 'The HPA reads the metric.'");
        line("else");
        line("  say 'No value yet: none comes without requests through the Gateway. Send some, then run this again.'");
        line("fi");
    }

    private void section(String title) {
        line("");
        line("say " + ShellText.quoted(title));
    }

    private void line(String text) {
        script.append(text).append('\n');
    }
}
