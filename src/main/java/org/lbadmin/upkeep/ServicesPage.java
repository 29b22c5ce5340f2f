package org.lbadmin.upkeep;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lbadmin.commit.Commit;
import org.lbadmin.helper.EngineStatus;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Role;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.lbadmin.web.Times;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Maintenance, Restart Services. */
@Controller
@RequestMapping(ServicesPage.PATH)
class ServicesPage {
    static final String PATH = Menu.ROOT + "/maintenance/services";

    private static final String ACT = "/{engine}/{action:reload|restart|start|stop}";

    private final Services services;
    private final Commit commit;
    private final Texts texts;

    /**
     * One row of the table.
     *
     * @param mark which shape shows the state
     * @param usable whether there is anything to reload, start or stop
     */
    public record ServiceRow(
            String engine,
            String label,
            String mark,
            String stateLabel,
            boolean running,
            boolean usable,
            @Nullable String since,
            @Nullable String sinceIso,
            @Nullable Long pid,
            int release,
            boolean pending,
            boolean locked) {}

    ServicesPage(Services services, Commit commit, Texts texts) {
        this.services = services;
        this.commit = commit;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model, HttpServletRequest request) {
        model.addAttribute(
                "services", Arrays.stream(EngineId.values()).map(this::row).toList());
        model.addAttribute("mayOperate", ServicesApi.mayCommit(request) || request.isUserInRole(Role.MAINT.name()));
        return "upkeep/services";
    }

    @PostMapping(ACT)
    String act(
            @PathVariable String engine,
            @PathVariable String action,
            HttpServletRequest request,
            RedirectAttributes flash) {
        ServiceOutcome outcome = carryOut(engine, action, request);
        flash.addFlashAttribute(Shell.MESSAGES, outcome.notices());
        return "redirect:" + PATH;
    }

    @PostMapping(path = ACT, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<ServiceOutcome> actForScript(
            @PathVariable String engine, @PathVariable String action, HttpServletRequest request) {
        return ServicesApi.answer(carryOut(engine, action, request));
    }

    private ServiceOutcome carryOut(String engine, String action, HttpServletRequest request) {
        return services.act(Services.engine(engine), ServicesApi.action(action), ServicesApi.mayCommit(request));
    }

    private ServiceRow row(EngineId engine) {
        EngineStatus status = services.status(engine);
        boolean pending = commit.isPending(engine);
        return new ServiceRow(
                engine.id(),
                texts.get("engine." + engine.id()),
                mark(status.state()),
                texts.get("service.state." + status.state()),
                status.isRunning(),
                status.state() != EngineStatus.State.IDLE || pending,
                status.since() == null ? null : Times.shown(status.since()),
                status.since() == null ? null : status.since().toString(),
                status.pid(),
                status.release(),
                pending,
                commit.isLocked(engine));
    }

    private static String mark(EngineStatus.State state) {
        return switch (state) {
            case RUNNING -> "UP";
            case STOPPED -> "HALTED";
            case DEAD -> "DOWN";
            case NEVER, IDLE -> "PENDING";
            case UNKNOWN -> "UNKNOWN";
        };
    }
}
