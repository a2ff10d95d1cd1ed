"""nginx with one process: the page as a file, and a cache before another server."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

from bench.environment import found
from bench.portal import FOLDER

FILE_PORT, PROXY_PORT = 8771, 8772
KEPT_SECONDS = 60
FILE = f"http://localhost:{FILE_PORT}/page.html"
PROXY = f"http://localhost:{PROXY_PORT}"

CONFIGURATION = """
worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log crit; daemon off;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000;
  open_file_cache max=100; default_type text/html;
  proxy_temp_path {folder}/proxy; client_body_temp_path {folder}/body;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  proxy_cache_path {folder}/cache keys_zone=pages:10m;
  upstream behind {{ server 127.0.0.1:{behind}; keepalive 8; }}
  server {{
    listen {file_port}; root {folder}/www;
    add_header Content-Encoding br; add_header Vary Accept-Encoding;
    add_header Cache-Control "public, max-age=0";
  }}
  server {{
    listen {proxy_port};
    location / {{
      proxy_pass http://behind; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_set_header Host localhost;
      proxy_cache pages; proxy_cache_valid 200 {kept_seconds}s; proxy_cache_lock on;
      proxy_cache_use_stale updating error timeout; proxy_cache_background_update on;
    }}
  }}
}}
"""


@contextmanager
def nginx(content: bytes, *, behind: int) -> Iterator[None]:
    """Serve these bytes as the file, and what the server on the port `behind` says from a cache."""
    folder = FOLDER / "nginx"
    # What a run before has left there would be given once more, while it is made anew.
    shutil.rmtree(folder / "cache", ignore_errors=True)
    page = folder / "www" / "page.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(content)
    configuration = folder / "nginx.conf"
    configuration.write_text(
        CONFIGURATION.format(
            folder=folder,
            file_port=FILE_PORT,
            proxy_port=PROXY_PORT,
            behind=behind,
            kept_seconds=KEPT_SECONDS,
        )
    )
    command = [str(found("nginx")), "-c", str(configuration), "-p", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for_it()
            yield
        finally:
            server.send_signal(signal.SIGQUIT)


def _wait_for_it() -> None:
    for _ in range(100):
        try:
            HTTPConnection("localhost", FILE_PORT, timeout=5).connect()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("nginx did not start")
