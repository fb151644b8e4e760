package org.linli.signin;

import java.time.Clock;
import org.linli.pace.Throttle;
import org.linli.signin.StaffAuthentication.Kept;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Takes a login and a password from the sign-in page to whoever can check them. The only provider there is, so the chain finds it as a
 * bean; named there once more, each try would count twice.
 */
@Component
class PasswordEntry implements AuthenticationProvider {
    private final PasswordCheck check;
    private final Throttle throttle;
    private final Doors doors;
    private final Clock clock;

    PasswordEntry(PasswordCheck check, Throttle throttle, Doors doors, Clock clock) {
        this.check = check;
        this.throttle = throttle;
        this.doors = doors;
        this.clock = clock;
    }

    /**
     * Signs in.
     *
     * @throws LockedException where tries come too fast
     * @throws BadCredentialsException where login and password do not belong together
     */
    @Override
    public Authentication authenticate(Authentication typed) {
        var login = typed.getName();
        var address = typed.getDetails() instanceof Origin origin ? origin.address() : "unknown";
        if (!throttle.admits(PasswordCheck.subject(login), address)) {
            throw new LockedException("too many tries");
        }
        var staff = check.check(login, String.valueOf(typed.getCredentials()), new Origin(address))
                .orElseThrow(() -> new BadCredentialsException("login and password do not belong together"));
        throttle.passed(PasswordCheck.subject(login), address);
        var version = doors.version(staff.district(), staff.person());
        return new StaffAuthentication(staff, new Kept(version, Means.PASSWORD, clock.instant()));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
