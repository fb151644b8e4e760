/**
 * The door of passkeys (WebAuthn level 3): keys that a phone, a computer or a stick keeps and opens by finger, face or screen lock.
 * They sign in alone, without a login.
 */
@NullMarked
@ApplicationModule(
        displayName = "passkeys 通行密钥",
        allowedDependencies = {"access", "pace", "people", "signin"})
package org.linli.passkeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
