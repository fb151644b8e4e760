package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;
import org.linli.web.Ui;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers their {@code Staff} argument, and pages the name of the one signed in. */
@Component
@ConditionalOnWebApplication
class StaffArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver, HandlerInterceptor {
    private final ObjectProvider<Access> access;

    StaffArguments(ObjectProvider<Access> access) {
        this.access = access;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Staff.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var staff = staff();
        if (staff.isEmpty() && !parameter.isOptional()) {
            throw Problem.SIGN_IN.because("nobody is signed in");
        }
        return staff.orElse(null);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod) {
            staff().ifPresent(staff -> {
                request.setAttribute(Ui.PERSON, staff.name());
                request.setAttribute(
                        Ui.STAFF, (BooleanSupplier) () -> access.getObject().hasPosts(staff));
            });
        }
        return true;
    }

    static Optional<Staff> staff() {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof Staff staff
                ? Optional.of(staff)
                : Optional.empty();
    }
}
