package io.scaleguide.tui.demo;

import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.panel.view.PanelView;
import java.util.Optional;

/**
 * What a demonstration sees of what it shows.
 *
 * @param wizard the wizard as it stands
 * @param leadsOn whether the wizard leads on to the live panel now
 * @param onPanel whether the live panel is on the screen
 * @param panel what the panel shows; empty while it is not on the screen
 */
public record Sight(WizardView wizard, boolean leadsOn, boolean onPanel, Optional<PanelView> panel) {}
