package org.linli.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.linli.kernel.Limit;
import org.linli.kernel.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code catalogue.category}. */
@Repository
class CategoryStore {
    private static final String EVERYBODY = "000000";

    private final JdbcClient jdbc;

    CategoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a version where it is missing; one that is there stays as it is. */
    void add(Catalogue catalogue) {
        if (has(catalogue.version())) {
            return;
        }
        for (var group : catalogue.groups()) {
            insert(catalogue.version(), group.code(), group.parent(), group.name())
                    .param("keywords", new String[0])
                    .param("kind", Kind.APPEAL.name())
                    .param("level", null)
                    .param("unit", null)
                    .param("limit", null)
                    .param("first", null)
                    .param("urgent", false)
                    .update();
        }
        for (var category : catalogue.list()) {
            insert(catalogue.version(), category.code(), String.valueOf(category.parent()), category.name())
                    .param("keywords", category.keywords().toArray(String[]::new))
                    .param("kind", category.kind().name())
                    .param("level", category.level().name())
                    .param("unit", category.unit())
                    .param("limit", category.limit().toString())
                    .param("first", category.first().toString())
                    .param("urgent", category.urgent())
                    .update();
        }
    }

    private boolean has(int version) {
        return jdbc.sql(
                        "select exists (select 1 from catalogue.category where district = :district and version = :version)")
                .param("district", EVERYBODY)
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec insert(int version, String code, String parent, Words name) {
        return jdbc.sql("""
                        insert into catalogue.category (district, version, code, parent, zh, en, keywords, kind, level, unit,
                                                      time_limit, first, urgent)
                        values (:district, :version, :code, :parent, :zh, :en, :keywords, :kind, :level, :unit, :limit, :first, :urgent)
                        on conflict do nothing
                        """)
                .param("district", EVERYBODY)
                .param("version", version)
                .param("code", code)
                .param("parent", parent)
                .param("zh", name.zh())
                .param("en", name.en());
    }

    /** The newest version that is there, with the {@code functions} that answer. */
    Catalogue newest(List<Catalogue.Function> functions) {
        var version = jdbc.sql("select max(version) from catalogue.category where district = :district")
                .param("district", EVERYBODY)
                .query(Integer.class)
                .single();
        var groups = new ArrayList<Catalogue.Group>();
        var categories = new ArrayList<Category>();
        jdbc.sql("select * from catalogue.category where district = :district and version = :version order by code")
                .param("district", EVERYBODY)
                .param("version", version)
                .query(row -> {
                    if (row.getString("level") == null) {
                        groups.add(new Catalogue.Group(row.getString("code"), row.getString("parent"), words(row)));
                    } else {
                        categories.add(category(row));
                    }
                });
        return new Catalogue(version, groups, categories, functions);
    }

    private static Category category(ResultSet row) throws SQLException {
        return new Category(
                row.getString("code"),
                row.getString("parent"),
                words(row),
                List.of((String[])
                        Objects.requireNonNull(row.getArray("keywords")).getArray()),
                Kind.valueOf(row.getString("kind")),
                Level.valueOf(row.getString("level")),
                row.getString("unit"),
                Limit.parse(row.getString("time_limit")),
                Limit.parse(row.getString("first")),
                row.getBoolean("urgent"));
    }

    private static Words words(ResultSet row) throws SQLException {
        return new Words(row.getString("zh"), row.getString("en"));
    }
}
