package org.linli.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.database.WholeTables.Table;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What PostgreSQL's own tables say about ours. */
final class TableCatalogue {
    private static final String HISTORY = "flyway_schema_history";
    private static final String ROOT = "__root"; // the folder of what belongs to no module

    private final JdbcClient jdbc;

    TableCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tables, each after those that it refers to; not those in which migrations are written down. */
    List<Table> list() {
        var found = new TreeMap<String, Table>();
        jdbc.sql("""
                        select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
                               array(select a.attname::text from pg_attribute a
                                      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                                      order by a.attnum) as columns
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> 'information_schema'
                           and n.nspname not like 'pg\\_%' and c.relname not like :history
                        """)
                .param("history", HISTORY + "%")
                .query((row, number) ->
                        new Table(row.getString("name"), texts(row.getArray("columns")), row.getBoolean("forced")))
                .list()
                .forEach(table -> found.put(table.name(), table));
        var parents = parents();
        var inOrder = new LinkedHashMap<String, Table>();
        found.keySet().forEach(name -> place(name, found, parents, inOrder, new HashSet<>()));
        return List.copyOf(inOrder.values());
    }

    private static void place(
            String name,
            Map<String, Table> all,
            Map<String, Set<String>> parents,
            Map<String, Table> placed,
            Set<String> above) {
        var table = all.get(name);
        if (table == null || placed.containsKey(name) || !above.add(name)) {
            return;
        }
        parents.getOrDefault(name, Set.of()).forEach(parent -> place(parent, all, parents, placed, above));
        placed.put(name, table);
    }

    private Map<String, Set<String>> parents() {
        record Reference(String child, String parent) {}

        return jdbc
                .sql("""
                        select cn.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent
                          from pg_constraint f
                          join pg_class c on c.oid = f.conrelid join pg_namespace cn on cn.oid = c.relnamespace
                          join pg_class p on p.oid = f.confrelid join pg_namespace pn on pn.oid = p.relnamespace
                         where f.contype = 'f' and f.conrelid <> f.confrelid
                        """)
                .query((row, number) -> new Reference(row.getString("child"), row.getString("parent")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Reference::child, Collectors.mapping(Reference::parent, Collectors.toSet())));
    }

    /** Tables whose row-level security might hide rows from their owner. */
    List<String> hidden() {
        return jdbc.sql("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p') and c.relrowsecurity and c.relforcerowsecurity
                           and not exists (select 1 from pg_policies p
                                            where p.schemaname = n.nspname and p.tablename = c.relname and p.qual = 'true'
                                              and p.permissive = 'PERMISSIVE' and current_user = any(p.roles))
                         order by 1
                        """).query(TableCatalogue::text).list();
    }

    /** Of each module its migrations that were done, as {@code version:checksum}. */
    Map<String, List<String>> migrations() {
        var histories = jdbc.sql("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind = 'r' and c.relname like :history order by 1
                        """)
                .param("history", HISTORY + "%")
                .query(TableCatalogue::text)
                .list();
        var done = new TreeMap<String, List<String>>();
        for (var history : histories) {
            var module = history.substring(history.indexOf(HISTORY) + HISTORY.length());
            done.put(module.isEmpty() ? ROOT : module.substring(1), migrations(new Table(history, List.of(), false)));
        }
        done.values().removeIf(List::isEmpty);
        return done;
    }

    private List<String> migrations(Table history) {
        return jdbc.sql("select version || ':' || checksum from " + history.quoted()
                        + " where success and version is not null and checksum is not null order by installed_rank")
                .query(TableCatalogue::text)
                .list();
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : new ArrayList<>(List.of((String[]) array.getArray()));
    }

    private static String text(ResultSet row, int number) throws SQLException {
        return Objects.requireNonNull(row.getString(1));
    }
}
