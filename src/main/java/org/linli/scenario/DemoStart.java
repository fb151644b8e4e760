package org.linli.scenario;

import org.linli.kernel.Behalf;
import org.linli.kernel.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Fills an empty database with the demo before the server answers its first request and before anything runs by itself. */
@Component
class DemoStart implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

    private final Demo demo;
    private final boolean wanted;
    private volatile boolean running;

    DemoStart(Demo demo, Settings settings, @Value("${linli.serving:false}") boolean serving) {
        this.demo = demo;
        this.wanted = serving && settings.scenario().equals("demo");
    }

    @Override
    public void start() {
        running = true;
        if (wanted && demo.isWanted()) {
            log.info("loading the demo 正在载入演示数据 …");
            var events = Behalf.SYSTEM.call(() -> demo.load(step -> log.info("demo: {}", step)));
            log.info("demo: {} events, done", events);
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

    /** Before the web server and the readers of the ledger, which start in later phases. */
    @Override
    public int getPhase() {
        return 0;
    }
}
