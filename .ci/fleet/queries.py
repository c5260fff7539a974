"""Asks Prometheus everything that the dashboard and the documentation ask, and holds it against report.json.

usage: queries.py PROMETHEUS_URL REPORT_JSON MODULE DASHBOARD_JSON FLEET_MD
"""
import json
import re
import sys
import urllib.parse
import urllib.request

url, report_file, module, dashboard_file, page = sys.argv[1:]
report = json.load(open(report_file, encoding="utf-8"))
dashboard = json.load(open(dashboard_file, encoding="utf-8"))
wrong = []


def ask(query):
    address = url + "/api/v1/query?" + urllib.parse.urlencode({"query": query})
    with urllib.request.urlopen(address, timeout=20) as answer:
        return json.load(answer)["data"]["result"]


def value(result):
    return float(result["value"][1])


def expect(what, found, expected):
    if abs(found - expected) > 1e-6 * max(1, abs(expected)):
        wrong.append(f"{what}: Prometheus says {found}, the report {expected}")


def filled(query):
    for name, by in (("module", module), ("branch", ".*"), ("quality", ".*"), ("test", ".*")):
        query = query.replace("$" + name, by)
    return query


tests = {test["test"]: test for test in report["tests"]}
joules = {name: test["joules"] for name, test in tests.items() if test["joules"] is not None}
panels = {panel["title"]: panel for panel in dashboard["panels"]}
answers = {}
for title, panel in panels.items():
    for target in panel.get("targets", []):
        answers[title] = ask(filled(target["expr"]))
        print(f"{title}: {len(answers[title])} series")

# Every panel has numbers, or nothing to show: nothing fails, and a build without a ledger has none.
may_be_empty = {"Tests that fail or warn", "Totals that fail or warn"}
if not report.get("ledger"):
    may_be_empty.add("What the machine used while tests ran")
wrong += [f"{title}: no answer" for title, found in answers.items() if not found and title not in may_be_empty]

expect("tests", value(answers["Tests measured"][0]), len(joules))
expect("failing", value(answers["Tests that fail"][0]), sum(test["verdict"] == "FAIL" for test in tests.values()))
expect("modules", value(answers["Modules measured"][0]), 1)
for found in answers["Energy of a test"]:
    expect(found["metric"]["test"], value(found), joules[found["metric"]["test"]])
five = sorted(joules.values(), reverse=True)[:5]
for found, expected in zip(sorted(map(value, answers["Five tests with the highest energy use"]), reverse=True), five):
    expect("top five", found, expected)
for title in ("The same tests by source", "The same tests by machine"):
    expect(title, sum(map(value, answers[title])), sum(joules.values()))
for what in report.get("ledger", []):
    found = [each for each in answers["What the machine used while tests ran"] if each["metric"]["what"] == what["what"]]
    expect("ledger " + what["what"], value(found[0]) if found else -1, what["joules"])
for each in report.get("ledgerClasses", []):
    found = ask(f'junit_energy_class_total_joules{{module="{module}",class="{each["className"]}"}}')
    expect("all of " + each["className"], value(found[0]) if found else -1, each["joules"])
total = value(answers["Energy of the tests, all modules"][0])
samples = sum(sum(test["samples"]) for test in tests.values()) / 1e6
if not samples <= total * 1.000001:
    wrong.append(f"all tests need {total} J, and their samples alone {samples} J")
expect("by module", value(answers["Energy of the tests by module"][0]), total)

# The queries that the documentation gives, by its example module.
for query in re.findall(r"^\|[^|]*\| `([^`]*junit_energy[^`]*)` \|$", open(page, encoding="utf-8").read(), re.M):
    if not ask(query.replace("shop", module)):
        wrong.append(f"no answer to the documented query {query}")
for annotation in dashboard["annotations"]["list"]:
    ask(filled(annotation["expr"]))

print("\n".join(wrong) or "Every query has an answer, and it is the report's.")
sys.exit(bool(wrong))
