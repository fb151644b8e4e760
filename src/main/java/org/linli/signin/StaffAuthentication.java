package org.linli.signin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.people.PersonId;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Somebody who is signed in. Carries no authorities: what they may do is asked of {@link Access} each time.
 *
 * @see SessionContexts for what of it a session keeps
 */
final class StaffAuthentication extends AbstractAuthenticationToken {
    private final transient Staff staff;
    private final transient Kept kept;

    /**
     * What a session keeps.
     *
     * @param version of the account when they came in
     * @param means what they came in with; none for a program's token
     * @param since when they came in
     */
    record Kept(int version, @Nullable Means means, Instant since) {}

    StaffAuthentication(Staff staff, Kept kept) {
        super(List.of());
        this.staff = staff;
        this.kept = kept;
        setAuthenticated(true);
    }

    Staff staff() {
        return staff;
    }

    Kept kept() {
        return kept;
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
        return name(staff.district(), staff.person());
    }

    /** By which sessions of one person are found. */
    static String name(District district, PersonId person) {
        return district + "/" + person;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StaffAuthentication that
                && staff.equals(that.staff)
                && kept.equals(that.kept)
                && super.equals(other);
    }

    @Override
    public int hashCode() {
        return staff.hashCode();
    }
}
