package org.linli.passkeys;

import static org.linli.database.Database.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code passkeys.holder} and {@code passkeys.passkey}. */
@Repository
class PasskeyStore {
    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A passkey as its owner sees it. */
    record Passkey(
            Bytes id,
            String name,
            Instant createdAt,
            @Nullable Instant usedAt) {}

    /** The handle of {@code person}: {@code fresh}, unless there is one already. */
    Bytes handle(District district, PersonId person, byte[] fresh) {
        jdbc.sql("""
                        insert into passkeys.holder (district, person, handle) values (:district, :person, :handle)
                        on conflict (district, person) do nothing
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .param("handle", fresh)
                .update();
        return jdbc.sql("select handle from passkeys.holder where district = :district and person = :person")
                .param("district", district.value())
                .param("person", person.value())
                .query((row, number) -> new Bytes(row.getBytes(1)))
                .single();
    }

    Optional<PersonId> person(District district, Bytes handle) {
        return jdbc.sql("select person from passkeys.holder where district = :district and handle = :handle")
                .param("district", district.value())
                .param("handle", handle.getBytes())
                .query((row, number) -> new PersonId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** The districts that know a passkey; one, or none. */
    List<District> knowing(Bytes id) {
        return jdbc.sql("select district from passkeys.known where id = :id limit 2")
                .param("id", id.getBytes())
                .query((row, number) -> new District(row.getString(1)))
                .list();
    }

    void add(District district, CredentialRecord key, Instant now) {
        var attestation = key.getAttestationObject();
        if (attestation == null) {
            throw new IllegalArgumentException("a passkey without its attestation");
        }
        jdbc.sql("""
                        insert into passkeys.passkey (district, id, handle, name, public_key, attestation, sign_count, uv,
                               backup_eligible, backed_up, transports, created_at)
                        values (:district, :id, :handle, :name, :key, :attestation, :count, :uv,
                               :eligible, :backed, :transports, :now)
                        """)
                .param("district", district.value())
                .param("id", key.getCredentialId().getBytes())
                .param("handle", key.getUserEntityUserId().getBytes())
                .param("name", key.getLabel())
                .param("key", key.getPublicKey().getBytes())
                .param("attestation", attestation.getBytes())
                .param("count", key.getSignatureCount())
                .param("uv", key.isUvInitialized())
                .param("eligible", key.isBackupEligible())
                .param("backed", key.isBackupState())
                .param(
                        "transports",
                        key.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .collect(Collectors.joining(",")))
                .param("now", utc(now))
                .update();
    }

    /**
     * Writes down a use, unless the key counts its uses and this count is not above the last: then it was copied (WebAuthn level 3,
     * section 6.1.1), nothing is written and the answer is false. One statement, so that of two at once one is first.
     */
    boolean use(District district, Bytes id, long count, Instant now) {
        return jdbc.sql("""
                        update passkeys.passkey set sign_count = :count, used_at = :now
                         where district = :district and id = :id and (sign_count < :count or (sign_count = 0 and :count = 0))
                        """)
                        .param("district", district.value())
                        .param("id", id.getBytes())
                        .param("count", count)
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    void remove(District district, Bytes id) {
        jdbc.sql("delete from passkeys.passkey where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id.getBytes())
                .update();
    }

    Optional<CredentialRecord> find(District district, Bytes id) {
        return jdbc.sql("select * from passkeys.passkey where district = :district and id = :id")
                .param("district", district.value())
                .param("id", id.getBytes())
                .query(PasskeyStore::row)
                .optional();
    }

    List<CredentialRecord> of(District district, Bytes handle) {
        return jdbc.sql("select * from passkeys.passkey where district = :district and handle = :handle limit 50")
                .param("district", district.value())
                .param("handle", handle.getBytes())
                .query(PasskeyStore::row)
                .list();
    }

    /** Those of {@code person}, newest first. */
    List<Passkey> of(District district, PersonId person) {
        return jdbc.sql("""
                        select k.* from passkeys.passkey k
                          join passkeys.holder h on h.district = k.district and h.handle = k.handle
                         where h.district = :district and h.person = :person order by k.created_at desc limit 50
                        """)
                .param("district", district.value())
                .param("person", person.value())
                .query((row, number) ->
                        new Passkey(new Bytes(row.getBytes("id")), row.getString("name"), created(row), used(row)))
                .list();
    }

    private static CredentialRecord row(ResultSet row, int number) throws SQLException {
        var used = used(row);
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("id")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .label(row.getString("name"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .signatureCount(row.getLong("sign_count"))
                .uvInitialized(row.getBoolean("uv"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .transports(transports(row.getString("transports")))
                .created(created(row))
                .lastUsed(used == null ? created(row) : used)
                .build();
    }

    private static Set<AuthenticatorTransport> transports(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(",", -1))
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static Instant created(ResultSet row) throws SQLException {
        return row.getObject("created_at", OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant used(ResultSet row) throws SQLException {
        var used = row.getObject("used_at", OffsetDateTime.class);
        return used == null ? null : used.toInstant();
    }
}
