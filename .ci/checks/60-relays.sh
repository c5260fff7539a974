# Joules through a real node_exporter, Prometheus and Scaphandre are what was fed, within 3 %
check() {
    apt_install prometheus prometheus-node-exporter
    local scaphandre
    scaphandre=$(tool scaphandre) || missing "Scaphandre could not be had"
    [ -e /proc/modules ] || scaphandre=$(with_modules "$scaphandre")

    maven -pl energy-junit test -Dtest=RealProducersTests -DargLine=-Djunit.jupiter.execution.parallel.enabled=true \
        "-Dproducers.nodeExporter=$(command -v prometheus-node-exporter)" \
        "-Dproducers.prometheus=$(command -v prometheus)" \
        "-Dproducers.scaphandre=$scaphandre"
    grep -q 'tests="2" errors="0" skipped="0" failures="0"' \
        energy-junit/target/surefire-reports/TEST-*RealProducersTests.xml || fail "not every producer was read"
}

# Wraps Scaphandre for kernels without loadable modules: it gives up where /proc/modules is missing, and does not need it.
with_modules() {
    command -v cc >/dev/null || missing "Scaphandre: this kernel has no /proc/modules, and there is no C compiler to work around that"
    cat >"$CI_WORK/modules.c" <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    int (*next)(const char *, int, ...) = dlsym(RTLD_NEXT, "open64");
    return next(strcmp(path, "/proc/modules") ? path : "/dev/null", flags, mode);
}
C
    cc -shared -fPIC -o "$CI_WORK/modules.so" "$CI_WORK/modules.c" -ldl >&2
    printf '#!/bin/sh\nLD_PRELOAD=%s exec %s "$@"\n' "$CI_WORK/modules.so" "$1" >"$CI_WORK/scaphandre"
    chmod +x "$CI_WORK/scaphandre"
    echo "$CI_WORK/scaphandre"
}
