# The portal as an image: docs/deployment.md says how to run it.
# What is named by version here can be named by digest: python:3.11.14-slim-bookworm@sha256:…

FROM python:3.11.14-slim-bookworm AS parts

WORKDIR /srv/portal
COPY requirements.txt ./
# Ready-made wheels only: nothing is compiled, so nothing that compiles is installed. The parts come
# into a place of their own without pip, which stays behind in this stage.
RUN python -m venv --without-pip .venv \
    && pip --python .venv/bin/python install --no-cache-dir --only-binary=:all: --no-compile \
        --disable-pip-version-check --root-user-action=ignore -r requirements.txt


FROM python:3.11.14-slim-bookworm

# Its number is named, so that whoever gives it a folder of the machine can name the owner.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent \
        --shell /usr/sbin/nologin portal \
    && install --directory --owner=portal --group=portal --mode=0700 /data

WORKDIR /srv/portal
COPY --from=parts /srv/portal/.venv .venv
COPY manage.py ./
COPY portal portal
COPY articles articles
COPY templates templates
COPY static static
COPY locale locale
# Compiled once, since the image is never written to; as it is owned by root, it cannot be.
RUN .venv/bin/python -m compileall -q .venv portal articles

ENV DATA_DIR=/data \
    HOST=0.0.0.0 \
    PORT=8000 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

USER 10001:10001
VOLUME ["/data"]
EXPOSE 8000

# Alive, not ready: a database that is away is no reason to start the portal anew.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD [".venv/bin/python", "-c", "import os; from urllib.request import urlopen; urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/health/live', timeout=4)"]

ENTRYPOINT [".venv/bin/python", "manage.py"]
CMD ["start"]
