package io.scaleguide.lint.rule;

import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.rule.Sheet.Spot;
import io.scaleguide.lint.source.Stretch;
import io.scaleguide.path.hop.Finding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A quantity in nano units that nobody explains (9 of the guides). */
final class QuantityRule implements Rule {
    private static final Pattern VALUE = Pattern.compile("(?m)^.*\\b[vV]alue\"?\\s*:\\s*\"?(\\d{7,18}n)\\b.*$");

    @Override
    public Set<String> finds() {
        return Set.of("text-nano-quantity");
    }

    @Override
    public void look(Page page, Sheet sheet) {
        String text = page.source().text();
        Stretch all = Stretch.whole(text);
        Matcher matcher = VALUE.matcher(text);
        while (matcher.find()) {
            String quantity = matcher.group(1);
            boolean explained =
                    page.prose().stream().anyMatch(prose -> prose.text().contains(quantity));
            if (!explained) {
                BigDecimal plain = new BigDecimal(quantity.substring(0, quantity.length() - 1))
                        .movePointLeft(9)
                        .round(new MathContext(4));
                sheet.found(
                        new Finding("text-nano-quantity", Map.of("quantity", quantity, "plain", plain.toPlainString())),
                        new Spot(all, matcher.start(1), matcher.end(1)));
            }
        }
    }
}
