package org.linli.matters;

import java.util.Optional;
import org.linli.access.Staff;

/**
 * Refuses a step of staff for a reason that another module knows: a hazard is not answered without its second photo. It can forbid,
 * never allow; and nothing that the clock or the reporter does is asked.
 */
public interface StepRule {
    /** The message key of why {@code staff} may not take {@code step} on {@code matter} now; empty where nothing is against it. */
    Optional<String> against(Step step, MatterRef matter, Staff staff);
}
