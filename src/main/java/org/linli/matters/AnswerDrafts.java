package org.linli.matters;

import java.util.List;
import org.linli.access.Staff;

/** Offers texts that answers can begin with. Exposed as a bean by the module that keeps them. */
public interface AnswerDrafts {
    /** What {@code staff} can begin an answer to {@code matter} with. */
    List<AnswerDraft> forAnswer(Staff staff, MatterRef matter);
}
