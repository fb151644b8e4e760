package org.linli.tokens;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.ProblemException;
import org.linli.tokens.TokenStore.Token;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** My tokens for programs. */
@Controller
@RequestMapping("/me/tokens")
class TokenPages {
    private final Tokens tokens;

    TokenPages(Tokens tokens) {
        this.tokens = tokens;
    }

    /** {@code fresh} is a token made just now, shown this once. */
    record TokensPage(List<Token> tokens, @Nullable String fresh, String name, Map<String, String> wrong) {}

    @GetMapping
    ModelAndView tokens(Staff staff) {
        return Pages.page("tokens/tokens", new TokensPage(tokens.list(staff), null, "", Map.of()));
    }

    /** The one answer that shows the secret. */
    @PostMapping
    ModelAndView create(Staff staff, @RequestParam String name, @RequestParam int days) {
        try {
            var fresh = tokens.create(staff, name, days);
            return Pages.page("tokens/tokens", new TokensPage(tokens.list(staff), fresh, "", Map.of()));
        } catch (ProblemException e) {
            if (e.fields().isEmpty()) {
                throw e;
            }
            var page = new TokensPage(tokens.list(staff), null, name, e.fields());
            return Pages.page("tokens/tokens", page, e.problem().status());
        }
    }

    @PostMapping("/{id}/revoke")
    ModelAndView revoke(Staff staff, @PathVariable UUID id) {
        tokens.revoke(staff, id);
        return Pages.see("/me/tokens");
    }
}
