package org.lbadmin.commit;

import java.util.List;
import org.lbadmin.model.FirewallTrials;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.NoticeSource;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Component;

/** Says on every page that firewall rules wait to be confirmed, or that nobody confirmed them. */
@Component
class TrialNotices implements NoticeSource {
    private static final String PAGE = Menu.ROOT + "/maintenance/firewall-script";

    private final FirewallTrials trials;
    private final Texts texts;

    TrialNotices(FirewallTrials trials, Texts texts) {
        this.trials = trials;
        this.texts = texts;
    }

    @Override
    public List<Notice> notices() {
        FirewallTrials.Result now = trials.state();
        return switch (now.state()) {
            case WAITING ->
                List.of(new Notice(
                        Notice.Kind.WARNING,
                        texts.get("firewall.noticeWaiting", now.release(), now.seconds()),
                        PAGE + "/trial"));
            case REVERTED ->
                List.of(new Notice(
                        Notice.Kind.WARNING, texts.get("firewall.noticeReverted", now.release()), PAGE + "?tried"));
            case NONE, CONFIRMED, UNCHANGED, REJECTED, BLOCKED -> List.of();
        };
    }
}
