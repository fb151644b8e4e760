package org.linli.projects;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code projects.*}. */
@Repository
class ProjectStore {
    private static final int CODES_SHOWN = 200;

    private final JdbcClient jdbc;

    ProjectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Project project) {
        jdbc.sql("""
                        insert into projects.project (district, id, place, category, title, why, lead, month, opened_at)
                        values (:district, :id, :place, :category, :title, :why, :lead, :month, :opened_at)
                        """)
                .param("district", project.district().value())
                .param("id", project.id())
                .param("place", project.place().value())
                .param("category", project.category())
                .param("title", project.title())
                .param("why", project.why())
                .param("lead", project.lead())
                .param("month", project.month())
                .param("opened_at", utc(project.openedAt()))
                .update();
        for (var milestone : project.milestones()) {
            jdbc.sql("""
                            insert into projects.milestone (district, project, n, due, what)
                            values (:district, :project, :n, :due, :what)
                            """)
                    .param("district", project.district().value())
                    .param("project", project.id())
                    .param("n", milestone.n())
                    .param("due", milestone.due())
                    .param("what", milestone.what())
                    .update();
        }
    }

    /** Moves the project on by a version; fails as {@link Problem#STALE} if somebody else did first. */
    void touch(Project project, @Nullable String result, @Nullable Instant closedAt) {
        var rows = jdbc.sql("""
                        update projects.project set result = :result, closed_at = :closed_at, version = version + 1
                         where district = :district and id = :id and version = :version
                        """)
                .param("district", project.district().value())
                .param("id", project.id())
                .param("version", project.version())
                .param("result", result)
                .param("closed_at", closedAt == null ? null : utc(closedAt))
                .update();
        if (rows == 0) {
            throw Problem.STALE.because("project " + project.id());
        }
    }

    void reach(Project project, Milestone milestone) {
        jdbc.sql("""
                        update projects.milestone set done_on = :done_on, note = :note
                         where district = :district and project = :project and n = :n
                        """)
                .param("district", project.district().value())
                .param("project", project.id())
                .param("n", milestone.n())
                .param("done_on", milestone.doneOn())
                .param("note", milestone.note())
                .update();
    }

    /** Attaches a matter; false where it was before. */
    boolean attach(Project project, UUID matter, String code) {
        return jdbc.sql("""
                        insert into projects.attached (district, project, matter, code) values (:district, :project, :matter, :code)
                        on conflict do nothing
                        """)
                        .param("district", project.district().value())
                        .param("project", project.id())
                        .param("matter", matter)
                        .param("code", code)
                        .update()
                > 0;
    }

    Optional<Project> find(District district, UUID id) {
        return jdbc.sql("select * from projects.project where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** Those at {@code place} and below, the newest first, from before {@code before} on. */
    List<Project> list(PlaceCode place, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from projects.project
                         where district = :district and place ^@ :place and (:before::uuid is null or id < :before::uuid)
                         order by id desc limit :limit
                        """)
                .param("district", place.district().value())
                .param("place", place.value())
                .param("before", before)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    private Project row(ResultSet row, int number) throws SQLException {
        var district = row.getString("district");
        var id = Objects.requireNonNull(row.getObject("id", UUID.class));
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Project(
                new District(district),
                id,
                new PlaceCode(row.getString("place")),
                row.getString("category"),
                row.getString("title"),
                row.getString("why"),
                Objects.requireNonNull(row.getObject("lead", UUID.class)),
                row.getString("month"),
                Objects.requireNonNull(row.getObject("opened_at", OffsetDateTime.class))
                        .toInstant(),
                row.getString("result"),
                closed == null ? null : closed.toInstant(),
                milestones(district, id),
                codes(district, id),
                row.getInt("version"));
    }

    private List<Milestone> milestones(String district, UUID project) {
        return jdbc.sql("select * from projects.milestone where district = :district and project = :project order by n")
                .param("district", district)
                .param("project", project)
                .query((row, number) -> new Milestone(
                        row.getInt("n"),
                        Objects.requireNonNull(row.getObject("due", LocalDate.class)),
                        row.getString("what"),
                        row.getObject("done_on", LocalDate.class),
                        row.getString("note")))
                .list();
    }

    private List<String> codes(String district, UUID project) {
        return jdbc.sql("""
                        select code from projects.attached where district = :district and project = :project
                         order by code limit :limit
                        """)
                .param("district", district)
                .param("project", project)
                .param("limit", CODES_SHOWN)
                .query((row, number) -> row.getString("code"))
                .list();
    }
}
