package org.linli.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Staff;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Somebody who is signed in. Carries no authorities: what they may do is asked of {@link Access} each time.
 *
 * @see SessionContexts for what of it a session keeps
 */
final class StaffAuthentication extends AbstractAuthenticationToken {
    private final transient Staff staff;
    private final int version;

    /** @param version of the credential that they signed in with */
    StaffAuthentication(Staff staff, int version) {
        super(List.of());
        this.staff = staff;
        this.version = version;
        setAuthenticated(true);
    }

    Staff staff() {
        return staff;
    }

    int version() {
        return version;
    }

    @Override
    public Staff getPrincipal() {
        return staff;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return staff.district() + "/" + staff.person();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StaffAuthentication that
                && staff.equals(that.staff)
                && version == that.version
                && super.equals(other);
    }

    @Override
    public int hashCode() {
        return staff.hashCode();
    }
}
