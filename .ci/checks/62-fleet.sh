# The fleet: what builds push, Prometheus knows as the report does, and the next runner's gate decides by it
check() {
    apt_install prometheus prometheus-pushgateway curl python3
    local console=1.10.5 collector dashboard
    collector=$(tool collector) || missing "the OpenTelemetry collector could not be built"
    dashboard=$(tool dashboard) || missing "the check of dashboards could not be built"
    "$dashboard" docs/grafana/energy-junit.json || fail "the dashboard is not what Grafana's schema asks for"
    if sed 's/"lastNotNull"/7/' docs/grafana/energy-junit.json >"$CI_WORK/broken.json" && "$dashboard" "$CI_WORK/broken.json"; then
        fail "the check of dashboards sees nothing"
    fi
    maven -Ptry -pl energy-cli,energy-junit -am package
    maven -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
        "-Dartifact=org.junit.platform:junit-platform-console-standalone:$console" "-DoutputDirectory=$CI_WORK" -N
    local cli junit
    cli=$(ls energy-cli/target/energy-cli-*.jar | grep -v original)
    junit=$(ls energy-junit/target/energy-junit-*-SNAPSHOT.jar)
    local path=$CI_WORK/fleet-classes:$junit:$CI_WORK/junit-platform-console-standalone-$console.jar
    mkdir -p "$CI_WORK/fleet-classes" "$CI_WORK/fleet-powercap/intel-rapl:0"
    javac -d "$CI_WORK/fleet-classes" -cp "$path" .ci/fleet/ShopTests.java energy-maven-plugin/src/it/it-parent/Machine.java
    printf 'package-0\n' >"$CI_WORK/fleet-powercap/intel-rapl:0/name"
    printf '262143328850\n' >"$CI_WORK/fleet-powercap/intel-rapl:0/max_energy_range_uj"
    printf '1000000000\n' >"$CI_WORK/fleet-powercap/intel-rapl:0/energy_uj"

    local gateway=127.0.0.1:$((20000 + RANDOM % 5000)) prometheus=127.0.0.1:$((25000 + RANDOM % 2500))
    local otlp=127.0.0.1:$((27500 + RANDOM % 2500)) scraped=127.0.0.1:$((30000 + RANDOM % 2500))
    start_servers

    # One runner after another, each a JVM of its own: six builds of the main branch. Each is pushed both ways, and what
    # Prometheus scrapes from the collector is called "stall" there: one module must not be counted twice.
    local build module
    for build in 1 2 3 4 5 6; do
        run_tests "$build" 1
        push "$build" "--energy.push.pushgateway=http://$gateway" "--energy.push.otlp=http://$otlp" \
            --energy.push.timeout=60s | tee "$CI_WORK/pushed"
        [ "$(grep -c 'Pushed the energy of [1-9]' "$CI_WORK/pushed")" -eq 2 ] || fail "build $build was not pushed both ways"
        wait_for "$build" shop
        wait_for "$build" stall
        grep -q 'Energy of 2 tests: .* measured (powercap)' "$CI_WORK/run.txt" || fail "no summary: $(cat "$CI_WORK/run.txt")"
    done
    java -jar "$cli" report "$CI_WORK/build-6" --energy.module=shop --energy.formats=json,prometheus >"$CI_WORK/report.txt"
    for module in shop stall; do
        python3 .ci/fleet/queries.py "http://$prometheus" "$CI_WORK/build-6/report.json" "$module" \
            docs/grafana/energy-junit.json docs/fleet.md || fail "Prometheus does not say of $module what the report says"
    done
    promtool check metrics <"$CI_WORK/build-6/energy.prom" || fail "promtool does not like energy.prom"
    promtool check rules docs/grafana/energy-junit-alerts.yml || fail "promtool does not like the alert rules"

    python3 .ci/fleet/alerts.py "http://$prometheus" docs/grafana/energy-junit.json shop || fail "an alert without a reason"

    # Two further runners of the same kind.
    run_tests same 1
    run_tests worse 1.35
    for module in shop stall; do
        judged same "$module" 0
        judged worse "$module" 1
        grep -q 'ShopTests#orders' "$CI_WORK/check.txt" || fail "the guilty test of $module is not named"
        if grep -q 'regression.*ShopTests#prints' "$CI_WORK/check.txt"; then
            fail "the unchanged test of $module is blamed"
        fi
    done
    push worse "--energy.push.pushgateway=http://$gateway" "--energy.baseline.prometheus=http://$prometheus" \
        --energy.baseline.branch=main
    wait_for worse shop
    python3 .ci/fleet/alerts.py "http://$prometheus" docs/grafana/energy-junit.json shop 'it.ShopTests#orders()' ||
        fail "Prometheus raises no alert for a regression, or another one"
}

start_servers() {
    local name
    for name in prometheus prometheus-pushgateway; do
        command -v "$name" >/dev/null || missing "$name is not installed"
    done
    cat >"$CI_WORK/prometheus.yml" <<YAML
global: {scrape_interval: 1s, evaluation_interval: 1s}
rule_files: ["$PWD/docs/grafana/energy-junit-alerts.yml"]
scrape_configs:
  - job_name: gateway
    honor_labels: true
    static_configs: [{targets: ["$gateway"]}]
  - job_name: collector
    honor_labels: true
    static_configs: [{targets: ["$scraped"]}]
    metric_relabel_configs: [{source_labels: [module], regex: shop, target_label: module, replacement: stall}]
YAML
    # Laid over the documented configuration.
    cat >"$CI_WORK/collector.yml" <<YAML
receivers: {otlp: {protocols: {http: {endpoint: "$otlp"}}}}
exporters: {prometheus: {endpoint: "$scraped"}}
service: {telemetry: {metrics: {level: none}}}
YAML
    # Debian's keeps what it was given for its next start.
    background prometheus-pushgateway "--web.listen-address=$gateway" --persistence.file= 2>"$CI_WORK/gateway.log"
    background "$collector" --config docs/grafana/otel-collector.yml --config "$CI_WORK/collector.yml" 2>"$CI_WORK/collector.log"
    background prometheus "--config.file=$CI_WORK/prometheus.yml" "--storage.tsdb.path=$CI_WORK/tsdb" \
        "--web.listen-address=$prometheus" 2>"$CI_WORK/prometheus.log"
    curl -fsS --retry 120 --retry-delay 1 --retry-all-errors -o /dev/null "http://$prometheus/-/ready" \
        "http://$gateway/-/ready" "http://$scraped/metrics" || fail "a server does not start: $(tail -n 3 "$CI_WORK"/*.log)"
}

# Runs the tests in a new JVM, with nothing but the console launcher: no Maven is there.
run_tests() {
    java -cp "$path" "-Denergy.powercap.root=$CI_WORK/fleet-powercap" -Denergy.idle=off "-Denergy.output=$CI_WORK/build-$1" \
        -Denergy.source=powercap "-Dwork.factor=$2" -Dmachine.cpuMillis=30 org.junit.platform.console.ConsoleLauncher \
        execute --select-class it.ShopTests --details none --disable-banner >"$CI_WORK/run.txt" 2>&1 ||
        fail "the tests of build $1 failed: $(tail -n 5 "$CI_WORK/run.txt")"
}

push() {
    local build=$1
    shift
    java -jar "$cli" push "$CI_WORK/build-$build" --energy.module=acme:shop --energy.push.branch=main "$@"
}

# Holds a build against the history of a module in Prometheus.
#   judged <build> <module> <expected exit status>
judged() {
    local status=0
    java -jar "$cli" check "$CI_WORK/build-$1" "--energy.module=$2" --energy.baseline.branch=main \
        "--energy.baseline.prometheus=http://$prometheus" >"$CI_WORK/check.txt" 2>&1 || status=$?
    cat "$CI_WORK/check.txt"
    [ "$status" -eq "$3" ] || fail "the $1 build of $2 ends with status $status, not $3"
    [ "$3" -eq 0 ] || grep -q 'JVMs 1 against 6' "$CI_WORK/check.txt" || fail "$2 does not have the six builds that were pushed"
}

# Waits until Prometheus has scraped what was pushed last.
wait_for() {
    local began answer
    began=$(sed -n '1s/.*"started":"\([^"]*\)".*/\1/p' "$CI_WORK/build-$1"/measurements-*.jsonl)
    began=$(date -d "$began" +%s)
    for _ in $(seq 480); do
        answer=$(curl -fsS -G "http://$prometheus/api/v1/query" --data-urlencode \
            "query=floor(junit_energy_build_timestamp_seconds{module=\"$2\"}) == $began") || true
        case $answer in *'"value"'*) return ;; esac
        sleep 0.5
    done
    fail "Prometheus has not got build $1 of $2: $answer"
}
