package io.scaleguide.supply;

import io.scaleguide.tools.Sha256;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds every jar that goes into the distribution against what the repository says: the SBOM, the checksums and the licence policy. Then it writes the SBOM
 * and the licences that go into the distribution. The build runs it before it packs; it ends the build when something is new or not as it was.
 */
public final class Supply {
    /** A build takes that of its own platform alone. */
    private static final Pattern OF_A_PLATFORM =
            Pattern.compile("com\\.marcnuri\\.helm-java:(linux|darwin|windows)-.*");

    private final Jars jars;
    private final Sbom sbom;
    private final LicencePolicy policy;
    private final Checksums checksums;
    private final LicenceReport report;
    private final PrintStream out;

    private Supply(Path project, Jars jars, Path share, PrintStream out) throws IOException {
        Path licences = project.resolve("src/main/dist/licences");
        this.jars = jars;
        this.sbom = Sbom.read(project.resolve("src/main/dist/sbom.json"));
        this.policy = LicencePolicy.read(licences.resolve("policy.yaml"));
        this.checksums = Checksums.read(project.resolve(".mvn/checksums/checksums.sha256"));
        this.report = new LicenceReport(licences, share.resolve("licences"));
        this.out = out;
    }

    /**
     * Checks and writes.
     *
     * @param arguments the project's folder and version; the list of jars that Maven's dependency plugin wrote; the folder for what is written
     * @throws IllegalStateException with what is wrong and how to mend it
     */
    public static void main(String[] arguments) throws IOException {
        Path share = Path.of(arguments[3]);
        Supply supply = new Supply(Path.of(arguments[0]), Jars.read(Path.of(arguments[2])), share, System.out);
        List<String> wrong = supply.wrong(arguments[1]);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("What the distribution is made of is not as the repository says:\n- "
                    + String.join("\n- ", wrong)
                    + "\nIf that is what you want, CONTRIBUTING.md says how to mend it: \"Change a dependency\".");
        }
        supply.report.write();
        supply.sbom.write(share.resolve("sbom/bom.json"));
    }

    private List<String> wrong(String version) throws IOException {
        List<Library> libraries = sbom.libraries();
        List<String> wrong = new ArrayList<>(policy.outlived(libraries));
        if (!sbom.version().equals(version)) {
            wrong.add("src/main/dist/sbom.json is of Scaleguide " + sbom.version() + ", and this is " + version + ".");
        }
        jars.without(libraries).forEach(jar -> wrong.add(jar + " is new: it is not in src/main/dist/sbom.json."));
        for (Library library : libraries) {
            Optional<Path> jar = jars.of(library);
            if (jar.isPresent()) {
                hold(library, Sha256.of(jar.get())).ifPresent(wrong::add);
                settle(library, jar.get()).ifPresent(wrong::add);
                lookInto(library, jar.get()).ifPresent(wrong::add);
            } else if (OF_A_PLATFORM.matcher(library.id()).matches()) {
                sbom.drop(library);
            } else {
                wrong.add(library + " is in src/main/dist/sbom.json, and no longer used.");
            }
        }
        return wrong;
    }

    private Optional<String> hold(Library library, String sum) {
        if (!library.sha256().isEmpty() || !OF_A_PLATFORM.matcher(library.id()).matches()) {
            return checksums.complaint(library, sum);
        }
        out.println("NOT CHECKED: " + library + " with SHA-256 " + sum
                + ". The repository has no checksum of it, since it was not to be had where they were"
                + " written. CONTRIBUTING.md says how to add it: \"Change a dependency\".");
        sbom.measure(library, sum);
        return Optional.empty();
    }

    /** The engine is a program of Go's, which names its modules itself. */
    private Optional<String> lookInto(Library library, Path jar) throws IOException {
        if (!OF_A_PLATFORM.matcher(library.id()).matches()) {
            return Optional.empty();
        }
        List<GoModule> modules = GoProgram.modulesOf(jar);
        if (modules.isEmpty()) {
            return Optional.of(library + " does not name its Go modules, so the SBOM would say less than is inside.");
        }
        sbom.nest(library, modules);
        report.addModules(library, modules);
        return Optional.empty();
    }

    private Optional<String> settle(Library library, Path jar) throws IOException {
        Ruling ruling = policy.ruling(library);
        if (ruling instanceof Ruling.Taken taken) {
            if (!taken.because().isEmpty()) {
                sbom.conclude(library, taken.licence());
            }
            return report.add(library, jar, taken);
        }
        return Optional.of(((Ruling.Refused) ruling).words());
    }
}
