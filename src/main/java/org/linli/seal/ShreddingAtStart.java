package org.linli.seal;

import java.util.List;
import org.linli.kernel.Behalf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Before anything is sealed or served, erases again what an older database brought back: a backup, a disk's snapshot, a copy. */
@Component
class ShreddingAtStart implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ShreddingAtStart.class);
    private static final int EARLY = 0; // readers and pages come last

    private final Shredding shredding;
    private final boolean serving;
    private volatile boolean running;

    ShreddingAtStart(Shredding shredding, @Value("${linli.serving:false}") boolean serving) {
        this.shredding = shredding;
        this.serving = serving;
    }

    @Override
    public void start() {
        running = true;
        if (serving) {
            var replay = Behalf.SYSTEM.call(() -> shredding.replay(List.of()));
            if (replay.destroyed() > 0) {
                log.warn(
                        "数据库来自更早的时间：{} 件已删除的内容又回来了，已再次删除"
                                + " the database is from before {} erasures; they were done again",
                        replay.destroyed(),
                        replay.destroyed());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return EARLY;
    }
}
