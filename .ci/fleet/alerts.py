"""Asks a Prometheus that evaluates the alert rules which alerts it has, and what the dashboard's annotations show.

usage: alerts.py PROMETHEUS_URL DASHBOARD_JSON MODULE [TEST]

TEST is the one test whose verdict is FAIL; without it nothing may fail.
"""
import json
import sys
import time
import urllib.parse
import urllib.request

url, dashboard_file, module = sys.argv[1:4]
failing = set(sys.argv[4:])
wrong = []


def ask(path, **parameters):
    address = f"{url}/api/v1/{path}?" + urllib.parse.urlencode(parameters)
    with urllib.request.urlopen(address, timeout=20) as answer:
        return json.load(answer)["data"]


def alerts():
    found = [each for each in ask("alerts")["alerts"] if each["labels"].get("module") == module]
    return [each for each in found if each["labels"]["alertname"].startswith("EnergyBudgetOrRegression")]


# Rules are evaluated once a second, and a busy machine is late.
for _ in range(120):
    if {each["labels"].get("test") for each in alerts()} == failing:
        break
    time.sleep(0.5)
found = alerts()
tests = [each["labels"].get("test") for each in found]
if sorted(map(str, tests)) != sorted(failing):
    wrong.append(f"alerts for {tests}, not for {sorted(failing)}")
for each in found:
    if each["labels"].get("test") not in each["annotations"]["summary"]:
        wrong.append(f"an alert that does not name its test: {each['annotations']['summary']}")

rules = [rule for group in ask("rules")["groups"] for rule in group["rules"]]
wrong += [f"{rule['name']}: {rule.get('lastError')}" for rule in rules if rule["health"] != "ok"]
if not rules:
    wrong.append("Prometheus has no rules")

shown = set()
for annotation in json.load(open(dashboard_file, encoding="utf-8"))["annotations"]["list"]:
    expression = annotation.get("expr", "")
    for name, by in (("module", module), ("branch", ".*"), ("quality", ".*"), ("test", ".*")):
        expression = expression.replace("$" + name, by)
    if expression:
        shown |= {each["metric"].get("test") for each in ask("query", query=expression)["result"]}
if shown != failing:
    wrong.append(f"annotations for {shown}, not for {failing}")

print("\n".join(wrong) or f"{len(rules)} rules; alerts and annotations for {sorted(failing) or 'nothing'}.")
sys.exit(bool(wrong))
