"""PgBouncer with TLS, in front of the tests' PostgreSQL: what stands in for Neon, which cannot be had in a test.

Neon's `-pooler` host is a PgBouncer in transaction mode, its direct host is PostgreSQL itself; both speak TLS only.
Here each is a PgBouncer: 127.0.0.1 in transaction mode, 127.0.0.2 in session mode, which keeps a client on one server
connection as PostgreSQL does.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import create_connection, socket

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from sqlalchemy import make_url

PROGRAM = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
POOLER, DIRECT = "127.0.0.1", "127.0.0.2"
# Fewer than the clients of the tests: they have to share.
SERVER_CONNECTIONS = 2


def why_not() -> str:
    """Why there can be none on this machine; empty when there can."""
    if PROGRAM is None:
        return "pgbouncer is not installed (Debian: apt-get install pgbouncer)"
    try:
        with socket() as probe:
            probe.bind((DIRECT, 0))
    except OSError:
        return f"this machine has no address {DIRECT}"
    return ""


def free_port() -> int:
    """A port that is free on both addresses."""
    with socket() as one, socket() as other:
        one.bind((POOLER, 0))
        port: int = one.getsockname()[1]
        other.bind((DIRECT, port))
        return port


@contextmanager
def pgbouncers(database_url: str, folder: Path) -> Iterator[int]:
    """Both, on one port, which is yielded. Users and passwords are the database's."""
    url = make_url(database_url)
    folder.chmod(0o755)
    _write_certificate(folder)
    (folder / "users.txt").write_text(f'"{url.username}" "{url.password}"\n')
    port = free_port()
    # It refuses to run as root.
    other_user = {"user": "nobody", "group": "nogroup"} if os.name == "posix" and os.geteuid() == 0 else {}
    running: list[subprocess.Popen[bytes]] = []
    try:
        for address, mode in ((POOLER, "transaction"), (DIRECT, "session")):
            config = folder / f"{mode}.ini"
            config.write_text(_config(folder, address, port, mode, f"host={url.host} port={url.port}"))
            command = [str(PROGRAM), "-q", str(config)]
            running.append(subprocess.Popen(command, stderr=subprocess.DEVNULL, **other_user))  # type: ignore[call-overload]  # noqa: S603
            _wait_for(address, port, running[-1])
        yield port
    finally:
        for process in running:
            process.terminate()
            process.wait(10)


def _config(folder: Path, address: str, port: int, mode: str, server: str) -> str:
    return f"""[databases]
* = {server}
[pgbouncer]
listen_addr = {address}
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {folder}/users.txt
pool_mode = {mode}
default_pool_size = {SERVER_CONNECTIONS if mode == "transaction" else 20}
max_client_conn = 100
client_tls_sslmode = require
client_tls_key_file = {folder}/key.pem
client_tls_cert_file = {folder}/certificate.pem
"""


def _wait_for(address: str, port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        try:
            create_connection((address, port), 1).close()
            return
        except OSError:
            assert process.poll() is None, "pgbouncer ended at once"
            time.sleep(0.05)
    raise AssertionError("pgbouncer does not listen")


def _write_certificate(folder: Path) -> None:
    """Signed by itself: `sslmode=require` asks for TLS, not for who it is."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "neon-stand-in")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(private)
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(pem))
    for file in folder.iterdir():
        file.chmod(0o644)
