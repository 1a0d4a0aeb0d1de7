package io.scaleguide.guide.wizard;

import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.run.StepRun;
import io.scaleguide.guide.step.LiveNames;
import io.scaleguide.guide.step.StepDefinition;

/** What the wizard's state wants done elsewhere, because it takes time. What comes of it is told to the state later. */
interface Errands {
    /** Runs a part of a step, in place of whatever waits to be run. */
    void run(StepState step, Answers answers, StepRun.Part part);

    /** Stops what runs. */
    void cancel();

    /** Lets a step's checks look at the answers, once nothing has been typed for a while. {@code turn}: which look ahead this is. */
    void lookAhead(int turn, StepState step, Answers answers);

    /** Gives up a look ahead. */
    void forgetLookAhead();

    /** Reads names for a field. */
    void readNames(StepState step, String field, LiveNames what, Answers answers);

    /** Reads which cluster the answers lead to. {@code turn}: which reading this is. */
    void readCluster(int turn, Answers answers);

    /** Puts in words what an undo of a step and those after it would take back. */
    void foretellUndo(StepDefinition first, Answers answers);
}
