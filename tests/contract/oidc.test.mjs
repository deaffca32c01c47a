// The city's own log-in without a browser: what the server says at its start, TLS to the provider, algorithms, and groups by the command line's rules.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { join } from "node:path";
import { clientSecret, configurationFor, freePort, startProvider } from "../support/openid_provider.mjs";
import { binary, folderFor, must, run, squares } from "./support.mjs";

/** A published store in a folder of its own. */
function city(t) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  const write = (name, content) => (writeFileSync(join(folder, name), content), join(folder, name));
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, write("areas.geojson", squares(3)), "--scheme", "OMR", "--title", "Områden", "--code", "kod", "--name", "namn");
  must("publish", store);
  return { folder, store, write };
}

/** Serves it at an address that was known before; ended with the test. */
async function serveAt(t, store, base, config) {
  const child = spawn(binary, ["serve", store, "--listen", new URL(base).host, "--config", config], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  t.after(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  let log = "";
  await new Promise((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text) => (log += text).includes('"server.started"') && resolve());
    ended.then((code) => reject(new Error(`the server ended with ${code}: ${log}`)));
  });
  return () => log;
}

/** A browser without a screen: keeps cookies, follows redirects, sends one form. */
function visitor() {
  const jar = new Map();
  const cookies = (url) => [...(jar.get(new URL(url).origin) ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
  async function go(url, options = {}) {
    const answer = await new Promise((resolve, reject) => {
      const asked = (url.startsWith("https") ? https : http).request(url, { rejectUnauthorized: false, ...options, headers: { cookie: cookies(url), ...options.headers } }, resolve);
      asked.on("error", reject).end(options.body);
    });
    const kept = jar.get(new URL(url).origin) ?? new Map();
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      if (/Max-Age=0|expires=Thu, 01 Jan 1970/i.test(line)) kept.delete(name);
      else kept.set(name, value);
    }
    jar.set(new URL(url).origin, kept);
    let text = "";
    for await (const part of answer.setEncoding("utf8")) text += part;
    const { location } = answer.headers;
    return location ? go(new URL(location, url).href) : { url, status: answer.statusCode, text };
  }
  return {
    go,
    /** From the map through the provider's page, as somebody. */
    async signIn(base, account) {
      const page = await go(`${base}/logga-in/oidc`);
      if (!page.url.includes("/interaction/")) return page;
      return go(page.url, { method: "POST", body: `account=${account}`, headers: { "content-type": "application/x-www-form-urlencoded" } });
    },
  };
}

const people = { anna: { name: "Anna Ek", preferred_username: "anna", groups: ["planerare"] } };

/** A city served with a provider, and what came of anna's signing in there. */
async function signInOnce(t, { config = {}, ...options }) {
  const place = city(t);
  const base = `http://127.0.0.1:${await freePort()}`;
  const provider = await startProvider({ people, redirectUri: `${base}/logga-in/oidc/svar`, ...options });
  t.after(() => provider.close());
  const secretFile = options.isPublic ? undefined : place.write("secret", config.secret ?? `${clientSecret}\n`);
  const toml = configurationFor({ base, issuer: provider.issuer, secretFile, roles: { planerare: "planner@OMR:A,B/2" }, ...config });
  const log = await serveAt(t, place.store, base, place.write("karta.toml", toml));
  const page = await visitor().signIn(base, "anna");
  return { page, log, members: must("member", "list", place.store, "--json") };
}

for (const algorithm of ["RS256", "PS256", "ES256"]) {
  test(`a provider that signs with ${algorithm} is believed`, async (t) => {
    const { page, members } = await signInOnce(t, { algorithm });
    assert.match(page.url, /\/inside\/karta$/);
    assert.deepEqual(members.map(({ name, assignments }) => [name, assignments]), [["anna", ["planner@OMR:A,B/2"]]]);
  });
}

test("a provider that signs with a secret that both sides know is not believed", async (t) => {
  const { page, log, members } = await signInOnce(t, { algorithm: "HS256" });
  assert.equal(page.status, 403);
  assert.match(page.text, /Det går inte att lita på svaret/);
  assert.match(log(), /"reason":"token_not_genuine","detail":"ID token: unsupported_algorithm"/);
  assert.deepEqual(members, []);
});

test("a client secret that is wrong is told in words, and stands in no log", async (t) => {
  const { page, log } = await signInOnce(t, { config: { secret: "fel hemlighet" } });
  assert.equal(page.status, 503);
  assert.match(page.text, /lämnar inte ut vem du är/);
  assert.match(log(), /"reason":"code_refused","detail":"status 401, invalid_client"/);
  assert.ok(!log().includes("hemlighet"));
});

test("a client without a secret comes in by PKCE alone", async (t) => {
  const { page } = await signInOnce(t, { isPublic: true });
  assert.match(page.url, /\/inside\/karta$/);
});

test("a provider by TLS is asked when its authority is named, and not otherwise", async (t) => {
  const folder = folderFor(t);
  const [key, cert] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const made = spawnSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=katalog",
    "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  const tls = { key: readFileSync(key), cert: readFileSync(cert) };
  const trusted = await signInOnce(t, { tls, config: { more: `ca_file = "${cert}"\n` } });
  assert.match(trusted.page.url, /\/inside\/karta$/);
  const stranger = await signInOnce(t, { tls });
  assert.equal(stranger.page.status, 503);
  assert.match(stranger.page.text, /Inloggningstjänsten svarar inte/);
  assert.match(stranger.log(), /"reason":"provider_silent","detail":"https:[^"]*SSL/);
});

test("a part in areas that there are not lets nobody in, and the log says which there are", async (t) => {
  const { page, log, members } = await signInOnce(t, { config: { roles: { planerare: "planner@OMR:Z" } } });
  assert.equal(page.status, 400);
  assert.match(log(), /"event":"oidc\.failed","reason":"OMR has no area Z: it has A, B, C"/);
  assert.deepEqual(members, []);
});

test("a log-in that is not whole stops the start with one sentence: which file, which key, what to do", (t) => {
  const place = city(t);
  const started = (toml) => run("serve", place.store, "--listen", "127.0.0.1:0", "--config", place.write("karta.toml", toml));
  const whole = { base: "https://karta.example.se", issuer: "https://login.example.se" };
  for (const [toml, says] of [
    [configurationFor({ ...whole, secretFile: join(place.folder, "nowhere") }), /oidc\.client_secret_file .*nowhere holds no secret/],
    [configurationFor({ ...whole, secretFile: place.write("empty", "\n") }), /empty holds no secret/],
    [configurationFor({ ...whole, more: 'ca_file = "nowhere.pem"\n' }), /oidc\.ca_file nowhere\.pem cannot be read/],
    [configurationFor({ ...whole, issuer: "http://login.example.se" }), /karta\.toml, line 4: oidc\.issuer must be/],
    [configurationFor({ ...whole, issuer: "https://user@login.example.se" }), /oidc\.issuer must be an https address/],
    [configurationFor({ ...whole, roles: { a: "king" } }), /karta\.toml, line 7: oidc\.roles\."a" must be a part/],
    [configurationFor({ ...whole, base: "http://karta.example.se" }), /\[oidc\] needs server\.public_url/],
  ]) {
    const { code, err } = started(toml);
    assert.equal(code, 1, err);
    assert.match(err.trim().split("\n").at(-1), /^tryggkarta: [^\n]+$/);
    assert.match(err, says);
  }
});
