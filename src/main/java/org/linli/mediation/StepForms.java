package org.linli.mediation;

import java.util.ArrayList;
import java.util.List;
import org.linli.people.PersonId;
import org.linli.web.Fields;

/** Reads the form of a step. */
final class StepForms {
    private StepForms() {}

    static CaseCommand read(CaseStep step, Fields form) {
        return switch (step) {
            case PARTY ->
                new CaseCommand.AddParty(someone(form, "", form.text("side").equals("ONE")));
            case CONSENT ->
                new CaseCommand.Consent(
                        form.needId("party"),
                        form.one("word", Party.Consent.class) == Party.Consent.YES,
                        form.needDay("on"));
            case MEDIATOR ->
                new CaseCommand.Appoint(
                        new PersonId(form.needId("person")),
                        form.text("by").equals("parties"),
                        form.has("asked"),
                        form.has("related"),
                        form.has("namesake"));
            case SESSION -> new CaseCommand.Meet(form.needDay("on"), form.text("text"));
            case DANGER -> new CaseCommand.Guard(form.needDay("on"), form.text("told"), form.text("text"));
            case AGREEMENT ->
                new CaseCommand.Agree(
                        form.one("form", Case.Form.class) == Case.Form.WRITTEN,
                        form.needDay("on"),
                        form.text("facts"),
                        form.text("terms"),
                        promises(form));
            case REVISION -> new CaseCommand.Revise();
            case SIGNATURE ->
                new CaseCommand.Sign(
                        form.needId("who"), form.needDay("on"), form.has("stroke") ? form.text("stroke") : null);
            case FOLLOW_UP ->
                new CaseCommand.FollowUp(
                        form.needId("duty"),
                        form.one("verdict", Duty.Verdict.class) == Duty.Verdict.KEPT,
                        form.needDay("on"),
                        form.text("text"));
            case CONFIRMATION ->
                new CaseCommand.Confirm(form.one("now", CaseCommand.Confirmation.class), form.needDay("on"));
            case ENDING ->
                new CaseCommand.End(form.one("why", CaseCommand.Ending.class), form.needDay("on"), form.has("told"));
        };
    }

    static CaseCommand.Someone someone(Fields form, String prefix, boolean claimant) {
        return new CaseCommand.Someone(
                claimant,
                form.text(prefix + "name"),
                form.text(prefix + "about"),
                form.has(prefix + "contact") ? form.text(prefix + "contact") : null);
    }

    /** The rows of the form that say anything. */
    private static List<CaseCommand.Promise> promises(Fields form) {
        var promises = new ArrayList<CaseCommand.Promise>();
        for (var at = 1; at <= Duty.MOST; at++) {
            if (form.has("what-" + at) || form.has("sum-" + at) || form.has("due-" + at)) {
                promises.add(new CaseCommand.Promise(
                        form.needId("debtor-" + at),
                        form.text("what-" + at),
                        form.fen("sum-" + at),
                        form.needDay("due-" + at)));
            }
        }
        return promises;
    }
}
