# The documentation is built as a site in which every link and anchor leads somewhere, and which loads nothing from elsewhere
check() {
    command -v python3 >/dev/null || missing 'python3 is not installed'
    local tools=${ENERGY_CI_CACHE:-$HOME/.cache/energy-junit-ci}/site
    if [ ! -x "$tools/bin/mkdocs" ]; then
        { python3 -m venv "$tools" && "$tools/bin/pip" install -q -r .ci/site/requirements.txt; } ||
            missing 'MkDocs could not be installed (python3 with venv, PyPI)'
    fi
    NO_MKDOCS_2_WARNING=1 "$tools/bin/mkdocs" build --strict -f .ci/site/mkdocs.yml -d "$PWD/target/site"
    [ -s target/site/gate.html ] || fail 'no target/site/gate.html'
    ! grep -rlE '<(script|link|img)[^>]* (src|href)="?https?://' --include='*.html' target/site |
        xargs -r grep -nE '<(script|img)[^>]* src="?https?://|rel="?stylesheet"?[^>]*href="?https?://' || fail 'the site loads something from elsewhere'
}
