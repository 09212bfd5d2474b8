"""Whoever does the work, the outputs are the same to the byte."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import misbehaving
import pytest
from audited import Watched, hashes, plan, plans, run

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.audit import PlanState
from ehcp_qa.workflows.audit import records

SAMPLES = Path(__file__).resolve().parents[3] / "sample_plans" / "most_findings"
KINDS = ("identity", "amounts", "thread", "wording")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of twelve sample plans, with a copy, a damaged file and a table of metadata."""
    folder = tmp_path_factory.mktemp("samples")
    for kind in KINDS:
        for suffix in ("docx", "pdf", "md"):
            data = (SAMPLES / kind / f"plan.{suffix}").read_bytes()
            (folder / f"{kind}.{suffix}").write_bytes(data)
    (folder / "again.md").write_bytes((folder / "thread.md").read_bytes())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    return folder


@pytest.fixture(scope="module")
def alone(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The hashes of the outputs of one worker."""
    out = tmp_path_factory.mktemp("alone")
    run(samples, out=out, jobs=1)
    assert len(list(records(out))) == 14
    return hashes(out)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A real cluster of two processes on this machine."""
    distributed = pytest.importorskip("distributed")
    quiet = {"silence_logs": 50, "dashboard_address": ":0"}
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, **quiet) as made:
        yield made


def test_two_workers_write_what_one_writes(
    samples: Path, alone: dict[str, str], tmp_path: Path
) -> None:
    """--jobs changes the wait and nothing else."""
    run(samples, out=tmp_path, jobs=2)
    assert hashes(tmp_path) == alone


def test_a_cluster_writes_what_one_worker_writes(
    samples: Path, alone: dict[str, str], cluster: Any, tmp_path: Path
) -> None:
    """--engine changes the wait and nothing else."""
    run(samples, out=tmp_path, engine="dask", scheduler=cluster.scheduler_address)
    assert hashes(tmp_path) == alone


def test_plans_of_a_lost_worker_are_done_by_another(tmp_path: Path, cluster: Any) -> None:
    """A worker of the cluster that is killed takes no plan with it."""
    folder = tmp_path / "in"
    for number in range(12):
        plan(folder, f"{number:02}.md", f"Sam Okoro-{number}")

    class Killing(Watched):
        def done(self, path: str, state: PlanState, *, fresh: bool) -> None:
            if not self.fresh:
                os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
            super().done(path, state, fresh=fresh)

    asked = {"engine": "dask", "scheduler": cluster.scheduler_address}
    run(folder, out=tmp_path / "out", watch=Killing(), **asked)
    assert [record.state for record in records(tmp_path / "out")] == [PlanState.CHECKED] * 12


def test_a_plan_that_keeps_ending_workers_of_the_cluster_is_listed(tmp_path: Path) -> None:
    """As crashed, and it alone: those that were with the same workers are checked, byte for byte."""
    distributed = pytest.importorskip("distributed")
    dask = pytest.importorskip("dask")
    folder = plans(tmp_path / "in", "a.md", "b.md", "c.md", f"{misbehaving.DEADLY}.md", "e.md")
    quiet = {"silence_logs": 50, "dashboard_address": ":0"}
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, **quiet) as made,
    ):
        made.get_client().register_plugin(misbehaving.deadly())
        asked = {"engine": "dask", "scheduler": made.scheduler_address}
        result = run(folder, out=tmp_path / "out", **asked)
    found = {record.path: record for record in records(tmp_path / "out")}
    deadly = found.pop(f"{misbehaving.DEADLY}.md")
    assert deadly.state is PlanState.CRASHED
    assert "ended workers of the cluster again and again" in deadly.said
    assert {record.state for record in found.values()} == {PlanState.CHECKED}
    assert (result.exit_code, len(result.unread)) == (2, 1)
    run(folder, out=tmp_path / "out")
    run(folder, out=tmp_path / "alone")
    assert hashes(tmp_path / "out") == hashes(tmp_path / "alone")


def test_a_hung_plan_does_not_hold_the_cluster(cluster: Any, tmp_path: Path) -> None:
    """The limits of one machine hold on the workers of a cluster."""
    folder = plans(tmp_path / "in", "a.md")
    head, _, foot = (folder / "a.md").read_text("utf-8").partition("## Section I")
    endless = "".join(
        f"- Sam will have {n} minutes of reading with Ms Lane.\n" for n in range(9_999)
    )
    (folder / "b.md").write_text(f"{head}{endless}## Section I{foot}", encoding="utf-8")
    asked = {"engine": "dask", "scheduler": cluster.scheduler_address}
    run(folder, out=tmp_path / "out", seconds=8.0, **asked)
    states = {record.path: record.state for record in records(tmp_path / "out")}
    assert states["a.md"] is PlanState.CHECKED
    assert states["b.md"] in (PlanState.TOO_LONG, PlanState.TOO_LARGE)


def test_plans_in_a_store_are_read_where_they_are(cluster: Any, tmp_path: Path) -> None:
    """A folder given as a URL has the outputs of the same folder given as a path."""
    folder = plans(tmp_path / "in", "a.md", "deep/b.md", ".hidden.md", "c.md")
    (folder / ".ehcpqaignore").write_text("c.md\n", encoding="utf-8")
    run(folder, out=tmp_path / "here")
    asked = {"engine": "dask", "scheduler": cluster.scheduler_address}
    run(f"file://{folder}", out=tmp_path / "there", **asked)
    assert [record.path for record in records(tmp_path / "there")] == ["a.md", "deep/b.md"]
    assert hashes(tmp_path / "here") == hashes(tmp_path / "there")


def test_plans_in_an_object_store_are_read_by_the_workers(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bucket has the outputs of the same folder on disk, on one machine and on a cluster."""
    s3fs = pytest.importorskip("s3fs")
    server = pytest.importorskip("moto.server").ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    try:
        host, port = server.get_host_and_port()
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "invented",
            "AWS_SECRET_ACCESS_KEY": "invented",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():
            monkeypatch.setenv(name, value)
            said = f"import os; os.environ[{name!r}] = {value!r}"
            cluster.get_client().run(exec, said)  # what is pickled of os.environ is a copy
        folder = plans(tmp_path / "in", "a.md", "deep/b.md")
        store = s3fs.S3FileSystem()
        store.mkdir("plans")
        store.put(str(folder), "plans/2026", recursive=True)
        run(folder, out=tmp_path / "disk")
        run("s3://plans/2026", out=tmp_path / "here")
        asked = {"engine": "dask", "scheduler": cluster.scheduler_address}
        run("s3://plans/2026", out=tmp_path / "there", **asked)
    finally:
        server.stop()
    assert hashes(tmp_path / "disk") == hashes(tmp_path / "here") == hashes(tmp_path / "there")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param({"engine": "spark"}, "local, dask", id="another engine"),
        pytest.param({"engine": "dask"}, "--scheduler", id="no scheduler"),
        pytest.param({"engine": "dask", "scheduler": "tcp:/x"}, "no Dask scheduler", id="a slip"),
    ],
)
def test_an_engine_that_cannot_be_had_is_said(
    asked: dict[str, str], said: str, tmp_path: Path
) -> None:
    """In one sentence that names the option."""
    pytest.importorskip("distributed")
    with pytest.raises(InvalidConfig, match=said):
        run(plans(tmp_path / "in", "a.md"), out=tmp_path / "out", **asked)
