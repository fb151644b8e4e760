package org.linli.mediation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.matters.MatterId;
import org.linli.organisations.OrganisationId;

/** Reads a case from its row. */
final class CaseRow {
    private CaseRow() {}

    static Case read(ResultSet row) throws SQLException {
        var matter = id(row, "matter");
        var ending = row.getString("ending");
        var docket = new Case.Docket(
                new District(row.getString("district")),
                new MatterId(matter),
                row.getString("code"),
                new PlaceCode(row.getString("place")),
                new OrganisationId(id(row, "body")),
                Track.valueOf(row.getString("track")),
                Case.Origin.valueOf(row.getString("origin")),
                row.getInt("year"),
                row.getInt("serial"),
                need(row, "opened_on"));
        return new Case(
                docket,
                Case.Stage.valueOf(row.getString("stage")),
                day(row, "consented_on"),
                day(row, "ended_on"),
                ending == null ? null : CaseCommand.Ending.valueOf(ending),
                day(row, "danger_on"),
                settlement(row),
                row.getInt("version"));
    }

    private static Case.@Nullable Settlement settlement(ResultSet row) throws SQLException {
        var form = row.getString("form");
        return form == null
                ? null
                : new Case.Settlement(
                        Case.Form.valueOf(form),
                        need(row, "agreed_on"),
                        day(row, "effective_on"),
                        CaseCommand.Confirmation.valueOf(row.getString("confirmation")),
                        day(row, "confirmation_on"));
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static LocalDate need(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(day(row, column));
    }
}
