"""Writes the scripts of the GitHub action and the GitLab component, one file each, and the component as a plain pipeline.

    python pipeline-scripts.py FOLDER
"""

import pathlib
import re
import sys

import yaml

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)

action = yaml.safe_load(pathlib.Path(".github/actions/energy/action.yml").read_text("utf-8"))
for number, step in enumerate((step for step in action["runs"]["steps"] if "run" in step), 1):
    # What people type reaches a shell as a variable and never as part of its program.
    assert "${{" not in step["run"], step["run"]
    (folder / f"action-{number}.sh").write_text(step["run"], "utf-8")

header, pipeline = pathlib.Path("templates/energy.yml").read_text("utf-8").split("\n---\n")
inputs = yaml.safe_load(header)["spec"]["inputs"]
plain = re.sub(r"\$\[\[ inputs\.([\w-]+) ]]", lambda found: str(inputs[found[1]]["default"]) or '""', pipeline)
(folder / "gitlab.yml").write_text(plain, "utf-8")
job = yaml.safe_load(plain)["energy"]
for name in ("script", "after_script"):
    assert not any("$[[" in line for line in job[name]), job[name]
    (folder / f"gitlab-{name}.sh").write_text("\n".join(job[name]), "utf-8")
