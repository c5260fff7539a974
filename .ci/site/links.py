"""Lets links that leave docs, to code or to the README, lead to the repository."""

import pathlib
import posixpath
import re

LINK = re.compile(r"(\]\()([^)\s#]+)((?:#[^)\s]*)?\))")


def on_page_markdown(markdown, page, config, **_):
    folder = posixpath.dirname(page.file.src_uri)
    root = pathlib.Path(config["docs_dir"]).parent

    def leads_to(found):
        target = found[2]
        path = posixpath.normpath(posixpath.join("docs", folder, target))
        if ":" in target or path.startswith("docs/"):
            return found[0]
        if not (root / path).exists():
            raise ValueError(f"{page.file.src_uri}: {target} does not exist")
        kind = "tree" if (root / path).is_dir() else "blob"
        return f"{found[1]}{config['repo_url']}/{kind}/main/{path}{found[3]}"

    return LINK.sub(leads_to, markdown)
