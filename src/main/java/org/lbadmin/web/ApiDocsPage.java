package org.lbadmin.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API, for programs and for people. */
@Controller
class ApiDocsPage {
    private final OpenApi openApi;

    ApiDocsPage(OpenApi openApi) {
        this.openApi = openApi;
    }

    @GetMapping(Menu.API + "/openapi.json")
    @ResponseBody
    ObjectNode description() {
        return openApi.description();
    }

    @GetMapping(Menu.ROOT + "/api/docs")
    String page(Model model) {
        model.addAttribute("operations", openApi.operations());
        return "web/api";
    }
}
