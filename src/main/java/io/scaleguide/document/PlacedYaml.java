package io.scaleguide.document;

import io.scaleguide.bounds.RefusedYamlException;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A stream of YAML documents whose values know their places. What stands before a mistake is kept.
 *
 * @param documents the documents, without empty ones
 * @param problem what ends the reading early; empty when all of it is YAML
 */
public record PlacedYaml(List<PlacedNode> documents, Optional<Problem> problem) {

    /**
     * Why it is not YAML.
     *
     * @param line the line, from 0
     * @param message what is wrong
     */
    public record Problem(int line, String message) {}

    /**
     * Reads YAML, and JSON, which is YAML too. Neither depth nor aliases of a hostile text cost more than a fixed sum.
     *
     * @param text the text
     * @return what was read
     */
    public static PlacedYaml read(String text) {
        PlacedNodes nodes = new PlacedNodes(text);
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                nodes.take(event);
            }
            return new PlacedYaml(nodes.documents(), Optional.empty());
        } catch (RefusedYamlException e) {
            return failed(nodes, e.line().orElse(1) - 1, "it " + e.getProblem());
        } catch (MarkedYamlEngineException e) {
            return failed(nodes, e.getProblemMark().map(mark -> mark.getLine()).orElse(0), e.getProblem());
        } catch (YamlEngineException e) {
            return failed(
                    nodes, 0, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static PlacedYaml failed(PlacedNodes nodes, int line, String message) {
        return new PlacedYaml(nodes.documents(), Optional.of(new Problem(line, message)));
    }
}
