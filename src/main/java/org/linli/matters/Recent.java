package org.linli.matters;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was found a moment ago, so that many who raise something at once do not all ask the database for the same place and the
 * same unit. What was not found is asked for again. Thread-safe.
 */
final class Recent<K, V> {
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MAX = 10_000;

    private final Cache<K, V> known =
            Caffeine.newBuilder().maximumSize(MAX).expireAfterWrite(KEPT).build();
    private final Function<K, Optional<V>> find;

    Recent(Function<K, Optional<V>> find) {
        this.find = find;
    }

    Optional<V> get(K key) {
        var seen = known.getIfPresent(key);
        if (seen != null) {
            return Optional.of(seen);
        }
        var fresh = find.apply(key);
        fresh.ifPresent(value -> known.put(key, value));
        return fresh;
    }
}
