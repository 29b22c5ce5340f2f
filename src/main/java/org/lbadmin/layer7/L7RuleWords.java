package org.lbadmin.layer7;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.L7HeaderRule;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Component;

/** Rules in plain language. */
@Component
class L7RuleWords {
    private final Texts texts;

    L7RuleWords(Texts texts) {
        this.texts = texts;
    }

    /** One sentence. */
    String of(Record rule) {
        return rule instanceof L7AclRule acl ? acl(acl) : header((L7HeaderRule) rule);
    }

    private String acl(L7AclRule rule) {
        String when = texts.get("acl.when." + rule.type() + "." + rule.condition(), rule.value());
        String target = switch (rule.action()) {
            case REDIRECT_LOCATION, REDIRECT_PREFIX -> shown(rule.location());
            case BACKEND -> shown(rule.virtualService());
            case USE_SERVER -> shown(rule.realServer());
            case BLOCK -> "";
        };
        return texts.get("acl.sentence", when, texts.get("acl.then." + rule.action(), target));
    }

    private String header(L7HeaderRule rule) {
        return texts.get(
                "header.sentence." + rule.direction() + "." + rule.option(),
                rule.name(),
                shown(rule.value()),
                shown(rule.pattern()));
    }

    private static String shown(@Nullable Object text) {
        return text == null ? "" : text.toString();
    }
}
