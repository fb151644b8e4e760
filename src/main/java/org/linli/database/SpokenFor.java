package org.linli.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Behalf;
import org.linli.kernel.PlaceCode;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterDisposer;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/*
 * Row-level security wants to know, for each statement, for which district it is and on whose behalf. Every statement that binds
 * :district carries that with it: set_config before it, local to the transaction, in the same round trip. PostgreSQL runs both as one
 * transaction, inside an open one or by themselves, so nothing stays on a connection between statements (distributed databases and
 * connection poolers want that), and a pool's next user inherits nothing. The first result is set_config's; what the caller gets is the
 * second.
 *
 * PgJDBC (42.7, QueryExecutorImpl.flushIfDeadlockRisk) parts the two by a Sync once it has had to ask the server for the types of the
 * second one's parameters, which it does for a null in a statement that is prepared at the server. Outside of a transaction the setting
 * would be over then, and the statement refused. So a statement goes under a text of its own for each choice of nulls in it; a null whose
 * type the statement tells wherever it stands (:after::uuid) is sent as text, and with any other the statement is never prepared.
 */
/** Runs every statement with named parameters and says with it for whom it is. */
final class SpokenFor extends NamedParameterJdbcTemplate {
    private static final String DISTRICT = "district";
    private static final String WHO = "linli_who";
    private static final String SELF = "linli_self";
    private static final String PLACES = "linli_places";
    private static final String UNITS = "linli_units";
    private static final Set<String> SAID = Set.of(WHO, SELF, PLACES, UNITS);
    private static final String SAYS =
            "select set_config('linli.district', :district, true), set_config('linli.who', :linli_who, true)";
    private static final String SAYS_SELF = ", set_config('linli.self', :linli_self, true)";
    private static final String SAYS_REACH =
            ", set_config('linli.places', :linli_places, true), set_config('linli.units', :linli_units, true)";

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([A-Za-z_]\\w*)(::)?");

    /** A statement with what is said before it; of each parameter of its own, whether its type is told wherever it stands. */
    private record Text(String whole, Map<String, Boolean> parameters) {
        static Text of(Behalf.Who who, String own) {
            return new Text(
                    says(who) + own,
                    PARAMETER
                            .matcher(own)
                            .results()
                            .collect(Collectors.toMap(
                                    found -> found.group(1), found -> found.group(2) != null, Boolean::logicalAnd)));
        }

        List<String> nulls(SqlParameterSource values) {
            return parameters.keySet().stream()
                    .filter(name -> values.hasValue(name) && values.getValue(name) == null)
                    .sorted()
                    .toList();
        }

        boolean tells(String parameter) {
            return Boolean.TRUE.equals(parameters.get(parameter));
        }
    }

    private final Map<Behalf.Who, Map<String, Text>> spoken = new EnumMap<>(Behalf.Who.class);

    SpokenFor(DataSource pool) {
        super(new Second(pool));
        for (var who : Behalf.Who.values()) {
            spoken.put(who, new ConcurrentHashMap<>());
        }
    }

    /** No more than policies ask of {@code who}: a setting costs a microsecond or two. */
    private static String says(Behalf.Who who) {
        return switch (who) {
            case NOBODY, ANYONE, SYSTEM -> SAYS + ";";
            case HOLDER -> SAYS + SAYS_SELF + ";";
            case STAFF -> SAYS + SAYS_SELF + SAYS_REACH + ";";
        };
    }

    @Override
    protected PreparedStatementCreator getPreparedStatementCreator(
            String sql, SqlParameterSource values, @Nullable Consumer<PreparedStatementCreatorFactory> customizer) {
        if (!values.hasValue(DISTRICT)) {
            return super.getPreparedStatementCreator(sql, values, customizer);
        }
        var behalf = Behalf.current();
        var text = Objects.requireNonNull(spoken.get(behalf.who()))
                .computeIfAbsent(sql, own -> Text.of(behalf.who(), own));
        var nulls = text.nulls(values);
        var whole = nulls.isEmpty() ? text.whole() : text.whole() + " /* no " + String.join(", ", nulls) + " */";
        return new Spoken(
                super.getPreparedStatementCreator(whole, new Said(values, behalf, text), customizer),
                nulls.stream().allMatch(text::tells));
    }

    /** The statement's own values, and for whom it is. */
    private static final class Said implements SqlParameterSource {
        private final SqlParameterSource own;
        private final Behalf behalf;
        private final Text text;

        Said(SqlParameterSource own, Behalf behalf, Text text) {
            this.own = own;
            this.behalf = behalf;
            this.text = text;
        }

        @Override
        public boolean hasValue(String name) {
            return SAID.contains(name) || own.hasValue(name);
        }

        @Override
        public @Nullable Object getValue(String name) {
            return switch (name) {
                case WHO -> behalf.who().word();
                case SELF -> behalf.self() == null ? "" : behalf.self().toString();
                case PLACES -> array(behalf.places().stream().map(PlaceCode::value));
                case UNITS -> array(behalf.units().stream().map(Object::toString));
                default -> own.getValue(name);
            };
        }

        @Override
        public int getSqlType(String name) {
            return SAID.contains(name) || (text.tells(name) && own.getValue(name) == null)
                    ? java.sql.Types.VARCHAR
                    : own.getSqlType(name);
        }

        @Override
        public @Nullable String getTypeName(String name) {
            return SAID.contains(name) ? null : own.getTypeName(name);
        }

        private static String array(java.util.stream.Stream<String> values) {
            return values.sorted().collect(Collectors.joining(",", "{", "}"));
        }
    }

    /** A statement that says for whom it is before it does its work. */
    private static final class Spoken implements PreparedStatementCreator, SqlProvider, ParameterDisposer {
        private final PreparedStatementCreator whole;
        private final boolean typed;

        Spoken(PreparedStatementCreator whole, boolean typed) {
            this.whole = whole;
            this.typed = typed;
        }

        @Override
        public PreparedStatement createPreparedStatement(Connection connection) throws SQLException {
            var statement = whole.createPreparedStatement(connection);
            if (!typed) {
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
            return statement;
        }

        @Override
        public @Nullable String getSql() {
            return whole instanceof SqlProvider provider ? provider.getSql() : null;
        }

        @Override
        public void cleanupParameters() {
            if (whole instanceof ParameterDisposer disposer) {
                disposer.cleanupParameters();
            }
        }
    }

    /** Gives the caller the result after the one of {@code set_config}. */
    private static final class Second extends JdbcTemplate {
        Second(DataSource pool) {
            super(pool);
        }

        @Override
        public <T extends @Nullable Object> T query(
                PreparedStatementCreator creator,
                @Nullable PreparedStatementSetter setter,
                ResultSetExtractor<T> extractor) {
            return creator instanceof Spoken
                    ? super.<T>execute(creator, statement -> {
                        statement.execute();
                        statement.getMoreResults();
                        try (ResultSet rows = statement.getResultSet()) {
                            return extractor.extractData(rows);
                        }
                    })
                    : super.query(creator, setter, extractor);
        }

        @Override
        protected int update(PreparedStatementCreator creator, @Nullable PreparedStatementSetter setter) {
            if (!(creator instanceof Spoken)) {
                return super.update(creator, setter);
            }
            return super.<Integer>execute(creator, statement -> {
                statement.execute();
                statement.getMoreResults();
                return statement.getUpdateCount();
            });
        }
    }
}
