package org.linli.seal;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the independent verifier's files to browsers; never an old one, since they import each other by plain names. */
@Configuration(proxyBeanMethods = false)
class SealConfiguration implements WebMvcConfigurer {
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/verifier/**")
                .addResourceLocations("classpath:/verifier/")
                .setCacheControl(CacheControl.noCache());
    }
}
