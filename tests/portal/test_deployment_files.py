"""The files that a clinic runs the portal with: what they let in, and what they write down."""

import re
import subprocess

import yaml

from tests.portal.surroundings import ROOT

DEPLOYMENT = (ROOT / "docs/deployment.md").read_text()
WITH_A_QUERY = re.compile(
    r"\$(request|request_uri|args|query_string|arg_\w+|http_referer|remote_addr"
    r"|http_x_forwarded_for|http_cookie|remote_user)\b"
)


def compose() -> dict:
    return yaml.safe_load((ROOT / "compose.yaml").read_text())


def test_nginx_writes_down_no_search_and_no_address():
    site = (ROOT / "deploy/nginx.conf").read_text()
    formats = re.findall(r"^\s*log_format (\w+) '(.*)';$", site, re.MULTILINE)
    logs = re.findall(r"^\s*access_log (\S+?);?(?: (\w+).*)?$", site, re.MULTILINE)

    assert [name for name, _ in formats] == ["without_readers"]
    assert not WITH_A_QUERY.search(formats[0][1])
    assert {name for path, name in logs if path != "off"} == {"without_readers"}
    assert re.findall(r"^\s*error_log \S+ (\w+);", site, re.MULTILINE) == ["crit"]


def test_what_the_guide_shows_of_nginx_is_what_the_file_says():
    site = (ROOT / "deploy/nginx.conf").read_text()
    shown = re.findall(r"```nginx\n(.*?)```", DEPLOYMENT, re.DOTALL)[0].splitlines()

    assert [
        line for line in shown if line not in [other.strip() for other in site.splitlines()]
    ] == []


def test_the_image_holds_every_part_that_the_portal_runs_on():
    copied = set(re.findall(r"^COPY (\w+) \1$", (ROOT / "Dockerfile").read_text(), re.MULTILINE))
    sent = set(re.findall(r"^!(\w+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE))
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    folders = {path.partition("/")[0] for path in tracked if "/" in path}
    no_part = {".ci", "bench", "deploy", "docs", "tests"}

    assert copied == sent == {folder for folder in folders - no_part if folder != ".github"}


def test_containers_run_as_nobody_who_could_write_the_image():
    users = re.findall(r"^USER (\S+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    portal = compose()["services"]["portal"]

    assert users == ["10001:10001"]
    assert portal["read_only"] is True
    assert portal["cap_drop"] == ["ALL"]
    assert all(port.startswith("127.0.0.1:") for port in portal["ports"])


def test_no_secret_has_a_value_that_everybody_knows():
    services = compose()["services"]
    asked = services["portal"]["environment"] | services["database"]["environment"]
    pattern = (ROOT / "compose.env.example").read_text()

    for name in ("POSTGRES_PASSWORD", "SECRET_KEY"):
        assert asked[name] == f"${{{name}:?write it into .env}}"
        assert f"\n{name}=\n" in pattern
    assert ".env" in (ROOT / ".gitignore").read_text().splitlines()


def test_images_are_named_by_their_version():
    named = re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    named.append(compose()["services"]["database"]["image"])

    assert all(re.fullmatch(r"\w+:\d+\.\d+(\.\d+)?-[\w-]+", name) for name in named)


def test_every_file_that_the_guide_names_is_there():
    links = re.findall(r"\]\(([^)#]+)\)", DEPLOYMENT)

    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
