"""Where finished answers are kept: some in memory, more on this machine's disk."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from uuid import uuid4

from .baked import Baked, UnreadableError

MOST_IN_MEMORY_BYTES = 16 * 1024 * 1024
"""About two hundred articles, in three codings each; the others come from the disk's own cache."""

MOST_ON_DISK_BYTES = 2 * 1024 * 1024 * 1024


class Shelf:
    """Finished answers by their keys. A disk that is full or read-only only makes it forgetful.

    `turn` is a file that the processes of a machine hold in turn while they make answers anew.
    """

    def __init__(
        self,
        folder: Path,
        *,
        most_in_memory: int = MOST_IN_MEMORY_BYTES,
        most_on_disk: int = MOST_ON_DISK_BYTES,
    ) -> None:
        self.folder = folder
        self.turn = folder / "turn"
        self._most_in_memory, self._most_on_disk = most_in_memory, most_on_disk
        self._memory: OrderedDict[str, Baked] = OrderedDict()
        self._held = 0
        self._lock = Lock()

    def find(self, key: str) -> Baked | None:
        """Return what is in memory under a key."""
        baked = self._memory.get(key)
        if baked is not None:
            # Without the lock, as it is one step; only what is gone meanwhile cannot be moved.
            try:  # noqa: SIM105 - for every reader's page; `suppress` takes longer than all of this
                self._memory.move_to_end(key)
            except KeyError:
                pass
        return baked

    def in_memory(self) -> list[tuple[str, Baked]]:
        """Return the keys and what is in memory, asked for last first."""
        with self._lock:
            return [*reversed(self._memory.items())]

    def fetch(self, key: str) -> Baked | None:
        """Return what is on disk under a key, and hold it in memory from now on."""
        try:
            baked = Baked.from_bytes(self._file(key).read_bytes())
        except (OSError, UnreadableError):
            return None
        if not baked.is_spare:
            self._hold(key, baked)
        return baked

    def put(self, key: str, baked: Baked) -> None:
        """Keep an answer; on disk wholly or not at all, whatever stops this process meanwhile."""
        if not baked.is_spare:
            self._hold(key, baked)
        file = self._file(key)
        half = file.with_name(f".{uuid4()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            half.write_bytes(baked.to_bytes())
            half.replace(file)
        except OSError:
            with suppress(OSError):
                half.unlink()

    def make_room(self) -> None:
        """Take the oldest files away until the rest fit."""
        with suppress(OSError):
            files = [(file, file.stat()) for file in self.folder.glob("*/*")]
            held = sum(about.st_size for _, about in files)
            for file, about in sorted(files, key=lambda one: one[1].st_mtime):
                if held <= self._most_on_disk:
                    return
                file.unlink(missing_ok=True)
                held -= about.st_size

    def forget_all(self) -> None:
        """Forget everything, on disk too."""
        with self._lock:
            self._memory.clear()
            self._held = 0
        for file in list(self.folder.glob("*/*")):
            with suppress(OSError):
                file.unlink()

    def _hold(self, key: str, baked: Baked) -> None:
        with self._lock:
            before = self._memory.get(key)
            self._held += baked.size - (before.size if before else 0)
            # In its former place, if it had one: only who asks moves it to the end.
            self._memory[key] = baked
            while self._held > self._most_in_memory and len(self._memory) > 1:
                _, gone = self._memory.popitem(last=False)
                self._held -= gone.size

    def _file(self, key: str) -> Path:
        name = sha256(key.encode()).hexdigest()
        return self.folder / name[:2] / name[2:]
