package org.linli.matters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** New matters as columns of text, one array each, for {@code insert … select unnest}. */
final class IntakeColumns {
    private final List<Incoming> some;
    private final Map<String, Object> columns = new HashMap<>();

    private IntakeColumns(List<Incoming> some) {
        this.some = some;
    }

    static Map<String, Object> of(List<Incoming> some) {
        return new IntakeColumns(some)
                .with("receipt", Incoming::receiptHash)
                .with("title", Incoming::title)
                .with("text", Incoming::text)
                .with("anonymous", Incoming::anonymous)
                .of("id", Matter::id)
                .of("code", Matter::code)
                .of("place", Matter::place)
                .of("kind", matter -> matter.filing().kind())
                .of("category", matter -> matter.filing().category())
                .of("catalogue", matter -> matter.filing().catalogue())
                .of("urgent", matter -> matter.filing().urgent())
                .of("via", matter -> matter.filing().via())
                .of("received_at", matter -> matter.filing().receivedAt())
                .of("against", matter -> matter.filing().against())
                .of("level", matter -> matter.hands().level())
                .of("unit", matter -> matter.hands().unit())
                .of("unit_due", matter -> matter.hands().due())
                .of("time_limit", matter -> matter.promise().limit())
                .of("due_at", matter -> matter.promise().due())
                .of("open_year", matter -> matter.promise().openYear())
                .of("contact_due", matter -> matter.promise().contactDue())
                .with("next_check", one -> one.nextCheck())
                .columns;
    }

    private IntakeColumns of(String name, Function<Matter, @Nullable Object> value) {
        return with(name, one -> value.apply(one.matter()));
    }

    private IntakeColumns with(String name, Function<Incoming, @Nullable Object> value) {
        columns.put(
                name, some.stream().map(one -> String.valueOf(value.apply(one))).toArray(String[]::new));
        return this;
    }
}
