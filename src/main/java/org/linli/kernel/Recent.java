package org.linli.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was found a moment ago, so that a burst of requests does not ask the database for the same few rows again and again:
 * at most five seconds old. What was not found is not remembered. Thread-safe.
 */
public final class Recent<K, V> {
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MAX = 10_000;

    private final Cache<K, V> known =
            Caffeine.newBuilder().maximumSize(MAX).expireAfterWrite(KEPT).build();

    /** What is known of {@code key}, or what {@code find} finds. */
    public Optional<V> get(K key, Function<K, Optional<V>> find) {
        var seen = known.getIfPresent(key);
        if (seen != null) {
            return Optional.of(seen);
        }
        var fresh = find.apply(key);
        fresh.ifPresent(value -> known.put(key, value));
        return fresh;
    }

    /** What is known of {@code keys}, the rest as {@code find} finds it, all at once. */
    public Map<K, V> all(Collection<K> keys, Function<Collection<K>, Map<K, V>> find) {
        var all = new HashMap<>(known.getAllPresent(keys));
        var missing =
                keys.stream().filter(key -> !all.containsKey(key)).distinct().toList();
        if (!missing.isEmpty()) {
            var fresh = find.apply(missing);
            known.putAll(fresh);
            all.putAll(fresh);
        }
        return all;
    }
}
