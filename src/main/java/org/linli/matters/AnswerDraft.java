package org.linli.matters;

import java.util.UUID;

/** A text that an answer can begin with; 〔…〕 in it are blanks that whoever answers fills in. */
public record AnswerDraft(UUID id, String title, String text) {}
