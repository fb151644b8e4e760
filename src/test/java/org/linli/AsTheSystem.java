package org.linli;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.linli.kernel.Behalf;

/** Lets tests call facades as jobs do. Requests are on their asker's behalf all the same; threads of a test's own open one themselves. */
final class AsTheSystem implements InvocationInterceptor {
    @Override
    public void interceptBeforeAllMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Behalf.SYSTEM.<@Nullable Void, Throwable>call(invocation::proceed);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Behalf.SYSTEM.<@Nullable Void, Throwable>call(invocation::proceed);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Behalf.SYSTEM.<@Nullable Void, Throwable>call(invocation::proceed);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Behalf.SYSTEM.<@Nullable Void, Throwable>call(invocation::proceed);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Behalf.SYSTEM.<@Nullable Void, Throwable>call(invocation::proceed);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Behalf.SYSTEM.<@Nullable Void, Throwable>call(invocation::proceed);
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation,
            ReflectiveInvocationContext<java.lang.reflect.Constructor<T>> constructor,
            ExtensionContext context)
            throws Throwable {
        return Behalf.SYSTEM.<T, Throwable>call(invocation::proceed);
    }
}
