"""nginx, for the scenarios by https: one process, a certificate of a new authority, HTTP/1.1."""
import contextlib
import shutil
import socket
import subprocess
import time

from lab import BUILT

CONFIGURATION = """
daemon off; master_process off; worker_rlimit_nofile {files}; pid {work}/nginx.pid; error_log {work}/nginx.log crit;
events {{ worker_connections 20000; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; keepalive_timeout 600;
  client_body_temp_path {work}; proxy_temp_path {work}; fastcgi_temp_path {work}; uwsgi_temp_path {work}; scgi_temp_path {work};
  server {{
    listen 127.0.0.1:{port} ssl backlog=4096; root {root};
    ssl_certificate {work}/server.pem; ssl_certificate_key {work}/server.key; ssl_protocols TLSv1.3;
  }}
}}
"""


def program():
    """The one of the system, or that which ./setup unpacked; none without openssl, which makes its certificate."""
    if not shutil.which('openssl'):
        return None
    unpacked = BUILT / 'nginx/usr/sbin/nginx'
    return shutil.which('nginx') or (unpacked if unpacked.exists() else None)


def certificates(work):
    """Makes an authority, and a certificate of its for localhost; its file is what clients are to trust."""
    def openssl(*words):
        subprocess.run(['openssl', *words], cwd=work, check=True, capture_output=True)
    if (work / 'ca.pem').exists():
        return
    new_key = ['-newkey', 'rsa:2048', '-nodes']
    openssl('req', '-x509', *new_key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '30', '-subj', '/CN=benchmark')
    openssl('req', *new_key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost')
    (work / 'names').write_text('subjectAltName=DNS:localhost,IP:127.0.0.1')
    openssl('x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial',
            '-out', 'server.pem', '-days', '30', '-extfile', 'names')


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def serve(work, root):
    """The port on which the files below root are served."""
    certificates(work)
    port = free_port()
    configuration = work / 'nginx.conf'
    configuration.write_text(CONFIGURATION.format(work=work, root=root, port=port, files=20_000))
    with subprocess.Popen([program(), '-p', work, '-c', configuration], stderr=subprocess.DEVNULL) as process:
        try:
            await_listener(process, port)
            yield port
        finally:
            process.terminate()


def await_listener(process, port):
    while process.poll() is None:
        with contextlib.suppress(ConnectionRefusedError), socket.create_connection(('127.0.0.1', port)):
            return
        time.sleep(0.01)
    raise SystemExit('nginx did not start')
