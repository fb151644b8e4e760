/**
 * Evaluation (六好十无两满意): the standard as data, checked before it is published. Eighteen heads, each criterion scored in one way:
 * counted by a formula over measures, shown by evidence, or asked in a survey.
 *
 * <p>Start with {@code standard/2026.yaml}, then {@link org.linli.evaluation.Standard} and {@link org.linli.evaluation.Formula}.
 * {@code Principles} holds what no edition of the standard may do.
 */
@NullMarked
@ApplicationModule(
        displayName = "evaluation 评价",
        allowedDependencies = {"catalogue", "measures"})
package org.linli.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
