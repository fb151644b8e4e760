package org.linli.signin;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Checks a login and a password. Says the same, after the same time, of a wrong password and of an unknown login. The only
 * provider there is, so the chain finds it as a bean; named there once more, each try would count twice.
 */
@Component
class StaffSignIn implements AuthenticationProvider {
    private final Credentials credentials;
    private final Throttle throttle;

    StaffSignIn(Credentials credentials, Throttle throttle) {
        this.credentials = credentials;
        this.throttle = throttle;
    }

    /** What is known of the request beside login and password. */
    record Origin(String address) {}

    /**
     * Signs in.
     *
     * @throws LockedException where tries come too fast
     * @throws BadCredentialsException where login and password do not belong together
     */
    @Override
    public Authentication authenticate(Authentication typed) {
        var name = LoginName.read(typed.getName());
        var password = String.valueOf(typed.getCredentials());
        var address = typed.getDetails() instanceof Origin origin ? origin.address() : "unknown";
        if (!throttle.admits(name.login(), address)) {
            throw new LockedException("too many tries");
        }
        var credential = credentials
                .check(name, password, address)
                .orElseThrow(() -> new BadCredentialsException("login and password do not belong together"));
        throttle.passed(name.login(), address);
        var staff = credentials.staff(credential).orElseThrow(() -> new BadCredentialsException("the person is gone"));
        return new StaffAuthentication(staff, credential.version());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
