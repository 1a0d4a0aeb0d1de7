package io.scaleguide.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.hpa.HpaReader;
import io.scaleguide.hpa.Quantity;
import io.scaleguide.panel.whatif.Policy;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Quantities, and the specs of HPAs. */
final class HpaInputs {
    private HpaInputs() {}

    /** What is printed is read again as the same number of thousandths. */
    static void quantity(byte[] input) {
        try {
            Quantity quantity = Quantity.parse(Inputs.text(input));
            assertThat(Quantity.parse(quantity.canonical()).milli()).isEqualTo(quantity.milli());
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("is not a Kubernetes quantity");
        }
    }

    static void spec(byte[] input) {
        try {
            JsonNode spec = JsonMapper.shared().readTree(Inputs.text(input));
            HpaReader.read(spec);
            assertThat(Policy.of(spec).targetMilli()).isPositive();
        } catch (JacksonException | IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
