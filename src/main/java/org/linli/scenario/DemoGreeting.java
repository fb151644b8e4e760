package org.linli.scenario;

import java.util.List;
import org.linli.kernel.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Says at start where the demo is and as whom to sign in. */
@Component
class DemoGreeting implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(DemoGreeting.class);

    /** One for each kind of desk: workstation, sub-district, department, centre, leader, operator. */
    private static final List<String> SHOWN =
            List.of("wangfang", "yuyangyang", "tanlijun", "jiangwenbo", "xuezhicheng", "yanhuimin");

    private final Accounts accounts;
    private final Settings settings;
    private final boolean wanted;

    DemoGreeting(Accounts accounts, Settings settings, @Value("${linli.serving:false}") boolean serving) {
        this.accounts = accounts;
        this.settings = settings;
        this.wanted = serving && settings.scenario().equals("demo");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var passwords = wanted ? accounts.read() : java.util.Map.<String, String>of();
        if (passwords.isEmpty()) {
            return;
        }
        var lines = new StringBuilder("Linli 邻里 demo: ").append(settings.origin());
        for (var member : DemoWorld.read().staff()) {
            if (SHOWN.contains(member.login()) && passwords.containsKey(member.login())) {
                lines.append("%n  %-14s %-22s %s %s %s"
                        .formatted(
                                member.login(),
                                passwords.get(member.login()),
                                member.zh(),
                                member.post(),
                                member.organisation()));
            }
        }
        log.info("{}\n  all accounts 全部账号: {}", lines, accounts.file());
    }
}
