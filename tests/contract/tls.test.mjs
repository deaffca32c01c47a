// HTTPS by the real binary: a certificate of its own, renewed by SIGHUP; or a proxy in front that speaks TLS.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { request as plainRequest } from "node:http";
import { Agent, createServer, request as secureRequest } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import { folderFor, must, run, serve, squares, until } from "./support.mjs";

/** Makes, or makes anew, a self-signed certificate for 127.0.0.1 under that name. */
function certify(folder, name) {
  const files = { certificate: join(folder, "certificate.pem"), key: join(folder, "key.pem") };
  const made = spawnSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
    "-subj", `/CN=${name}`, "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", files.key, "-out", files.certificate], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  chmodSync(files.key, 0o600);
  return files;
}

function publishedStore(folder) {
  const [store, file] = [join(folder, "city.tryggkarta"), join(folder, "areas.geojson")];
  writeFileSync(file, squares(2));
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, file, "--scheme", "OMR", "--title", "Områden", "--code", "kod", "--name", "namn");
  must("publish", store);
  return store;
}

function configured(folder, toml) {
  const file = join(folder, "tryggkarta.toml");
  writeFileSync(file, toml);
  return file;
}

const withTls = ({ certificate, key }) => `[tls]\ncertificate_file = "${certificate}"\nkey_file = "${key}"\n`;

/** One answer by TLS, with the name in the certificate that was shown. */
function ask(port, path, options = {}) {
  return new Promise((resolve, reject) => {
    const asked = secureRequest({ host: "127.0.0.1", port, path, rejectUnauthorized: false, agent: false, ...options }, (answer) => {
      const { CN: name } = answer.socket.getPeerCertificate().subject ?? {};
      const [version, local] = [answer.socket.getProtocol(), answer.socket.localPort];
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => (text += part));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text, name, version, local }));
    });
    asked.on("error", reject).end();
  });
}

const portOf = ({ base }) => Number(new URL(base).port);
const landingLinks = (text) => JSON.parse(text).links.map(({ href }) => href);

test("with a certificate the server speaks TLS 1.3 and 1.2 alone, and its links say https", async (t) => {
  const folder = folderFor(t);
  const server = await serve(t, publishedStore(folder), "--config", configured(folder, withTls(certify(folder, "karta"))));
  const port = portOf(server);
  for (const version of ["TLSv1.3", "TLSv1.2"]) {
    const answer = await ask(port, "/ogc", { minVersion: version, maxVersion: version, headers: { accept: "application/json" } });
    assert.equal(answer.status, 200);
    assert.equal(answer.version, version);
    assert.equal(answer.headers["strict-transport-security"], "max-age=31536000");
    for (const link of landingLinks(answer.text)) assert.ok(link.startsWith(`https://127.0.0.1:${port}/`), link);
  }
  await assert.rejects(ask(port, "/healthz", { minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "ALL:@SECLEVEL=0" }), /protocol version/);
  const plain = await server.get("/healthz");
  assert.equal(plain.status, 400);
  assert.match(await plain.text(), /https:\/\//);
});

test("SIGHUP shows a renewed certificate to those who come; who is there stays; a broken one changes nothing", async (t) => {
  const folder = folderFor(t);
  const files = certify(folder, "first");
  const server = await serve(t, publishedStore(folder), "--config", configured(folder, withTls(files)));
  const port = portOf(server);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const before = await ask(port, "/healthz", { agent });
  assert.equal(before.name, "first");

  certify(folder, "second");
  server.child.kill("SIGHUP");
  await until(() => ask(port, "/healthz"), ({ name }) => name === "second");
  const kept = await ask(port, "/healthz", { agent });
  assert.equal(kept.status, 200);
  assert.equal(kept.local, before.local, "the same connection");

  writeFileSync(files.certificate, readFileSync(files.key));
  server.child.kill("SIGHUP");
  await until(() => server.log(), (log) => log.includes("certificate.failed"));
  assert.equal(server.log().split("\n").filter((line) => line.includes("certificate.failed")).length, 1);
  assert.equal((await ask(port, "/healthz")).name, "second");
  assert.equal((await ask(port, "/healthz", { agent })).local, before.local);
});

test("a key that everyone may read stops the start with one sentence", (t) => {
  const folder = folderFor(t);
  const files = certify(folder, "karta");
  chmodSync(files.key, 0o644);
  const { code, err } = run("serve", publishedStore(folder), "--listen", "127.0.0.1:0", "--config", configured(folder, withTls(files)));
  assert.equal(code, 1);
  assert.match(err, /everyone on this machine may read .*key\.pem: run `chmod 600` on it/);
});

test("two hundred clients who say nothing do not keep others from their answers", async (t) => {
  const folder = folderFor(t);
  const server = await serve(t, publishedStore(folder), "--config", configured(folder, withTls(certify(folder, "karta"))));
  const port = portOf(server);
  const idle = await Promise.all(Array.from({ length: 200 }, async () => {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    return socket;
  }));
  t.after(() => idle.forEach((socket) => socket.destroy()));
  assert.equal((await ask(port, "/healthz", { timeout: 5000 })).status, 200);
});

/** A proxy that speaks TLS outside and HTTP inside, with the header lines of the README. */
async function proxyTo(t, port, folder) {
  const { certificate, key } = certify(folder, "proxy");
  const proxy = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (asked, answer) => {
    const headers = { ...asked.headers, "x-forwarded-proto": "https", "x-forwarded-host": asked.headers.host, "x-forwarded-for": "192.0.2.7" };
    plainRequest({ host: "127.0.0.1", port, path: asked.url, headers, agent: false }, (inner) => {
      answer.writeHead(inner.statusCode, inner.headers);
      inner.pipe(answer);
    }).end();
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  t.after(() => proxy.close());
  return proxy.address().port;
}

test("behind a proxy links are public_url's, else what a trusted proxy says, and a stranger is not believed", async (t) => {
  const folder = folderFor(t);
  const store = publishedStore(folder);
  const linksWith = async (toml) => {
    const server = await serve(t, store, "--config", configured(folder, toml));
    const outside = await proxyTo(t, portOf(server), folder);
    const answer = await ask(outside, "/ogc", { headers: { host: "karta.example.se", accept: "application/json" } });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers["strict-transport-security"], undefined);
    return { links: landingLinks(answer.text), own: server.base };
  };
  const all = (links, base) => links.forEach((link) => assert.ok(link.startsWith(`${base}/`), link));
  all((await linksWith(`[server]\npublic_url = "https://karta.goteborg.example"\n`)).links, "https://karta.goteborg.example");
  all((await linksWith(`[server]\ntrusted_proxies = ["127.0.0.1"]\n`)).links, "https://karta.example.se");
  const stranger = await linksWith(`[server]\ntrusted_proxies = ["192.0.2.1"]\n`);
  all(stranger.links, stranger.own);
});
