// nginx with files: finished bytes, already compressed, from the system's page cache.
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "./load.mjs";
import { end, onServerCore, start } from "./machine.mjs";

export class Nginx {
  /** `files`: name → bytes, sent as gzip. One worker, on the core of what is measured. */
  static async start(port, folder, files) {
    const peer = new Nginx();
    const site = join(folder, `nginx-${port}`);
    mkdirSync(join(site, "files"), { recursive: true });
    // Its workers are another user where its master is root.
    chmodSync(folder, 0o711);
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(site, "files", name), bytes);
    writeFileSync(join(site, "nginx.conf"), `daemon off; worker_processes 1; pid ${site}/pid; error_log ${site}/error.log; events { worker_connections 1024; }
http { access_log off; client_body_temp_path ${site}/b; proxy_temp_path ${site}/p; fastcgi_temp_path ${site}/f; uwsgi_temp_path ${site}/u; scgi_temp_path ${site}/s;
server { listen 127.0.0.1:${port}; root ${site}/files; sendfile on; tcp_nopush on; keepalive_requests 1000; open_file_cache max=2000;
location / { default_type application/vnd.mapbox-vector-tile; add_header Content-Encoding gzip; add_header Vary Accept-Encoding; } } }`);
    const began = performance.now();
    const [command, args] = onServerCore("nginx", ["-c", join(site, "nginx.conf"), "-p", site]);
    peer.child = start(command, args, { stdio: "ignore" });
    peer.port = port;
    if (!(await until(port, `/${Object.keys(files)[0]}`, ({ status }) => status === 200))) throw new Error("nginx did not start");
    peer.seconds = (performance.now() - began) / 1000;
    return peer;
  }
  get pids() { return [this.child.pid]; }
  async stop() { await end(this.child, "SIGQUIT"); }
}
